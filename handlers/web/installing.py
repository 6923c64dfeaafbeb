"""The way in for a stranger: a page, Slack's consent, and back here with a code."""

import re
import secrets
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

from blocks.installing import install_page, installed_page, problem_page
from handlers.web.pages import STYLE, page
from invites.language import Speaking

START, BACK = "/slack/install", "/slack/oauth_redirect"
_BROWSER = re.compile(r"[A-Za-z0-9_-]{43}")
MINUTES = 10


class NotInstalled(Exception):
    """`code` is one of `blocks.installing.PROBLEMS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Installed:
    """`link` opens the app in Slack; `missing` are the scopes that were not granted."""

    workspace: str
    link: str
    missing: tuple[str, ...] = ()


class Installer(Protocol):
    async def begin(self, browser: str) -> str:
        """The address of Slack's page of consent, good for one use. Raises `NotInstalled`."""
        ...

    async def give_up(self, state: str, browser: str) -> None:
        """The person said no: the state shall be good for nothing."""
        ...

    async def finish(self, code: str, state: str, browser: str) -> Installed:
        """Raises `NotInstalled`."""
        ...


@dataclass(frozen=True, slots=True)
class InstallPages:
    """`secure` says that browsers come over https. A browser is known by a cookie only it has."""

    installer: Installer
    speaking: Speaking
    secure: bool

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(START, self.start, allow_head=False),
            web.get(BACK, self.back, allow_head=False),
        ]

    async def start(self, request: web.Request) -> web.Response:
        browser = self._browser(request) or secrets.token_urlsafe(32)
        with self.speaking(_language(request)):
            try:
                link = await self.installer.begin(browser)
            except NotInstalled as refused:
                return self._problem(refused.code)
            response = page(install_page(link, STYLE))
        response.set_cookie(
            self._cookie,
            browser,
            max_age=MINUTES * 60,
            path="/",
            httponly=True,
            samesite="Lax",
            secure=self.secure,
        )
        return response

    async def back(self, request: web.Request) -> web.Response:
        browser, given = self._browser(request) or "", request.query
        state, code = given.get("state", ""), given.get("code", "")
        with self.speaking(_language(request)):
            try:
                if "error" in given:
                    await self.installer.give_up(state, browser)
                    cancelled = given["error"] == "access_denied"
                    return self._problem("cancelled" if cancelled else "refused")
                made = await self.installer.finish(code, state, browser)
            except NotInstalled as refused:
                return self._problem(refused.code)
            return page(installed_page(made.workspace, made.link, made.missing, STYLE))

    @property
    def _cookie(self) -> str:
        """The prefix keeps neighbours of our domain from setting it."""
        return "__Host-usher-install" if self.secure else "usher-install"

    def _browser(self, request: web.Request) -> str | None:
        found = request.cookies.get(self._cookie, "")
        return found if _BROWSER.fullmatch(found) else None

    def _problem(self, code: str) -> web.Response:
        status, html = problem_page(code, START, STYLE)
        return page(html, status)


def _language(request: web.Request) -> str:
    """What the browser likes best; more is not needed for six languages."""
    return request.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0].strip()
