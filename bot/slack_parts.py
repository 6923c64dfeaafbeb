"""Slack's parts of the process: clients, Bolt, the door, and a gateway for each workspace."""

from collections.abc import Callable
from dataclasses import dataclass

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.gateways.slack import SlackGateway
from bot.ground import HTTP_SECONDS, Ground
from bot.ingest import Ingest
from bot.settings import SlackSettings
from bot.slack_route import SlackRoute
from bot.tokens import FixedToken, Tokens
from bot.traffic import Traffic
from handlers.dispatcher import Dispatcher
from handlers.slack.listeners import Shown, register


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
    token = slack.bot_token.get_secret_value() if slack else ""
    return SlackParts(slack, slack_client(slack, ground.session), FixedToken(token))


def slack_client(
    slack: SlackSettings | None,
    session: aiohttp.ClientSession,
    base_url: str = AsyncWebClient.BASE_URL,
) -> AsyncWebClient:
    """No retry handlers: a write is never repeated behind the outbox's back."""
    return AsyncWebClient(
        token=slack.bot_token.get_secret_value() if slack else None,
        base_url=slack.api_url if slack else base_url,
        session=session,
        timeout=HTTP_SECONDS,
        retry_handlers=[],
    )


def slack_route(
    parts: SlackParts,
    ground: Ground,
    dispatch: Dispatcher,
    shown: Shown,
    ingest: Ingest,
    traffic: Traffic,
) -> SlackRoute | None:
    """The door for Slack, or None while no Slack is configured."""
    if parts.settings is None:
        return None
    client = slack_client(None, ground.session, parts.settings.api_url)
    bolt = bolt_app(parts.tokens, client)
    register(bolt, dispatch, shown)
    secrets, patience = parts.settings.signing_secrets, ground.settings.patience
    return SlackRoute(secrets, bolt, ingest, ground.clock, patience, traffic)


def bolt_app(tokens: Tokens, client: AsyncWebClient) -> AsyncApp:
    """Bolt behind our own door: signature, dedupe and events are not its business here."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        token = await tokens.token(team_id or "")
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return AsyncApp(
        client=client,
        authorize=authorize,
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
