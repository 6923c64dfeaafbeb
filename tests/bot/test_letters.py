"""An invitation by mail to a colleague who is not in chat, end to end."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.conftest import Office
from tests.support.post_office import Fault, PostOffice, Received, mail_to, post_office
from tests.support.whole_bot import WholeBot, opened, whole_bot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


@pytest.fixture
async def post() -> AsyncIterator[PostOffice]:
    async with post_office() as office:
        yield office


@pytest.fixture
async def bot(office: Office, post: PostOffice) -> AsyncIterator[WholeBot]:
    playground = opened(office.template, office.folder)
    async with whole_bot(playground, office.url, **mail_to(post)) as started:
        yield started


NORA = "nora.lind@northwind.example"
CSV = f"name,email,title,time_zone\nNora Lind,{NORA},Finance Director,America/New_York\n"


async def lettered(bot: WholeBot, post: PostOffice) -> Received:
    """Sam invites Nora, who has no account in chat; her letter."""
    await bot.import_people(CSV)
    result = await bot.invited_by_mail("sam", NORA)
    assert not result.get("errors"), result
    await bot.pass_time(seconds=61)
    return post.to(NORA)[-1]


async def test_a_colleague_who_is_not_in_chat_gets_a_letter(
    bot: WholeBot, post: PostOffice
) -> None:
    got = await lettered(bot, post)

    for part in (got.part("plain"), got.part("html")):
        assert "Sam Reed would like you to join" in part
        assert "Accept" in part
        assert part.count("https://usher.example/answer/") == 3
    assert got.mail["Subject"] == "Sam Reed would like you to join the Q3 outreach cadence"
    assert got.mail["To"] == f"Nora Lind <{NORA}>"
    assert got.mail["Reply-To"] == "Sam Reed <sam@northwind.example>"
    assert got.mail["Auto-Submitted"] == "auto-generated"
    assert got.mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert got.mail["List-Unsubscribe"].startswith("<https://usher.example/mail/off/")
    mark = got.mail["Message-ID"].strip("<>").partition("@")[0]
    assert got.sender == f"bounces+{mark}@usher.example"


async def test_without_mail_they_cannot_be_reached(office: Office) -> None:
    async with whole_bot(opened(office.template, office.folder), office.url) as bot:
        await bot.import_people(CSV)
        result = await bot.invited_by_mail("sam", NORA)

    assert "Nora Lind" in str(result["errors"])
    assert "cannot be reached" in str(result["errors"])


async def test_a_mailbox_that_does_not_exist_is_told_to_the_inviter(
    bot: WholeBot, post: PostOffice
) -> None:
    post.plan = lambda: Fault.NO_MAILBOX
    await bot.import_people(CSV)
    await bot.invited_by_mail("sam", NORA)
    await bot.pass_time(seconds=61)

    assert bot.has("sam", "could not be delivered")
    await bot.pass_time(hours=6)
    assert post.received == []
