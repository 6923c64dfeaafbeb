"""`/usher admin`: whoever operates Usher, and administrators of a customer, in chat."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import OperatorSettings
from invites.administration import Because, Level, Reason, Suspension
from invites.people import CustomerId, PersonId, Workspace
from playground.records import TEAM_ID
from tests.bot.conftest import Office
from tests.support.whole_bot import WholeBot, opened, whole_bot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
BECAUSE = {"reason": "Security", "note": "An account was taken over."}


@pytest.fixture
async def operated(office: Office) -> AsyncIterator[WholeBot]:
    """The office's own workspace operates this Usher."""
    operator = OperatorSettings(workspace=TEAM_ID)
    playground = opened(office.template, office.folder)
    async with whole_bot(playground, office.url, operator=operator) as started:
        yield started


async def pressed(bot: WholeBot, who: str, label: str) -> str:
    """Press a button of the open form; what is open then."""
    await bot.driver.press(who, bot.form(who), label)
    await bot.settle()
    return bot.modal(who)


async def submitted(bot: WholeBot, who: str, **values: object) -> str:
    result = await bot.submit(who, values)
    assert not result.get("errors"), result
    return bot.modal(who)


async def refused(bot: WholeBot, who: str, **values: object) -> str:
    return str((await bot.submit(who, values)).get("errors"))


async def appointed(bot: WholeBot, by: str, whom: str, role: str) -> str:
    await bot.command(by, "/usher admin")
    if "My organisation" in bot.modal(by):
        await pressed(bot, by, "My organisation")
    await pressed(bot, by, "Appoint")
    return await submitted(bot, by, people=[bot.driver.person(whom).real_name], role=role)


async def audited(bot: WholeBot) -> list[tuple[str, str]]:
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        entries = await uow.audit.after(0, 1000)
    return [(e.action, e.reason) for e in entries]


async def test_a_suspended_customer_stands_still_and_goes_on_later(bot: WholeBot) -> None:
    asked = await bot.asked()
    await bot.command("dana", "/usher admin")
    await pressed(bot, "dana", "Suspend")
    told = await submitted(bot, "dana", **BECAUSE)
    assert "Suspended. 1 invitation stands still" in told
    assert "Security (An account was taken over.)" in told

    await bot.press("sarah", asked, "Accept")
    assert bot.has("sarah", "Invitations are paused")
    await bot.say("sam", "#q3-outreach", "Who signs off the outreach target list and the pricing?")
    assert not bot.has("sam", "Would you like to invite")
    await bot.command("sam", "/usher invite @lena", "#pipeline")
    result = await bot.submit("sam", {})
    assert "paused" in str(result)
    await bot.driver.close("sam")
    await bot.pass_time(days=20)  # longer than its whole life
    assert not bot.has("sarah", "Reminder")

    await bot.command("dana", "/usher admin")
    await pressed(bot, "dana", "Resume")
    told = await submitted(bot, "dana", reason="Something else")
    assert "Resumed. 1 invitation got back the time that it lost." in told
    await bot.press("sarah", asked, "Accept")
    assert bot.has("sam", "accepted")
    found = [entry for entry in await audited(bot) if entry[0].startswith("customer.")]
    assert found == [("customer.suspend", "security"), ("customer.resume", "other")]


async def test_a_customer_cannot_lift_what_the_operator_suspended(bot: WholeBot) -> None:
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    why = Because(Reason.PAYMENT, "Third reminder")
    above = Suspension(level=Level.OPERATOR, at=bot.now, because=why, by=PersonId("grace"))
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        await uow.suspensions.add(above)

    await bot.command("dana", "/usher admin")
    assert "Suspended by whoever operates Usher" in bot.modal("dana")
    assert "Third reminder" not in bot.modal("dana")
    await pressed(bot, "dana", "Resume")
    await bot.submit("dana", {"reason": "Something else"})
    assert "Only they can resume" in bot.modal("dana")


async def test_whoever_operates_usher_sees_all_customers_and_suspends_one(
    operated: WholeBot,
) -> None:
    bot = operated
    bright = await another_customer(bot)
    await bot.command("dana", "/usher admin")
    assert "Brightwater" in bot.modal("dana")
    await pressed(bot, "dana", "Show")
    await pressed(bot, "dana", "Suspend")
    told = await submitted(bot, "dana", **BECAUSE)
    assert "Suspended by whoever operates Usher" in told
    async with bot.usher.identities.unit_of_work(bright) as uow:
        assert (await uow.policies.current()).suspended
        entries = await uow.audit.after(0, 10)
    assert [(e.action, e.facts["level"]) for e in entries] == [("customer.suspend", "operator")]


async def test_who_is_no_administrator_is_told_who_is(bot: WholeBot) -> None:
    await bot.command("sam", "/usher admin")
    assert bot.has("sam", "That is for the administrators: Dana White")


async def test_administrators_appoint_and_take_back(bot: WholeBot) -> None:
    told = await appointed(bot, "dana", "lena", "Administrator")
    assert "Done. It holds from now on." in told
    await bot.command("lena", "/usher admin")
    assert "Lena Fischer" in bot.modal("lena")

    await pressed(bot, "lena", "Appoint")
    values: dict[str, object] = {"people": ["Dana White"], "role": "No role: take theirs back"}
    assert "administers the workspace in Slack" in await refused(bot, "lena", **values)
    values = {"people": ["Gil Navarro"], "role": "Manager"}
    assert "not a full member" in await refused(bot, "lena", **values)
    await submitted(bot, "lena", people=["Lena Fischer"], role="No role: take theirs back")
    await bot.command("lena", "/usher admin")
    assert bot.has("lena", "That is for the administrators")
    assert [a for a, _ in await audited(bot) if a.startswith("person.")][-2:] == [
        "person.appoint",
        "person.dismiss",
    ]


async def test_customer_success_sees_whom_they_are_assigned_and_nobody_else(
    operated: WholeBot,
) -> None:
    bot = operated
    await another_customer(bot)
    await appointed(bot, "dana", "ines", "Customer Success")
    await bot.command("ines", "/usher admin")
    assert "You look after no customer." in bot.modal("ines")

    await bot.command("dana", "/usher admin")
    await pressed(bot, "dana", "Show")
    await pressed(bot, "dana", "Customer Success")
    assert "Ines Costa" in await submitted(bot, "dana", staff=["Ines Costa"])
    await bot.command("ines", "/usher admin")
    assert "Brightwater" in bot.modal("ines")
    assert "Northwind" not in bot.modal("ines")


async def another_customer(bot: WholeBot) -> CustomerId:
    wanted = Workspace("slack", "T0BRIGHT", CustomerId("bright"), "B1", bot.now)
    made = await bot.usher.system.ensure_workspace(wanted, "Brightwater Studio", bot.now)
    return made.customer_id
