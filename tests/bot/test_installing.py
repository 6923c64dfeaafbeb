"""A stranger installs Usher: page, consent, code, token; and what may go wrong on the way."""

import asyncio
import io
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from bot.install_parts import scopes_of_the_manifest
from bot.logs import JsonLines
from invites.delivery import DeliveryState, Purpose, Subject
from playground.administration import uninstall
from playground.driver import text_of
from storage.system import SystemStore
from tests.support.strangers import BRIGHTWATER, NORTHWIND, Strangers, strangers


@pytest.fixture
async def two(tmp_path: Path, database_url: str) -> AsyncIterator[Strangers]:
    """On both databases: whatever races is decided there."""
    async with strangers(tmp_path, database_url) as ready:
        yield ready


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Strangers]:
    async with strangers(tmp_path, f"sqlite:///{tmp_path / 'usher.db'}") as ready:
        yield ready


async def test_two_workspaces_install_and_never_see_each_other(two: Strangers) -> None:
    for team in (NORTHWIND, BRIGHTWATER):
        status, page = await two.install(team.id)
        assert (status, f"Usher is installed in {team.name}" in page) == (200, True)
    assert two.neighbour.app.token != two.bot.playground.app.token
    theirs = two.hands()
    [welcome] = theirs.messages("riana", "bot")
    assert "Usher" in text_of(welcome)
    await theirs.add("riana", "#launch-film", "usher")
    await two.settle()
    assert "Riana Costa" in text_of(theirs.messages("riana", "#launch-film")[-1])
    await theirs.command("riana", "/usher invite @joel", channel="#launch-film")
    await two.settle()
    assert "Joel Park" in str(theirs.modal("riana"))
    assert "Sarah" not in str(theirs.modal("riana"))
    system = two.bot.usher.system
    assert await _customers(system) == 2
    assert not two.bot.driver.modal("sam")


async def test_of_five_that_come_back_with_one_state_one_succeeds(two: Strangers) -> None:
    back = await two.consented()
    shown = await asyncio.gather(*(two.read(back) for _ in range(5)))
    assert sorted(status for status, _ in shown) == [200, 400, 400, 400, 400]
    refused = [page for status, page in shown if status != 200]
    assert all("works once" in page for page in refused)


async def test_the_link_asks_for_the_manifests_scopes_and_nothing_undocumented(
    there: Strangers,
) -> None:
    asked = dict(parse_qsl(urlsplit(await there.way_in()).query))
    assert sorted(asked) == ["client_id", "redirect_uri", "scope", "state"]
    assert tuple(asked["scope"].split(",")) == scopes_of_the_manifest()
    assert len(asked["state"]) >= 43


async def test_the_page_is_strict_and_keeps_one_browser(there: Strangers) -> None:
    async with there.session.get(f"{there.origin}/slack/install") as answer:
        assert "script" not in await answer.text()
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["Cache-Control"] == "no-store"
        cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie  # browsers come over http here; see the next test
    first, second = [await there.consented() for _ in range(2)]
    assert [(await there.read(each))[0] for each in (second, first)] == [200, 200]


async def test_a_state_from_another_browser_is_good_for_nothing(there: Strangers) -> None:
    back = await there.consented()
    there.session.cookie_jar.clear()
    status, page = await there.read(back)
    assert (status, "was not begun here" in page) == (400, True)
    assert await there.bot.usher.system.workspaces() == []


async def test_a_state_lives_ten_minutes(there: Strangers) -> None:
    back = await there.consented()
    there.bot.playground.clock.advance(601)
    assert (await there.read(back))[0] == 400


async def test_whoever_says_no_is_told_that_nothing_happened(there: Strangers) -> None:
    back = await there.consented(answer="cancel")
    assert "error=access_denied" in back
    status, page = await there.read(back)
    assert (status, "Nothing was installed" in page) == (200, True)
    assert (await there.read(back.replace("error=access_denied", "code=1")))[0] == 400
    assert await there.bot.usher.system.workspaces() == []


@pytest.mark.parametrize(
    ("change", "status", "says"),
    [
        ({"code": "1.2.3"}, 400, "had been used or had run out"),
        ({"code": ""}, 400, "without saying why"),
        ({"code": "", "error": "<b>nonsense"}, 400, "without saying why"),
        ({"state": "made up"}, 400, "works once"),
        ({"state": ""}, 400, "works once"),
    ],
)
async def test_what_comes_back_wrong_is_refused_in_words(
    there: Strangers, change: dict[str, str], status: int, says: str
) -> None:
    path, _, query = (await there.consented()).partition("?")
    given = {k: v for k, v in {**dict(parse_qsl(query)), **change}.items() if v}
    found, page = await there.read(f"{path}?{urlencode(given)}")
    assert (found, says in page, "nonsense" in page) == (status, True, False)


async def test_a_code_works_once_even_with_a_fresh_state(there: Strangers) -> None:
    first = dict(parse_qsl((await there.consented()).partition("?")[2]))
    path, _, query = (await there.consented()).partition("?")
    second = {**dict(parse_qsl(query)), "code": first["code"]}
    assert (await there.read(f"{path}?{urlencode(second)}"))[0] == 200
    again = {**dict(parse_qsl((await there.consented()).partition("?")[2])), "code": first["code"]}
    assert (await there.read(f"{path}?{urlencode(again)}"))[0] == 400


async def test_what_is_left_off_is_said_with_what_it_costs(there: Strangers) -> None:
    kept = sorted(scopes_of_the_manifest())
    kept.remove("dnd:read")
    _, page = await there.install(keep=kept)
    assert "does less" in page
    assert "switched notifications off" in page
    assert "private channel" not in page


async def test_installing_again_changes_the_scopes_and_greets_nobody_twice(
    there: Strangers,
) -> None:
    await there.install(keep=())
    await there.install()
    assert len(there.bot.driver.messages("dana", "bot")) == 1


async def test_a_page_is_in_the_language_of_the_browser(there: Strangers) -> None:
    _, page = await there.read("/slack/install", **{"Accept-Language": "de-AT,de;q=0.9"})
    assert '<html lang="de">' in page


async def test_after_the_end_no_token_is_left_and_the_bot_says_nothing(there: Strangers) -> None:
    await there.install()
    calls = len(there.bot.playground.inspector.entries())
    uninstall(there.bot.playground.workspace)
    await there.settle()
    await there.bot.say("sam", "#q3-outreach", "Who signs off the outreach target list?")
    entries = there.bot.playground.inspector.entries()[calls:]
    assert [e["name"] for e in entries if e["kind"] == "web_api"] == []
    await there.install()
    await there.bot.say("sam", "#q3-outreach", "Who signs off the outreach target list now?")
    assert there.bot.calls("users.info")


async def test_a_token_that_slack_refuses_is_forgotten_after_one_call(there: Strangers) -> None:
    """The event that tells of it may be lost."""
    await there.install()
    there.bot.playground.workspace.keep("app", "uninstalled", value=True)
    for n in range(3):
        await there.bot.say("sam", "#q3-outreach", f"Who signs off target list {n}?")
    entries = there.bot.playground.inspector.entries()
    refused = [e for e in entries if e["response"] == {"ok": False, "error": "account_inactive"}]
    assert refused
    assert len(refused) <= 12  # those that were under way at once
    status, _ = await there.install()
    assert status == 200


async def test_no_word_goes_out_about_what_could_not_go_out_any_more(there: Strangers) -> None:
    await there.install()
    bot = there.bot
    await bot.say("sam", "#q3-outreach", "Hello")
    await bot.invited()
    bot.playground.workspace.keep("app", "uninstalled", value=True)
    await bot.pass_time(minutes=2)

    customer_id = await bot.usher.identities.customer("slack", NORTHWIND.id)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        sarah = await uow.people.by_email(bot.driver.person("Sarah Chen").email)
        assert sarah is not None
        [invitation] = await uow.invitations.of_invitee(sarah.id)
        told = await uow.deliveries.of(Subject.INVITATION, invitation.id)
    assert [(d.purpose, d.state) for d in told] == [
        (Purpose.SENT, DeliveryState.SENT),
        (Purpose.INVITATION, DeliveryState.SUPPRESSED),
    ]


async def _customers(system: SystemStore) -> int:
    return len(await system.customers())


async def test_no_secret_reaches_a_log_or_the_database(there: Strangers, tmp_path: Path) -> None:
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    handler.setFormatter(JsonLines())
    handler.setLevel(logging.INFO)
    logging.getLogger().addHandler(handler)
    try:
        back = await there.consented()
        assert (await there.read(back))[0] == 200
        assert (await there.read(back))[0] == 400
        await there.settle()
        there.bot.playground.workspace.keep("app", "uninstalled", value=True)
        await there.bot.say("sam", "#q3-outreach", "Who signs off the outreach target list?")
    finally:
        logging.getLogger().removeHandler(handler)
    home = there.bot.playground
    given = dict(parse_qsl(back.partition("?")[2]))
    secrets = [home.app.token, home.registration.client_secret, given["code"], given["state"]]
    stored = _bytes_of(tmp_path)
    for secret in secrets:
        assert secret not in told.getvalue()
        assert secret.encode() not in stored


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("usher.db*"))
