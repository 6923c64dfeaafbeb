"""A taken port: another one near it, and never the same one twice."""

import socket
from collections.abc import Iterator

import pytest

from bot.commands.ports import usable

HOST = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens already."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind((HOST, 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_a_taken_port_gives_another(taken: int) -> None:
    assert usable(HOST, taken) != taken


def test_a_port_that_is_promised_to_the_page_is_not_given_to_the_bot(taken: int) -> None:
    page = usable(HOST, taken)

    assert usable(HOST, taken, page) not in {taken, page}
    assert usable(HOST, page, page) != page
