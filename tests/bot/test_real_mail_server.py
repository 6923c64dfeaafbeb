"""Exim takes our letters as they are, and what it sends back is understood."""

import tempfile
from collections.abc import AsyncIterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from invites.bounces import Verdict, read_bounce
from tests.bot.conftest import Office
from tests.bot.post import CSV, NORA
from tests.bot.test_bounced_letters import _jobs
from tests.conftest import missing
from tests.support.exim import Exim, find_exim, running_exim
from tests.support.post_office import PostOffice, mail_to
from tests.support.whole_bot import opened, whole_bot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
GONE = "gone@northwind.example"


@pytest.fixture
async def exim() -> AsyncIterator[Exim]:
    binary = find_exim()
    if binary is None:
        missing("No Exim here. Debian or Ubuntu: sudo apt-get install exim4-daemon-light")
    with tempfile.TemporaryDirectory(prefix="usher-exim-") as folder:
        async with running_exim(binary, Path(folder)) as server:
            yield server


async def test_a_real_server_takes_a_letter_and_sends_back_what_nobody_gets(
    office: Office, exim: Exim
) -> None:
    settings = mail_to(PostOffice(port=exim.port))
    async with whole_bot(opened(office.template, office.folder), office.url, **settings) as bot:
        await bot.import_people(f"{CSV}Gone Person,{GONE},,America/New_York\n")
        sent = await bot.invited_by_mail("sam", f"{NORA}, {GONE}")
        assert not sent.get("errors"), sent
        await bot.pass_time(seconds=61)

        letter = message_from_bytes(await exim.arrived(NORA.encode()), policy=default)
        report = await exim.arrived(b"no such person here")
        await _jobs(bot, exim.box).read_bounces()
        await bot.settle()

        assert bot.has("sam", f"The letter to {GONE} came back. Ask Gone for the right address.")
        assert not bot.has("sam", f"The letter to {NORA} came back.")

    _complete(letter)
    assert read_bounce(report).verdict is Verdict.HARD
    assert b"message/delivery-status" in report


def _complete(letter: EmailMessage) -> None:
    headers = ("From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted")
    unsubscribe = ("List-Unsubscribe", "List-Unsubscribe-Post", "Content-Language")
    assert [name for name in (*headers, *unsubscribe) if not letter[name]] == []
    assert letter["Return-path"].startswith("<bounces+")
    bodies = [letter.get_body((kind,)) for kind in ("plain", "html")]
    assert all(body is not None and "Sam Reed" in body.get_content() for body in bodies)
