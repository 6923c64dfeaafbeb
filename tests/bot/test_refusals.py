"""What stands against an invitation is said under the field that it concerns."""

import asyncio

import pytest

from bot.settings import PolicySettings
from tests.bot.conftest import Office
from tests.support.whole_bot import WholeBot, opened, whole_bot

# What differs between the databases stands in the tests of the main path and of the store.
pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def refused(bot: WholeBot, values: dict[str, object], who: str = "sam") -> dict[str, str]:
    await bot.command(who, "/usher invite", "#q3-outreach")
    result = await bot.submit(who, {"message": "Come along", **values})
    errors: dict[str, str] = result.get("errors", {})
    return errors


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"people": ["sam"]}, "people", "You cannot invite yourself. Choose a colleague."),
        ({"people": ["lena"]}, "people", "Lena Fischer is on it already. Take them off the list."),
        (
            {"people": ["gil"]},
            "people",
            "Gil Navarro is from outside your organisation. Ask an administrator to allow",
        ),
        ({"people": ["rita"]}, "people", "Rita Moss has left. Choose somebody else."),
        ({"people": ["bot"]}, "people", "Usher is an app. Choose a colleague."),
        (
            {"emails": "nobody@northwind.example"},
            "emails",
            "No colleague has the address nobody@northwind.example. Check it",
        ),
        ({"emails": "sarah at work"}, "emails", "“sarah” is not an e-mail address."),
        ({}, "people", "Choose at least one colleague, or type an e-mail address."),
        ({"people": ["sarah"], "message": "  "}, "message", "Write a sentence or two."),
    ],
)
async def test_a_refusal_stands_under_its_field(
    bot: WholeBot, values: dict[str, object], field: str, words: str
) -> None:
    errors = await refused(bot, values)

    assert list(errors) == [field]
    assert words in errors[field]
    await bot.pass_time(minutes=5)
    assert not bot.driver.messages("sarah")


async def test_several_refusals_come_at_once_and_nobody_is_invited(bot: WholeBot) -> None:
    errors = await refused(
        bot,
        {
            "people": ["sarah", "lena", "sam"],
            "emails": "a@b.example, nonsense; PRIYA@northwind.example",
            "message": " ",
        },
    )

    assert set(errors) == {"people", "emails", "message"}
    assert "Lena Fischer is on it already." in errors["people"]
    assert "You cannot invite yourself." in errors["people"]
    assert "a@b.example" in errors["emails"]
    assert "nonsense" in errors["emails"]
    await bot.pass_time(minutes=5)
    assert not bot.driver.messages("sarah")
    assert not bot.driver.messages("priya")


async def test_an_address_finds_a_colleague_however_it_is_written(bot: WholeBot) -> None:
    assert await refused(bot, {"emails": " <SARAH@Northwind.example> ;"}) == {}

    await bot.pass_time(seconds=61)

    assert bot.has("sarah", "would like you to join")


async def test_the_form_stays_open_and_can_be_mended(bot: WholeBot) -> None:
    await refused(bot, {"people": ["lena"]})

    result = await bot.submit("sam", {"people": ["sarah"]})

    assert not result.get("errors")
    assert bot.has("sam", "Your invitation of Sarah Chen")


async def test_beyond_an_inviters_quota_somebody_has_to_approve(office: Office) -> None:
    policy = PolicySettings(invitations_per_inviter_a_day=3)
    async with whole_bot(opened(office.template, office.folder), office.url, policy=policy) as bot:
        assert await refused(bot, {"people": ["sarah", "priya"]}) == {}
        assert await refused(bot, {"people": ["leo", "ines"]}) == {}
        assert bot.has("sam", "waiting for approval")


async def test_a_form_submitted_twice_invites_once(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah", "#q3-outreach")
    view = bot.driver.modal("sam")
    assert view is not None
    submission = bot.submission("sam", view, {})

    statuses = await asyncio.gather(*(bot.interact(submission) for _ in range(5)))
    await bot.settle()
    await bot.pass_time(seconds=61)

    assert statuses == [200] * 5
    assert len(bot.driver.messages("sarah")) == 1
    assert bot.read("sam").count("waiting for Sarah's answer") == 1


async def test_archived_work_takes_nobody_in(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah", "#q3-outreach")
    await bot.driver.archive("lena", "#q3-outreach")
    await bot.settle()

    result = await bot.submit("sam")

    assert "This work is archived. Choose another." in str(result["errors"])
