"""An invitation by mail to a colleague who is not in chat, end to end."""

import pytest

from tests.bot.conftest import Office
from tests.bot.post import CSV, NORA, lettered
from tests.support.post_office import Fault, PostOffice
from tests.support.whole_bot import WholeBot, opened, whole_bot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def test_a_colleague_who_is_not_in_chat_gets_a_letter(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    got = await lettered(mailing_bot, post)

    for part in (got.part("plain"), got.part("html")):
        assert "Sam Reed would like you to join" in part
        assert "Accept" in part
        assert part.count("http://127.0.0.1/answer/") == 3
    assert got.mail["Subject"] == "Sam Reed would like you to join the Q3 outreach cadence"
    assert got.mail["To"] == f"Nora Lind <{NORA}>"
    assert got.mail["Reply-To"] == "Sam Reed <sam@northwind.example>"
    assert got.mail["Auto-Submitted"] == "auto-generated"
    assert got.mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert got.mail["List-Unsubscribe"].startswith("<http://127.0.0.1/mail/off/")
    mark = got.mail["Message-ID"].strip("<>").partition("@")[0]
    assert got.sender == f"bounces+{mark}@usher.example"


async def test_without_mail_they_cannot_be_reached(office: Office) -> None:
    async with whole_bot(opened(office.template, office.folder), office.url) as bot:
        await bot.import_people(CSV)
        result = await bot.invited_by_mail("sam", NORA)

    assert "Nora Lind" in str(result["errors"])
    assert "cannot be reached" in str(result["errors"])


async def test_a_mailbox_that_does_not_exist_is_told_to_the_inviter(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    post.plan = lambda: Fault.NO_MAILBOX
    await mailing_bot.import_people(CSV)
    await mailing_bot.invited_by_mail("sam", NORA)
    await mailing_bot.pass_time(seconds=61)

    assert mailing_bot.has("sam", f"There is no mailbox {NORA}")
    await mailing_bot.pass_time(hours=6)
    assert post.received == []
