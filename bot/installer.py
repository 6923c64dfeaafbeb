"""An installation by a stranger: a state that works once, a code, a token in its place."""

import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urljoin

from bot.gateways.errors import Busy, Refused, Unreachable, Unsure
from bot.gateways.oauth import SlackOauth
from handlers.web.installing import MINUTES, Installed, NotInstalled
from invites.delivery import Message, MessageId, MessageKind
from invites.installation import Installation
from invites.ports import Clock, Ids
from storage.installations import InstallationStore
from storage.oauth_states import OauthStates

logger = logging.getLogger(__name__)

_SPENT = frozenset(("code_already_used", "code_expired", "invalid_code", "invalid_grant"))


@dataclass(frozen=True, slots=True)
class SlackInstaller:
    """`scopes` are asked for, in the manifest's order; `changed` is told which workspace is new."""

    oauth: SlackOauth
    states: OauthStates
    store: InstallationStore
    clock: Clock
    ids: Ids
    authorize_url: str
    scopes: tuple[str, ...]
    changed: Callable[[str], None]

    async def begin(self, browser: str) -> str:
        state, now = secrets.token_urlsafe(32), self.clock.now()
        if not await self.states.note(state, browser, now + timedelta(minutes=MINUTES), now):
            raise NotInstalled("busy")
        asked = {
            "client_id": self.oauth.client_id,
            "scope": ",".join(self.scopes),
            "redirect_uri": self.oauth.redirect_uri,
            "state": state,
        }
        return f"{self.authorize_url}?{urlencode(asked)}"

    async def give_up(self, state: str, browser: str) -> None:
        await self.states.take(state, browser, self.clock.now())

    async def finish(self, code: str, state: str, browser: str) -> Installed:
        if not await self.states.take(state, browser, self.clock.now()):
            raise NotInstalled("state")
        if not code:
            raise NotInstalled("refused")
        told = await self._exchanged(code)
        made = await self._installation(told)
        await self.store.install(made, (self._greeting(made),))
        self.changed(made.workspace)
        logger.info("installed", extra={"workspace": made.workspace})
        place = urlencode({"app": str(told.get("app_id") or ""), "team": made.workspace})
        return Installed(
            workspace=made.name,
            link=f"{urljoin(self.authorize_url, '/app_redirect')}?{place}",
            missing=tuple(scope for scope in self.scopes if scope not in made.scopes),
        )

    async def _exchanged(self, code: str) -> dict[str, Any]:
        try:
            return await self.oauth.exchange(code)
        except Refused as refused:
            logger.warning("installation refused", extra={"code": refused.code[:80]})
            raise NotInstalled("code" if refused.code in _SPENT else "app") from None
        except (Busy, Unreachable, Unsure) as error:
            logger.warning("installation failed", extra={"code": type(error).__name__})
            raise NotInstalled("unreachable") from None

    async def _installation(self, told: dict[str, Any]) -> Installation:
        """What Slack granted; what Usher cannot use is given back."""
        token, team = _text(told, "access_token"), told.get("team")
        if told.get("is_enterprise_install") or not isinstance(team, dict):
            await self._give_back(token)
            raise NotInstalled("organisation")
        if told.get("refresh_token") or told.get("expires_in"):
            await self._give_back(token)
            raise NotInstalled("rotation")
        workspace, user = _text(team, "id"), _text(told.get("authed_user") or {}, "id")
        if not token or not workspace:
            raise NotInstalled("refused")
        now, name = self.clock.now(), _text(team, "name")
        owner = await self.store.owner("slack", workspace, name or workspace, now)
        return Installation(
            platform="slack",
            workspace=workspace,
            customer_id=owner,
            name=name,
            bot_user=_text(told, "bot_user_id"),
            installed_by=user,
            scopes=frozenset(filter(None, _text(told, "scope").split(","))),
            installed_at=now,
            token=token,
        )

    async def _give_back(self, token: str) -> None:
        with suppress(Refused, Busy, Unreachable, Unsure):
            if token:
                await self.oauth.revoke(token)

    def _greeting(self, made: Installation) -> Message:
        return Message(
            id=MessageId(self.ids.new()),
            customer_id=made.customer_id,
            kind=MessageKind.WELCOME,
            reference=made.installed_by,
            workspace=made.workspace,
            due=self.clock.now(),
            key=f"{MessageKind.WELCOME}:{made.workspace}:{made.installed_by}",
        )


def _text(told: dict[str, Any], name: str) -> str:
    found = told.get(name)
    return found if isinstance(found, str) else ""
