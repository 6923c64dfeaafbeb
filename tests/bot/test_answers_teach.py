"""What people answer stands in the log as well, where the ranking learns from it."""

import pytest

from invites.activity import ANSWERS
from playground.records import TEAM_ID
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def answers(bot: WholeBot) -> list[tuple[str, str, bool]]:
    """Kind, about whom, and whether a suggestion led to it."""
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        found = [a for a in await uow.activity.after(0, 1_000_000) if a.kind in ANSWERS]
        people = await uow.people.many({a.target_ids[0] for a in found})
    return [
        (a.kind.value, people[a.target_ids[0]].name.split()[0], bool(a.conversation)) for a in found
    ]


async def test_a_dismissal_is_learned_from(bot: WholeBot) -> None:
    await bot.press("sam", await bot.suggested(), "Not now")
    assert await answers(bot) == [("offered", "Sarah", False), ("dismissed", "Sarah", True)]


async def test_an_acceptance_of_what_was_suggested_is_learned_from(bot: WholeBot) -> None:
    await bot.press("sam", await bot.suggested(), "Invite")
    await bot.submit("sam")
    await bot.pass_time(seconds=61)
    await bot.press("sarah", bot.message("sarah", "would like you to join"), "Accept")
    assert await answers(bot) == [
        ("offered", "Sarah", False),
        ("invited", "Sarah", True),
        ("accepted", "Sarah", True),
    ]


async def test_a_refusal_teaches_by_its_reason_and_by_whom_it_names(bot: WholeBot) -> None:
    await bot.asked()
    await bot.press("sarah", bot.message("sarah", "would like you to join"), "Decline")
    await bot.submit("sarah", {"reason": "wrong_person", "referred": ["priya"]})
    assert await answers(bot) == [
        ("invited", "Sarah", False),
        ("wrong_person", "Sarah", False),
        ("referred", "Priya", False),
    ]
