"""The playground's mail server and what its page shows of a letter."""

from collections.abc import AsyncIterator
from email.message import EmailMessage

import aiosmtplib
import pytest
from aiohttp import ClientSession

from playground.server import Playground
from tests.playground.small_office import MANIFEST


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    started = Playground(MANIFEST)
    await started.start("127.0.0.1", 0)
    yield started
    await started.stop()


def letter(html: str = "<html><head></head><body><b>Come</b></body></html>") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = (
        "Usher <usher@northwind.example>",
        "Nora <nora.lind@northwind.example>",
    )
    made["Subject"] = "Grüße"
    made.set_content("Come")
    made.add_alternative(html, subtype="html")
    return made


async def sent(playground: Playground, to: str, made: EmailMessage | None = None) -> None:
    await aiosmtplib.send(
        made or letter(),
        sender="bounces@northwind.example",
        recipients=[to],
        hostname="127.0.0.1",
        port=playground.mail.port,
        start_tls=False,
    )


async def test_a_letter_is_kept_and_shown_in_three_ways(playground: Playground) -> None:
    await sent(playground, "nora.lind@northwind.example")

    [kept] = playground.mailbox.summaries()
    assert (kept["to"], kept["subject"]) == ("Nora <nora.lind@northwind.example>", "Grüße")
    parts: dict[str, str] = {}
    async with ClientSession() as session:
        for part in ("html", "text", "raw"):
            url = f"{playground.page_url}playground/mail/{kept['id']}/{part}"
            async with session.get(url) as answer:
                assert "sandbox" in answer.headers["Content-Security-Policy"]
                parts[part] = await answer.text()
    assert "<b>Come</b>" in parts["html"]
    assert parts["text"].strip() == "Come"
    assert "Subject: =?utf-8?" in parts["raw"]


async def test_a_mailbox_that_is_not_there_is_refused(playground: Playground) -> None:
    with pytest.raises(aiosmtplib.SMTPRecipientsRefused):
        await sent(playground, "nobody@northwind.example")

    assert playground.mailbox.summaries() == []
