"""Two workspaces that have not installed Usher yet, and a browser in front of them."""

import html
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import aiohttp
from pydantic import SecretStr

from bot.commands.migrate import migrated
from bot.settings import SecretsSettings, SlackSettings
from playground.driver import Driver
from playground.records import BRIGHTWATER, NORTHWIND
from playground.seed import fill_brightwater
from playground.server import Playground
from tests.support import office
from tests.support.whole_bot import MANIFEST, WholeBot, whole_bot

ADDRESS = "http://127.0.0.1:1"
"""Where browsers are told to come back to: the test brings them to where the bot listens."""
KEY = "2026a:YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE="
BACK = f"{ADDRESS}/slack/oauth_redirect"


@dataclass(repr=False)
class Strangers:
    """`bot` runs beside Northwind; `neighbour` is Brightwater, of the same Slack."""

    bot: WholeBot
    neighbour: Playground
    session: aiohttp.ClientSession

    @property
    def slack(self) -> SlackSettings:
        return _by_oauth(self.bot.playground)

    @property
    def origin(self) -> str:
        return self.bot.url.removesuffix("/slack/events")

    async def read(self, path: str, **headers: str) -> tuple[int, str]:
        """Open a page of the bot's."""
        async with self.session.get(self.origin + path, headers=headers) as answer:
            return answer.status, await answer.text()

    async def way_in(self) -> str:
        """The link on the page that offers an installation."""
        status, page = await self.read("/slack/install")
        assert status == 200, page
        return html.unescape(_found(r'href="([^"]*/oauth/v2/authorize[^"]*)"', page))

    async def consented(
        self, team: str = NORTHWIND.id, *, answer: str = "allow", keep: Sequence[str] | None = None
    ) -> str:
        """Begin, say yes or no at Slack; return where the browser is sent, as a path here."""
        link = await self.way_in()
        async with self.session.get(link) as shown:
            assert shown.status == 200, await shown.text()
        kept = MANIFEST.optional_scopes if keep is None else keep
        form = [*parse_qsl(urlsplit(link).query), ("team", team), ("answer", answer)]
        form += [("keep", scope) for scope in kept]
        url = f"{self.bot.playground.page_url}oauth/v2/consent"
        async with self.session.post(url, data=form, allow_redirects=False) as sent:
            assert sent.status == 302, await sent.text()
            return sent.headers["Location"].removeprefix(ADDRESS)

    async def install(self, team: str = NORTHWIND.id, **given: object) -> tuple[int, str]:
        """All of it; return the page at the end."""
        back = await self.consented(team, **given)  # type: ignore[arg-type]
        shown = await self.read(back)
        await self.settle()
        return shown

    async def settle(self) -> None:
        await self.neighbour.outgoing.settled()
        await self.bot.settle()
        await self.neighbour.outgoing.settled()
        await self.bot.settle()

    def hands(self) -> Driver:
        """Of the people of Brightwater."""
        return Driver(self.neighbour)


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match is not None, text
    return match[1]


@asynccontextmanager
async def strangers(folder: Path, database_url: str) -> AsyncIterator[Strangers]:
    await migrated(database_url)
    home = Playground(
        MANIFEST, path=folder / "home.db", limits=False, retry_delays=(0.0, 0.05, 0.1)
    )
    home.clock.set(office.MONDAY)
    office.furnish(home)
    home.workspace.keep("app", "uninstalled", value=True)
    home.oauth.redirect_urls = (BACK,)
    neighbour = Playground(MANIFEST, clock=home.clock, limits=False, neighbour_of=home)
    fill_brightwater(neighbour.workspace)
    keys = SecretsSettings(keys=SecretStr(KEY))
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        whole_bot(home, database_url, slack=_by_oauth, public_url=ADDRESS, secrets=keys) as bot,
        aiohttp.ClientSession(cookie_jar=jar) as session,
    ):
        await neighbour.start("127.0.0.1", 0)
        try:
            await neighbour.connect(bot.url)
            yield Strangers(bot, neighbour, session)
        finally:
            await neighbour.stop()


def _by_oauth(home: Playground) -> SlackSettings:
    return SlackSettings(
        client_id=home.registration.client_id,
        client_secret=SecretStr(home.registration.client_secret),
        signing_secret=SecretStr(home.signing_secret),
        base_url=home.base_url,
        authorize_url=home.authorize_url,
    )


__all__ = ["BRIGHTWATER", "NORTHWIND", "Strangers", "strangers"]
