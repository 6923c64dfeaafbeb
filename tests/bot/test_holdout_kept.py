"""A suggestion that is kept back: written down, and nobody hears of it."""

from datetime import timedelta

from bot.settings import AttentionSettings
from invites.people import Identity
from invites.suggestion import SuggestionState
from playground.records import TEAM_ID
from tests.bot.conftest import Office
from tests.support.whole_bot import WholeBot, opened, whole_bot


async def test_nobody_hears_of_a_suggestion_that_is_kept_back(sqlite_office: Office) -> None:
    playground = opened(sqlite_office.template, sqlite_office.folder)
    all_of_them = AttentionSettings.model_construct(holdout=1.0)
    async with whole_bot(playground, sqlite_office.url, attention=all_of_them) as bot:
        for _ in range(2):
            await bot.say("sam", "#q3-outreach", "Who signs off the outreach pricing?")
            await bot.pass_time(days=2)
        assert not bot.has("sam", "Would you like to invite")
        assert await kept(bot) == [SuggestionState.WITHHELD]


async def kept(bot: WholeBot) -> list[SuggestionState]:
    """One for both messages: within the window the same person is not proposed again."""
    identities = bot.usher.identities
    customer_id = await identities.customer("slack", TEAM_ID)
    async with identities.unit_of_work(customer_id) as uow:
        sam = await uow.people.by_identity(Identity("slack", TEAM_ID, bot.driver.person("sam").id))
        assert sam is not None
        found = await uow.suggestions.of_actor(sam.id, bot.now - timedelta(days=30))
    best = found[0].best.person_id
    return [each.state for each in found if each.best.person_id == best]
