"""Slack's parts of the process: clients, Bolt, the door, and a gateway for each workspace."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.gateways.errors import Refused
from bot.gateways.slack import SlackGateway, narrowed
from bot.ground import HTTP_SECONDS, Ground
from bot.ingest import Ingest
from bot.settings import SlackSettings
from bot.slack_door import SlackDoor
from bot.slack_route import SlackRoute
from bot.socket_door import SocketDoor
from bot.socket_mode import SocketMode
from bot.tokens import FixedToken, StoredTokens, Tokens
from bot.traffic import Traffic
from handlers.dispatcher import Dispatcher
from handlers.slack.listeners import Shown, register
from storage.installations import InstallationStore


@dataclass(frozen=True, slots=True)
class SlackParts:
    """`gateway` gives the Slack of a workspace."""

    settings: SlackSettings | None
    client: AsyncWebClient
    tokens: Tokens

    def gateway(self, workspace: str) -> SlackGateway:
        return SlackGateway(self.client, workspace, self.tokens)


def slack_parts(ground: Ground) -> SlackParts:
    slack = ground.settings.slack
    return SlackParts(slack, slack_client(slack, ground.session), _tokens(ground))


def _tokens(ground: Ground) -> Tokens:
    slack = ground.settings.slack
    if slack is None or not slack.by_oauth:
        return FixedToken(slack.bot_token.get_secret_value() if slack and slack.bot_token else "")
    store = InstallationStore(ground.engine, ground.settings.secrets.ring)
    return StoredTokens(store, ground.clock)


def slack_client(
    slack: SlackSettings | None,
    session: aiohttp.ClientSession,
    base_url: str = AsyncWebClient.BASE_URL,
) -> AsyncWebClient:
    """No retry handlers: a write is never repeated behind the outbox's back."""
    return AsyncWebClient(
        token=slack.bot_token.get_secret_value() if slack and slack.bot_token else None,
        base_url=slack.api_url if slack else base_url,
        session=session,
        timeout=HTTP_SECONDS,
        retry_handlers=[],
    )


async def socket_address(client: AsyncWebClient, app_token: str) -> str:
    """Where the next connection goes. Raises the errors of `bot.gateways.errors`."""
    try:
        answer = await client.apps_connections_open(app_token=app_token)
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise narrowed(error) from error
    return str(answer["url"])


def socket_mode(slack: SlackSettings, ground: Ground, door: SocketDoor) -> SocketMode | None:
    """None while no app-level token is set."""
    if slack.app_token is None:
        return None
    client = slack_client(None, ground.session, slack.api_url)
    address = partial(socket_address, client, slack.app_token.get_secret_value())
    return SocketMode(door, address, ground.session)


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways in for Slack; None where nothing is configured."""

    route: SlackRoute | None = None
    socket: SocketMode | None = None


def slack_doors(
    parts: SlackParts,
    ground: Ground,
    dispatch: Dispatcher,
    shown: Shown,
    ingest: Ingest,
    traffic: Traffic,
) -> Doors:
    if parts.settings is None:
        return Doors()
    client = slack_client(None, ground.session, parts.settings.api_url)
    bolt = bolt_app(parts.tokens, client)
    register(bolt, dispatch, shown)
    secrets, patience = parts.settings.signing_secrets, ground.settings.patience
    return Doors(
        SlackRoute(SlackDoor(secrets, bolt, ingest, ground.clock, patience, traffic)),
        socket_mode(parts.settings, ground, SocketDoor(bolt, ingest, patience, traffic)),
    )


def bolt_app(tokens: Tokens, client: AsyncWebClient) -> AsyncApp:
    """Bolt behind our own door: signature, dedupe and events are not its business here."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        try:
            token = await tokens.token(team_id or "")
        except Refused:
            return None  # Bolt tells the person that the app is not installed
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return AsyncApp(
        client=client,
        authorize=cast("Callable[..., Awaitable[AuthorizeResult]]", authorize),
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
    )


def waking(wake: Callable[[], None]) -> Callable[[set[str]], None]:
    """What an event puts into the outbox is no answer to anybody: the worker's own beat will do."""

    def some(workspaces: set[str]) -> None:
        if workspaces:
            wake()

    return some
