"""The commands around an installation, and settings that cannot be right."""

import asyncio
import os
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, chdir
from pathlib import Path

import aiohttp
import pytest
import yaml
from click.testing import CliRunner, Result

import bot.strangers
from bot.__main__ import main
from bot.commands.doctor_slack import examine_slack
from bot.commands.finding import Finding
from bot.settings import DatabaseSettings, SecretsSettings, Settings
from storage.engine import open_engine
from storage.installations import InstallationStore
from storage.sealing import KeyRing
from tests.support.strangers import ADDRESS, KEY, Strangers, strangers

URL = "https://usher.acme.example"
NEWER = "2026b:YmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmI="
OAUTH = {"USHER_SLACK__CLIENT_ID": "1.2", "USHER_SLACK__CLIENT_SECRET": "canary-secret"}


def usher(folder: Path, arguments: str, settings: Mapping[str, str] | None = None) -> Result:
    """Run in `folder`, where no `.env` is."""
    given = {"USHER_DATABASE__URL": f"sqlite:///{folder / 'usher.db'}", **(settings or {})}
    cleared = dict.fromkeys([k for k in os.environ if k.startswith("USHER_")])
    runner = CliRunner()
    with chdir(folder):
        return runner.invoke(main, arguments.split(), env={**cleared, **given})


def test_the_manifest_has_a_variant_for_http_and_one_for_sockets(tmp_path: Path) -> None:
    http = yaml.safe_load(usher(tmp_path, f"manifest slack --url {URL}/").stdout)
    assert http == yaml.safe_load(usher(tmp_path, f"manifest --url {URL}").stdout)
    assert http["settings"]["event_subscriptions"]["request_url"] == f"{URL}/slack/events"
    assert http["oauth_config"]["redirect_urls"] == [f"{URL}/slack/oauth_redirect"]
    text = usher(tmp_path, "manifest slack --socket").stdout
    socket = yaml.safe_load(text)
    assert socket["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in text
    assert "usher.example.com/slack" not in text
    both = yaml.safe_load(usher(tmp_path, f"manifest slack --socket --url {URL}").stdout)
    assert both["oauth_config"]["redirect_urls"] == [f"{URL}/slack/oauth_redirect"]
    for each in (http, socket, both):
        assert each["oauth_config"]["scopes"] == http["oauth_config"]["scopes"]
        bot_events = each["settings"]["event_subscriptions"]["bot_events"]
        assert bot_events == http["settings"]["event_subscriptions"]["bot_events"]


@pytest.mark.parametrize("url", ["http://usher.acme.example", "usher.acme.example", "https://"])
def test_slack_only_calls_https(tmp_path: Path, url: str) -> None:
    refused = usher(tmp_path, f"manifest slack --url {url}")
    assert refused.exit_code == 2
    assert "https" in refused.output


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"USHER_SLACK__CLIENT_ID": "1.2"}, "belong together"),
        ({**OAUTH, "USHER_SLACK__BOT_TOKEN": "xoxb-canary-secret"}, "not both"),
        ({"USHER_SLACK__SIGNING_SECRET": "canary-secret"}, "BOT_TOKEN is missing"),
        (OAUTH, "USHER_PUBLIC_URL is missing"),
        ({**OAUTH, "USHER_PUBLIC_URL": URL}, "USHER_SECRETS__KEYS is missing"),
        ({**OAUTH, "USHER_SECRETS__KEYS": "canary secret"}, "key 1 needs an id"),
        ({**OAUTH, "USHER_SECRETS__KEYS": "a:canarysecret"}, "key 1"),
        ({"USHER_PUBLIC_URL": "http://usher.acme.example"}, "must begin with https"),
        ({"USHER_PUBLIC_URL": "usher.acme.example"}, "must be an address"),
        ({"USHER_PUBLIC_URL": f"{URL}/?a=b"}, "bare address"),
    ],
)
def test_settings_that_cannot_be_right_are_refused_in_words_without_their_values(
    tmp_path: Path, settings: dict[str, str], says: str
) -> None:
    refused = usher(tmp_path, "serve", settings)
    assert refused.exit_code == 1
    assert says in refused.output
    assert "canary" not in refused.output
    assert "Value error" not in refused.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [("serve", "SIGNING_SECRET"), ("serve --socket", "APP_TOKEN")],
)
def test_each_way_of_serving_names_the_secret_that_it_lacks(
    tmp_path: Path, arguments: str, says: str
) -> None:
    refused = usher(tmp_path, arguments, {"USHER_SLACK__BOT_TOKEN": "xoxb-canary"})
    assert refused.exit_code == 1
    assert says in refused.output


def test_a_new_key_can_be_put_into_the_settings(tmp_path: Path) -> None:
    printed = usher(tmp_path, "keys new").stdout.strip()
    assert KeyRing.read(f"{printed},{KEY}").newest in printed


def test_rotating_needs_keys(tmp_path: Path) -> None:
    assert "usher keys new" in usher(tmp_path, "keys rotate").output


async def test_rotating_seals_what_was_installed_and_the_old_key_can_go(tmp_path: Path) -> None:
    async with _installed(tmp_path) as there:
        await there.install()
    rotated = await asyncio.to_thread(
        usher, tmp_path, "keys rotate", {"USHER_SECRETS__KEYS": f"{NEWER},{KEY}"}
    )
    assert (rotated.exit_code, "Sealed anew with 2026b: 1." in rotated.output) == (0, True)
    engine = open_engine(f"sqlite:///{tmp_path / 'usher.db'}")
    store = InstallationStore(engine, KeyRing.read(NEWER))
    assert await store.token("slack", "T0NORTHWIND") == there.bot.playground.app.token
    await engine.dispose()
    lost = await asyncio.to_thread(usher, tmp_path, "keys rotate", {"USHER_SECRETS__KEYS": KEY})
    assert (lost.exit_code, "2026b" in lost.output) == (1, True)


async def test_the_doctor_looks_at_app_keys_and_every_workspace(tmp_path: Path) -> None:
    async with _installed(tmp_path) as there:
        settings = _settings(there, tmp_path)
        assert _trouble(await examine_slack(settings)) == [
            f"People install Usher at {ADDRESS}/slack/install",  # it listens elsewhere here
            "Nobody has installed Usher yet",
        ]
        await there.install()
        found = await examine_slack(settings)
        assert "Installed in Northwind Robotics" in [each.title for each in found]
        assert "Slack knows the client id and its secret" in [each.title for each in found]


async def test_the_doctor_opens_a_socket(tmp_path: Path) -> None:
    async with _installed(tmp_path) as there:
        settings = _settings(there, tmp_path)
        assert settings.slack is not None
        given = {"app_token": there.bot.playground.registration.app_token}
        slack = settings.slack.model_validate({**settings.slack.model_dump(), **given})
        ready = settings.model_copy(update={"slack": slack})
        off = [each.title for each in await examine_slack(ready)]
        assert "Socket Mode is refused (socket_mode_not_enabled)" in off
        there.bot.playground.sockets.enabled = True
        on = [each.title for each in await examine_slack(ready)]
        assert "Socket Mode connects" in on


def _installed(folder: Path) -> AbstractAsyncContextManager[Strangers]:
    return strangers(folder, f"sqlite:///{folder / 'usher.db'}")


def _settings(there: Strangers, folder: Path) -> Settings:
    slack = there.slack
    database = DatabaseSettings(url=f"sqlite:///{folder / 'usher.db'}")
    keys = SecretsSettings.model_validate({"keys": KEY})
    update = {"slack": slack, "public_url": ADDRESS, "database": database, "secrets": keys}
    return Settings.model_construct().model_copy(update=update)


def _trouble(found: list[Finding]) -> list[str]:
    return [each.title for each in found if each.advice]


async def test_a_demo_begins_as_a_stranger_and_keeps_what_was_done(tmp_path: Path) -> None:
    async with bot.strangers.strangers(tmp_path) as there, aiohttp.ClientSession() as session:
        async with session.get(there.way_in) as answer:
            assert "oauth/v2/authorize" in await answer.text()
        people = len(there.playground.workspace.users)
        assert there.neighbour.workspace.channel_named("#launch-film") is not None
    async with bot.strangers.strangers(tmp_path) as again:
        assert len(again.playground.workspace.users) == people
