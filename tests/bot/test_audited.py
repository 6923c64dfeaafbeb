"""What stands in the audit log after an ordinary day, and what of somebody who was forgotten."""

import pytest

from invites.audit import AuditEntry
from playground.records import TEAM_ID
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def entries(bot: WholeBot) -> list[AuditEntry]:
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        return list(await uow.audit.after(0, 10_000))


async def test_each_decision_of_a_day_is_an_entry_with_who_and_why(bot: WholeBot) -> None:
    before = len(await entries(bot))
    await bot.press("sam", await bot.suggested(), "Not now")
    await bot.press("sam", await bot.invited(), "Undo")
    await bot.press("sarah", await bot.asked(), "Accept")
    await bot.command("sarah", "/usher forget-me")
    await bot.submit("sarah")

    day = (await entries(bot))[before:]

    sam, sarah = day[1].actor, day[2].whom
    assert [(e.action, e.actor, e.whom) for e in day] == [
        ("suggestion.offer", "system", day[0].whom),
        ("suggestion.dismiss", sam, day[0].whom),
        ("invitation.create", sam, sarah),
        ("invitation.cancel", sam, sarah),
        ("invitation.create", sam, sarah),
        ("invitation.dispatch", "system", sarah),
        ("invitation.accept", sarah, sam),
        ("person.forget", sarah, None),
    ]
    assert day[0].on_behalf_of == sam
    assert len({e.subject for e in day[4:7]}) == 1
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        known = await uow.audit.people({sam, str(sarah)})
    assert list(known) == [sam]
