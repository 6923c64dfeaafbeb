"""An invitation by mail to a colleague who is not in chat, end to end."""

import pytest

from invites.notifying import Channel, Kind, Pace
from playground.records import TEAM_ID
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


async def test_a_doubtful_letter_goes_out_once_more_under_the_same_name(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    faults = iter((Fault.LOST_AFTER_DATA, Fault.NONE))
    post.plan = lambda: next(faults)
    await lettered(mailing_bot, post)
    await mailing_bot.pass_time(minutes=5)

    first, second = post.to(NORA)
    assert first.mail["Message-ID"] == second.mail["Message-ID"]
    assert first.sender == second.sender
    assert not mailing_bot.has("sam", "could not be delivered")


async def test_what_stays_doubtful_is_unknown_and_told(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    post.plan = lambda: Fault.LOST_AFTER_DATA
    await lettered(mailing_bot, post)
    await mailing_bot.pass_time(hours=3)

    assert len(post.to(NORA)) == 2
    assert mailing_bot.has("sam", "did not say whether it took the letter")


async def test_a_server_that_is_away_is_tried_for_two_days(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    post.plan = lambda: Fault.GREYLISTED
    await mailing_bot.import_people(CSV)
    await mailing_bot.invited_by_mail("sam", NORA)
    await mailing_bot.pass_time(hours=5)
    assert not mailing_bot.has("sam", "could not be delivered")

    post.plan = lambda: Fault.NONE
    await mailing_bot.pass_time(hours=2)
    assert len(post.to(NORA)) == 1


async def test_an_invitation_answered_elsewhere_is_not_mailed(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    post.plan = lambda: Fault.GREYLISTED
    await mailing_bot.import_people(CSV)
    await mailing_bot.invited_by_mail("sam", NORA)
    await mailing_bot.pass_time(minutes=10)
    await mailing_bot.press(
        "sam", mailing_bot.message("sam", "Your invitation of Nora"), "Withdraw"
    )
    post.plan = lambda: Fault.NONE
    await mailing_bot.pass_time(hours=3)

    assert post.to(NORA) == []


@pytest.mark.parametrize(
    "name",
    [
        "Nora\r\nBcc: everybody@example.org",
        "Lind, Nora <evil@example.org>",
        "\u202eNora\u202c 🎉",
        '"; DROP',
        "נורה לינד",
    ],
    ids=["line break", "comma", "backwards", "quote", "hebrew"],
)
async def test_no_name_becomes_a_header(mailing_bot: WholeBot, post: PostOffice, name: str) -> None:
    field = '"' + name.replace('"', '""') + '"'
    letter = await lettered(
        mailing_bot, post, f"name,email,time_zone\n{field},{NORA},America/New_York\n"
    )

    assert letter.mail["Bcc"] is None
    [address] = letter.mail["To"].addresses
    assert address.addr_spec == NORA
    assert [each.recipient for each in post.received] == [NORA]


async def test_a_digest_comes_by_mail_to_whoever_wishes_it(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    await _wish(mailing_bot, "sam", Kind.OUTCOMES, Channel.EMAIL, Pace.DIGEST)
    seen = await mailing_bot.asked("sam", "Sarah Chen")
    await mailing_bot.press("Sarah Chen", seen, "Accept")
    assert post.received == []
    await mailing_bot.pass_time(days=1)
    await mailing_bot.pass_time(hours=4)

    [digest] = post.to("sam@northwind.example")
    assert "Sarah Chen" in digest.part("plain")
    assert "Sarah Chen" in digest.part("html")
    assert digest.mail["List-Unsubscribe"] is not None


async def _wish(bot: WholeBot, who: str, kind: Kind, channel: Channel, pace: Pace) -> None:
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        person = await uow.people.by_email(bot.driver.person(who).email)
        assert person is not None
        wishes = await uow.preferences.get(person.id)
        await uow.preferences.save(wishes.choose(kind, channel, pace))
