"""`/usher policy`: an administrator changes the rules, sees what it means, and it is done."""

from dataclasses import replace

import pytest

from playground import administration
from playground.driver import text_of
from playground.records import TEAM_ID, Json
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

CONCERNED = "would no longer follow the rules"


async def edit(bot: WholeBot, button: str, who: str = "dana") -> None:
    await bot.command(who, "/usher policy")
    await bot.press(who, bot.form(who), button)


async def saved(bot: WholeBot, values: dict[str, object], who: str = "dana") -> str:
    """Fill in the open form; return what is shown next."""
    result = await bot.submit(who, values)
    assert not result.get("errors"), result
    return bot.modal(who)


async def switched_off(bot: WholeBot) -> None:
    """Dana switches off what people write themselves, and is asked about what waits."""
    await edit(bot, "Edit invitations")
    shown = await saved(bot, {"single": "Off", "note": "A freeze until May"})
    assert CONCERNED in shown
    assert "Sam Reed invited Sarah Chen to the Q3 outreach cadence." in shown


async def versions(bot: WholeBot) -> int:
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        return (await uow.policies.own()).version


async def test_an_administrator_sees_what_holds_and_nobody_else(bot: WholeBot) -> None:
    await bot.command("dana", "/usher policy")
    shown = bot.modal("dana")
    assert "People may write invitations themselves." in shown
    assert "Each inviter may invite 25 people a day." in shown
    assert "Nobody has changed anything yet" in shown
    await bot.press("dana", bot.form("dana"), "Edit invitations")
    forged = bot.submission("dana", bot.form("dana"), {"single": "Off"})

    for who in ("sam", "gil"):
        await bot.command(who, "/usher policy")
        assert bot.modal(who) == ""
        told = "That is for the administrators: Dana White. Ask them for what you need."
        assert bot.has(who, told)
        user = {"id": bot.driver.person(who).id, "team_id": TEAM_ID}
        await bot.interact({**forged, "user": {**forged["user"], **user}})

    assert await versions(bot) == 0


async def test_where_nothing_waits_it_is_saved_at_once_and_holds(bot: WholeBot) -> None:
    await edit(bot, "Edit limits")
    shown = await saved(bot, {"inviter_a_day": "1", "over": "Has to wait", "note": "Calmer"})
    assert "Saved. No invitation waits." in shown
    assert "Each inviter may invite 1 person a day." in shown
    assert "Last changed by Dana White, 23 November, 10:40." in shown
    await bot.press("dana", bot.form("dana"), "History")
    shown = bot.modal("dana")
    assert "1: Dana White, 23 November, 10:40" in shown
    assert "Each inviter may invite 1 person a day. Before: Each inviter may invite 25" in shown
    assert "Calmer" in shown

    await bot.invited("sam", "Sarah Chen")
    await bot.command("sam", "/usher invite", "#q3-outreach")
    result = await bot.submit("sam", {"people": ["priya"], "message": "Come"})
    assert "The limit of 1 invitations is reached." in str(result["errors"])


async def test_what_waits_is_kept_when_that_is_chosen(bot: WholeBot) -> None:
    asked = await bot.asked()
    await switched_off(bot)
    assert await versions(bot) == 0

    shown = await saved(bot, {"denied": "Keep them as they are"})

    assert "Saved. 1 is kept." in shown
    await bot.command("sam", "/usher invite", "#q3-outreach")
    result = await bot.submit("sam", {"people": ["priya"], "message": "Come"})
    assert "Invitations are switched off." in str(result["errors"])
    await bot.press("sarah", asked, "Accept")
    assert bot.has("sam", "Sarah Chen accepted your invitation")


async def test_what_waits_is_withdrawn_and_everybody_is_told(bot: WholeBot) -> None:
    asked = await bot.asked()
    await bot.invited("sam", "Priya Nair")  # not sent yet
    await switched_off(bot)

    shown = await saved(bot, {"denied": "Withdraw them"})
    await bot.settle()

    assert "Saved. 2 are withdrawn." in shown
    assert "withdrawn" in text_of(bot.fresh(asked))
    assert bot.has("sam", "Your invitation of Sarah Chen to the Q3 outreach cadence was withdrawn")
    assert bot.has("sam", "The rules of your organisation have changed.")
    assert bot.has("sam", "Your invitation of Priya Nair to the Q3 outreach cadence was stopped")
    await bot.press_old_copy("sarah", asked, "invitation.accept")
    await bot.settle()
    assert not bot.has("sam", "Sarah Chen accepted")


async def test_what_waits_stands_still_until_an_approver_decides(bot: WholeBot) -> None:
    asked = await bot.asked()
    await switched_off(bot)

    shown = await saved(bot, {"denied": "Ask an approver about each"})

    assert "Saved. 1 waits for approval." in shown
    await bot.press_old_copy("sarah", asked, "invitation.accept")
    await bot.settle()
    assert not bot.has("sam", "Sarah Chen accepted")


async def test_what_is_wrong_stands_under_its_field_and_nothing_is_saved(bot: WholeBot) -> None:
    await edit(bot, "Edit domains")
    result = await bot.submit(
        "dana", {"allowed": "partner.example\nnot a domain!, ok.example", "blocked": "*."}
    )
    assert "Line 2: “not” is neither a domain nor an address." in result["errors"]["allowed"]
    assert "Line 2: “a” is neither a domain nor an address." in result["errors"]["allowed"]
    assert result["errors"]["allowed"].count("Write partner.example") == 1
    assert "Line 1: “*.”" in result["errors"]["blocked"]
    result = await bot.submit("dana", {"allowed": "a.example", "blocked": "A.example."})
    assert "a.example stands on both lists." in result["errors"]["blocked"]
    await edit(bot, "Edit limits")
    result = await bot.submit("dana", {"pending": "many", "customer_a_day": "9,999,999"})
    assert result["errors"] == {"pending": "Give a whole number of 1 or more."}
    result = await bot.submit("dana", {"pending": "10", "customer_a_day": "9,999,999"})
    assert "from 1 to 100,000; more is not possible" in result["errors"]["customer_a_day"]
    await edit(bot, "Edit approvers")
    result = await bot.submit("dana", {"approvers": [], "people": []})
    assert "Choose who approves" in result["errors"]["approvers"]
    result = await bot.submit("dana", {"people": ["gil"]})
    assert "Gil Navarro cannot approve anything" in result["errors"]["people"]
    await edit(bot, "Edit closed work")
    result = await bot.submit("dana", {"close": "Q3 outreach\nNo such thing"})
    assert "Line 2: no work is called “No such thing”." in result["errors"]["close"]
    assert await versions(bot) == 0


async def test_letters_of_any_script_and_work_by_its_title(bot: WholeBot) -> None:
    await edit(bot, "Edit domains")
    shown = await saved(bot, {"allowed": "Bücher.example, *.partner.example", "blocked": ""})
    assert "Let in: *.partner.example and bücher.example." in shown
    await edit(bot, "Edit closed work")
    shown = await saved(bot, {"close": "q3 outreach cadence\n"})
    assert "Closed to new people: the Q3 outreach cadence." in shown
    await bot.command("sam", "/usher invite", "#q3-outreach")
    result = await bot.submit("sam", {"people": ["sarah"], "message": "Come"})
    assert result["errors"]


async def second_administrator(bot: WholeBot) -> None:
    ben = replace(bot.driver.person("ben"), is_admin=True)
    administration.change(bot.playground.workspace, ben)
    await bot.settle()


async def test_of_two_who_save_the_same_the_second_is_told_and_loses_nothing(
    bot: WholeBot,
) -> None:
    await second_administrator(bot)
    await edit(bot, "Edit times")
    await edit(bot, "Edit times", "ben")
    await saved(bot, {"lifetime": "7 days"}, "ben")

    shown = await saved(bot, {"lifetime": "5 days", "reminders": "One at most"})

    assert "Ben Ortiz changed this while you had it open." in shown
    assert "An invitation is open for 7 days." in shown
    assert await versions(bot) == 1
    shown = await saved(bot, {})
    assert "An invitation is open for 5 days." in shown
    assert "An invitation is reminded of once at most." in shown


async def test_of_two_who_save_different_things_both_hold(bot: WholeBot) -> None:
    await second_administrator(bot)
    await bot.asked()
    await switched_off(bot)
    await edit(bot, "Edit times", "ben")
    await saved(bot, {"lifetime": "7 days"}, "ben")

    shown = await saved(bot, {"denied": "Keep them as they are"})

    assert "Somebody else saved another change meanwhile. Both will hold" in shown
    shown = await saved(bot, {"denied": "Keep them as they are"})
    assert "Nobody may write an invitation themselves." in shown
    assert "An invitation is open for 7 days." in shown


async def rule_added(bot: WholeBot, values: dict[str, object]) -> str:
    await edit(bot, "Edit rules")
    await bot.press("dana", bot.form("dana"), "Add a rule")
    return await saved(bot, values)


async def test_a_rule_is_added_edited_moved_and_removed(bot: WholeBot) -> None:
    shown = await rule_added(
        bot,
        {
            "effect": "It is not allowed",
            "unless_roles": ["Managers"],
            "other_department": "Another than the inviter's",
            "kinds": ["a cadence"],
        },
    )
    only = "Only managers may invite people outside their department to a cadence."
    assert f"1. {only}" in shown
    await bot.command("lena", "/usher invite", "#q3-outreach")
    result = await bot.submit("lena", {"people": ["sarah"], "message": "Come"})
    assert "A rule of your organisation does not let you invite Sarah Chen" in str(result)

    shown = await rule_added(
        bot, {"effect": "It needs approval", "inviter_departments": ["Sales"], "people": ["lena"]}
    )
    asks = "People in Sales may invite anybody only with approval by Lena Fischer."
    assert f"2. {asks}" in shown
    await bot.press("dana", bot.form("dana"), "Move down")
    assert f"1. {asks}" in bot.modal("dana")
    await bot.press("dana", bot.form("dana"), "Edit rule 2")
    shown = await saved(bot, {"kinds": [], "other_department": "Any"})
    assert "2. Only managers may invite anybody." in shown
    result = await twice(bot)
    assert "There is such a rule already." in str(result["errors"])
    await edit(bot, "Edit rules")
    await bot.press("dana", bot.form("dana"), "Remove")
    assert "1. Only managers may invite anybody." in bot.modal("dana")


async def twice(bot: WholeBot) -> Json:
    await edit(bot, "Edit rules")
    await bot.press("dana", bot.form("dana"), "Add a rule")
    return await bot.submit("dana", {"effect": "It is not allowed", "unless_roles": ["Managers"]})


async def test_a_rule_that_concerns_what_waits_says_which_rule(bot: WholeBot) -> None:
    await bot.asked()
    shown = await rule_added(
        bot, {"effect": "It needs approval", "approvers": ["The inviter's manager"]}
    )
    assert "1 would need approval now:" in shown
    assert "Inviting anybody needs approval by the inviter's manager." in shown
    shown = await saved(bot, {"unapproved": "Ask an approver about each"})
    assert "Saved. 1 waits for approval." in shown


async def test_an_earlier_version_is_brought_back(bot: WholeBot) -> None:
    await edit(bot, "Edit times")
    await saved(bot, {"lifetime": "3 days"})
    await edit(bot, "Edit times")
    await saved(bot, {"lifetime": "30 days", "reminders": "No reminders"})
    await bot.press("dana", bot.form("dana"), "History")
    await bot.press("dana", bot.form("dana"), "Bring this back")
    shown = bot.modal("dana")
    assert "An invitation is open for 3 days." in shown
    assert "An invitation is reminded of three times at most." in shown
    await bot.press("dana", bot.form("dana"), "History")
    assert "3: Dana White brought back number 1, 23 November, 10:40" in bot.modal("dana")


async def test_nobody_is_reminded_where_that_is_off_but_by_hand(bot: WholeBot) -> None:
    await edit(bot, "Edit times")
    await saved(bot, {"reminders": "No reminders"})
    await bot.asked()
    before = len(bot.driver.messages("sarah"))
    await bot.pass_time(days=6)
    await bot.pass_time(days=7)
    assert len(bot.driver.messages("sarah")) == before

    await bot.command("sarah", "/usher team")
    assert "Next reminder" not in bot.read("sarah")
