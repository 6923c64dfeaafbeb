"""What `usher doctor` looks at in Slack: tokens, scopes, the way in, the way to install."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import aiohttp
import yaml

from blocks.scopes import lacking
from bot.clock import SystemClock
from bot.commands.finding import Finding
from bot.commands.manifest import MANIFEST
from bot.gateways.errors import Busy, Refused, Unreachable, Unsure
from bot.gateways.oauth import SlackOauth
from bot.gateways.slack import SlackGateway
from bot.settings import Settings, SlackSettings
from bot.slack_parts import slack_client, socket_address
from bot.tokens import StoredTokens
from handlers.web.installing import BACK, START
from storage.engine import open_engine
from storage.errors import BadDatabaseUrl, DatabaseUnavailable
from storage.installations import InstallationStore

SECONDS = 5
MOST = 20
"""Workspaces that are asked about their token."""


async def examine_slack(settings: Settings) -> list[Finding]:
    slack = settings.slack
    if slack is None:
        return []
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        try:
            found = [each async for each in _who(settings, slack, session)]
        except (Busy, Unreachable, Unsure):
            found = [Finding(f"{slack.api_url} does not answer", "Check USHER_SLACK__BASE_URL.")]
        return [*found, *await _ways_in(slack, session)]


async def _who(
    settings: Settings, slack: SlackSettings, session: aiohttp.ClientSession
) -> AsyncIterator[Finding]:
    if not slack.by_oauth:
        async for each in _token(SlackGateway(slack_client(slack, session))):
            yield each
        return
    yield await _client(settings, slack, session)
    yield await _reached(settings, session)
    async for each in _workspaces(settings, slack, session):
        yield each


async def _token(gateway: SlackGateway) -> AsyncIterator[Finding]:
    try:
        me = await gateway.identify()
        yield Finding(f"Slack knows the token: {me.get('user')} in {me.get('team')}")
        for finding in _scopes(await gateway.scopes()):
            yield finding
    except Refused as refused:
        advice = "Copy USHER_SLACK__BOT_TOKEN anew; it begins with xoxb-."
        yield Finding(f"Slack refuses the token ({refused.code})", advice)


def _scopes(granted: frozenset[str]) -> list[Finding]:
    """What the token lacks; nothing is known when Slack did not say."""
    if not granted:
        note = "The answer carried no list of scopes."
        return [Finding("Scopes could not be checked", note, serious=False)]
    asked = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["oauth_config"]["scopes"]
    missing = [scope for scope in asked["bot"] if scope not in granted]
    needed = [scope for scope in missing if scope not in asked["bot_optional"]]
    optional = [scope for scope in missing if scope in asked["bot_optional"]]
    advice = "Add them under “OAuth & Permissions” and install the app again."
    found = [Finding(f"Scopes are missing: {', '.join(needed)}", advice)] if needed else []
    if optional:
        note = " ".join(lacking(optional)[1]) or "Usher works without them, with less."
        found.append(
            Finding(f"Optional scopes are missing: {', '.join(optional)}", note, serious=False)
        )
    return found or [Finding("All scopes are there")]


async def _client(
    settings: Settings, slack: SlackSettings, session: aiohttp.ClientSession
) -> Finding:
    """Slack looks at the client before the code: one that is none shows what it thinks of it."""
    secret = slack.client_secret.get_secret_value() if slack.client_secret else ""
    client = slack_client(None, session, slack.api_url)
    oauth = SlackOauth(client, slack.client_id, secret, f"{settings.public_url}{BACK}")
    try:
        await oauth.exchange("doctor")
    except Refused as refused:
        if refused.code in ("invalid_client_id", "bad_client_secret", "invalid_client"):
            advice = "Copy Client ID and Client Secret anew from “Basic Information”."
            return Finding(f"Slack does not know the app ({refused.code})", advice)
    return Finding("Slack knows the client id and its secret")


async def _reached(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    """From here, which need not be from everywhere."""
    title = f"People install Usher at {settings.public_url}{START}"
    try:
        async with session.get(f"{settings.public_url}/healthz") as answer:
            told = await answer.json() if answer.status == 200 else {}  # noqa: PLR2004 - HTTP's
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError):
        told = {}
    if isinstance(told, dict) and told.get("service") == "usher":
        return Finding(title)
    note = "Nobody answers there now. Start `usher serve`, then look at the proxy before it."
    return Finding(title, note, serious=False)


async def _workspaces(
    settings: Settings, slack: SlackSettings, session: aiohttp.ClientSession
) -> AsyncIterator[Finding]:
    try:
        engine = open_engine(settings.database.url)
    except BadDatabaseUrl:
        return  # said already
    ring = settings.secrets.ring
    store = InstallationStore(engine, ring)
    try:
        found = await store.all()
        known = {name for name, _ in ring.keys}
        lost = sorted({key for *_, key in found if key not in known})
        if lost:
            advice = "Put it back into USHER_SECRETS__KEYS, or install Usher there again."
            yield Finding(f"Tokens were sealed with a key that is gone: {', '.join(lost)}", advice)
        elif any(key != ring.newest for *_, key in found):
            note = "Run `usher keys rotate`; older keys can go afterwards."
            yield Finding("Some tokens are sealed with an older key", note, serious=False)
        else:
            yield Finding(f"Keys: {ring.newest} seals")
        tokens = StoredTokens(store, SystemClock())
        client = slack_client(None, session, slack.api_url)
        for _, _, workspace, key in found[:MOST]:
            if key in known:
                yield await _installed(SlackGateway(client, workspace, tokens), workspace)
        if not found:
            yield Finding("Nobody has installed Usher yet", "Open its page.", serious=False)
    except DatabaseUnavailable:
        return  # said already
    except Exception:  # noqa: BLE001 - tables that are not there yet: said already
        return
    finally:
        await engine.dispose()


async def _installed(gateway: SlackGateway, workspace: str) -> Finding:
    try:
        me = await gateway.identify()
    except Refused as refused:
        note = f"It was removed there ({refused.code}), and its token is forgotten."
        return Finding(f"{workspace} does not have Usher any more", note, serious=False)
    return Finding(f"Installed in {me.get('team')}")


async def _ways_in(slack: SlackSettings, session: aiohttp.ClientSession) -> list[Finding]:
    found = [Finding("Slack can call: requests are checked by their signature")]
    if not slack.signing_secrets:
        found = []
    if slack.app_token is not None:
        found.append(await _socket(slack, session))
    if not found:
        advice = "Set USHER_SLACK__SIGNING_SECRET, or USHER_SLACK__APP_TOKEN for Socket Mode."
        found = [Finding("There is no way in for Slack", advice)]
    return found


async def _socket(slack: SlackSettings, session: aiohttp.ClientSession) -> Finding:
    """Open one connection, hear the hello, and close it."""
    token = slack.app_token.get_secret_value() if slack.app_token else ""
    address = partial(socket_address, slack_client(None, session, slack.api_url), token)
    try:
        async with asyncio.timeout(SECONDS), session.ws_connect(await address()) as socket:
            told = await socket.receive_json()
    except Refused as refused:
        advice = _ADVICE.get(refused.code, "Make an app-level token with connections:write anew.")
        return Finding(f"Socket Mode is refused ({refused.code})", advice)
    except (Busy, Unreachable, Unsure, aiohttp.ClientError, OSError, TimeoutError, ValueError):
        return Finding("Socket Mode does not connect", "Is wss:// let out of this network?")
    if told.get("type") != "hello":
        return Finding("Socket Mode does not say hello", "Ten connections are open already?")
    return Finding("Socket Mode connects")


_ADVICE = {
    "not_allowed_token_type": "USHER_SLACK__APP_TOKEN must begin with xapp-.",
    "socket_mode_not_enabled": "Switch it on under “Socket Mode” of your app.",
}
