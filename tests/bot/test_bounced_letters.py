"""Letters that come back: by a signed post, from a mailbox, by hand; the inviter hears of it."""

import asyncio
from pathlib import Path

import pytest

from bot.bounce_box import BounceBox
from bot.clock import TimedIds
from bot.mail_jobs import MailJobs
from handlers.web.bounces import SIGNATURE, TIMESTAMP, signature
from invites.services.bouncing import Bouncing
from invites.services.telling import Telling
from storage.links import LinkFinder
from tests.bot.post import NORA, lettered
from tests.support.post_office import SECRET, PostOffice, Received
from tests.support.whole_bot import WholeBot, http

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


def returned(letter: Received, action: str = "failed", status: str = "5.1.1") -> bytes:
    return (
        f"From: MAILER-DAEMON@mx.example\nTo: {letter.sender}\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; {letter.recipient}\nAction: {action}\n"
        f"Status: {status}\n\n--b--\n"
    ).encode()


async def posted(bot: WholeBot, body: bytes, key: bytes = SECRET, late: int = 0) -> int:
    stamp = str(int(bot.now.timestamp()) - late)
    headers = {TIMESTAMP: stamp, SIGNATURE: signature(key, stamp, body)}
    url = bot.url.replace("/slack/events", "/mail/bounces")
    async with http() as session, session.post(url, data=body, headers=headers) as answer:
        return answer.status


async def test_a_letter_that_came_back_is_told_to_the_inviter_once(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    letter = await lettered(mailing_bot, post)
    for _ in range(2):
        assert await posted(mailing_bot, returned(letter)) == 200
    await mailing_bot.settle()

    told = f"The letter to {NORA} came back. Ask Nora for the right address."
    assert mailing_bot.read("sam").count(told) == 1


async def test_a_delay_tells_nobody(mailing_bot: WholeBot, post: PostOffice) -> None:
    letter = await lettered(mailing_bot, post)
    assert await posted(mailing_bot, returned(letter, "delayed", "4.2.0")) == 200
    await mailing_bot.settle()
    assert not mailing_bot.has("sam", "came back")

    assert await posted(mailing_bot, returned(letter, "failed", "5.2.2")) == 200
    await mailing_bot.settle()
    assert mailing_bot.has("sam", f"The mailbox {NORA} is full.")


async def test_nobody_makes_a_letter_come_back_without_the_secret(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    letter = await lettered(mailing_bot, post)
    forged = returned(letter).replace(letter.sender[8:40].encode(), b"a" * 32)
    refused = [
        await posted(mailing_bot, returned(letter), b"another secret"),
        await posted(mailing_bot, returned(letter), late=301),
    ]
    taken = await posted(mailing_bot, forged)
    await mailing_bot.settle()

    assert (refused, taken) == ([401, 401], 200)
    assert not mailing_bot.has("sam", "came back")


async def test_a_mailbox_is_read_as_it_fills(
    mailing_bot: WholeBot, post: PostOffice, tmp_path: Path
) -> None:
    letter, box = await lettered(mailing_bot, post), tmp_path / "bounces.mbox"
    jobs = _jobs(mailing_bot, box)
    await jobs.read_bounces()  # not there yet
    await asyncio.to_thread(box.write_bytes, b"From x Mon\nFrom: a@b\n\nNothing\n\n")
    await jobs.read_bounces()
    with box.open("ab") as file:
        file.write(b"From MAILER-DAEMON Mon\n" + returned(letter) + b"\n")
    await jobs.read_bounces()
    await mailing_bot.settle()

    assert mailing_bot.has("sam", f"The letter to {NORA} came back.")


def _jobs(bot: WholeBot, box: Path) -> MailJobs:
    usher, clock = bot.usher, bot.playground.clock
    find = LinkFinder(usher.system._engine)
    bouncing = Bouncing(usher.identities.unit_of_work, find, Telling(clock, TimedIds(), mail=True))
    return MailJobs(bouncing, find, clock, usher.delivery.wake, BounceBox(box))
