"""The parts that a process for several workspaces has: pages to install it, an end with grace."""

from collections.abc import Awaitable, Callable

import yaml
from aiohttp import web

from blocks.languages import speaking
from bot.commands.manifest import MANIFEST
from bot.departures import Departures
from bot.gateways.oauth import SlackOauth
from bot.ground import Ground
from bot.installer import SlackInstaller
from bot.slack_parts import slack_client
from bot.tokens import StoredTokens, Tokens
from handlers.web.installing import BACK, InstallPages
from storage.oauth_states import OauthStates

AN_HOUR = 3600


def install_pages(on: Ground, tokens: Tokens, wake: Callable[[], None]) -> list[web.RouteDef]:
    """None while the token of one workspace stands in the settings."""
    slack, address = on.settings.slack, on.settings.public_url
    if slack is None or slack.client_secret is None or not isinstance(tokens, StoredTokens):
        return []

    def changed(workspace: str) -> None:
        tokens.forget(workspace)
        wake()

    installer = SlackInstaller(
        oauth=SlackOauth(
            slack_client(None, on.session, slack.api_url),
            slack.client_id,
            slack.client_secret.get_secret_value(),
            f"{address}{BACK}",
        ),
        states=OauthStates(on.engine),
        store=tokens.store,
        clock=on.clock,
        ids=on.ids,
        authorize_url=slack.authorize_url,
        scopes=scopes_of_the_manifest(),
        changed=changed,
    )
    pages = InstallPages(installer, speaking, secure=address.startswith("https:"))
    return pages.routes()


def ends(on: Ground) -> tuple[tuple[int, Callable[[], Awaitable[object]]], ...]:
    """What is done about customers who are gone; one that owns the database stays."""
    slack = on.settings.slack
    if slack is None or not slack.by_oauth:
        return ()
    return ((AN_HOUR, Departures(on.engine, on.clock, slack.days_kept).erase),)


def scopes_of_the_manifest() -> tuple[str, ...]:
    """What is asked for, the optional ones too: Slack lets people leave those off."""
    scopes = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["oauth_config"]["scopes"]
    return tuple(dict.fromkeys((*scopes["bot"], *scopes["bot_optional"])))
