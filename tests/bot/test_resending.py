"""Sending an invitation again is judged as sending it was."""

import pytest

from invites.people import Identity
from invites.preferences import Refused
from playground.driver import text_of
from playground.records import TEAM_ID
from tests.support.whole_bot import WholeBot


async def stop_asking(bot: WholeBot, who: str) -> None:
    """As when they decline something else with "Stop asking: from everybody"."""
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    identity = Identity("slack", TEAM_ID, bot.driver.person(who).id)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        person = await uow.people.by_identity(identity)
        assert person is not None
        wishes = await uow.preferences.get(person.id)
        await uow.preferences.save(wishes.refuse(Refused()))


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
async def test_whoever_wants_to_be_asked_by_nobody_is_not_asked_again(bot: WholeBot) -> None:
    invitation = bot.fresh(await bot.asked())
    await bot.pass_time(days=2)
    await stop_asking(bot, "sarah")
    sent = bot.message("sam", "Your invitation of Sarah Chen")
    told = len(bot.driver.messages("sarah"))

    await bot.press_old_copy("sam", bot.fresh(sent), "invitation.resend")
    await bot.settle()

    assert "asked not to be invited" in bot.read("sam")
    assert len(bot.driver.messages("sarah")) == told
    assert "Resent" not in text_of(bot.fresh(invitation))
