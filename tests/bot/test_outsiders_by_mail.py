"""People from outside, named by their address: let in by the policy, asked by letter."""

import pytest

from invites.policy import Domains, Effect, Policy, Rulebook
from playground.driver import text_of
from playground.records import TEAM_ID
from tests.bot.conftest import Office
from tests.bot.test_approvals import rule
from tests.support.post_office import PostOffice
from tests.support.whole_bot import WholeBot, opened, whole_bot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

MIRA = "mira.sol@partner.example"
LET_IN = Policy(domains=Domains(allowed=frozenset({"partner.example"})))
FREELY = Policy(
    domains=Domains(allowed=frozenset({"partner.example"})),
    rulebook=Rulebook(external=Effect.ALLOW),
)


async def test_as_it_ships_an_unknown_domain_is_named_with_who_can_let_it_in(
    mailing_bot: WholeBot,
) -> None:
    result = await mailing_bot.invited_by_mail("sam", MIRA)

    (told,) = result["errors"].values()
    assert "partner.example is not among the domains that are let in" in told
    assert "Dana White can let it in with /usher policy" in told


async def test_somebody_of_a_domain_let_in_is_asked_by_letter_after_a_yes(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    bot = mailing_bot
    await rule(bot, LET_IN)
    result = await bot.invited_by_mail("sam", "Mira.Sol+deals@Partner.example")
    assert not result.get("errors"), result
    request = bot.message("dana", "Sam Reed asks to invite")
    assert "from outside (partner.example)" in text_of(request)
    assert post.received == []

    await bot.press("dana", request, "Approve")
    await bot.pass_time(seconds=61)

    (letter,) = post.received
    assert letter.recipient == "mira.sol+deals@partner.example"
    assert "Sam Reed would like you to join" in letter.part("plain")


async def test_one_address_is_one_person_however_it_is_written(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    bot = mailing_bot
    await rule(bot, FREELY)
    assert not (await bot.invited_by_mail("sam", MIRA)).get("errors")
    assert not (await bot.invited_by_mail("lena", "MIRA.SOL+x@PARTNER.example")).get("errors")
    await bot.pass_time(seconds=61)

    assert len(post.received) == 1
    assert "Sam Reed and Lena Fischer would like you" in post.received[0].part("plain")


async def test_without_mail_nobody_outside_can_be_reached(office: Office) -> None:
    async with whole_bot(opened(office.template, office.folder), office.url) as bot:
        await rule(bot, FREELY)
        result = await bot.invited_by_mail("sam", MIRA)

    assert "Usher sends no e-mail here" in str(result["errors"])


async def test_nothing_of_a_refused_form_is_kept(mailing_bot: WholeBot) -> None:
    bot = mailing_bot
    await rule(bot, FREELY)
    result = await bot.invited_by_mail("sam", f"{MIRA}, nobody@northwind.example, a@b.example")
    (told,) = result["errors"].values()
    assert "No colleague has the address nobody@northwind.example" in told

    await bot.command("sam", "/usher invite mira.sol@partner.example", "#q3-outreach")
    assert "No colleague" not in bot.modal("sam")
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        assert await uow.people.by_address(MIRA) is None
