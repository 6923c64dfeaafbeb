"""Somebody who follows the links in a letter: a browser without a script, over HTTP."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape

import aiohttp

from tests.support.post_office import Received

PUBLIC = "http://127.0.0.1"


@dataclass(frozen=True)
class Page:
    status: int
    html: str
    headers: dict[str, str]

    @property
    def words(self) -> str:
        """What is read, on one line."""
        body = re.sub(r"<(script|style|head).*?</\1>", " ", self.html, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())

    @property
    def guard(self) -> str:
        found = re.search(r'name="guard" value="([^"]*)"', self.html)
        return found[1] if found else ""


@dataclass(repr=False)
class Follower:
    session: aiohttp.ClientSession
    bot: str

    def here(self, link: str) -> str:
        """The link as it is reached in this test."""
        return link.replace(PUBLIC, self.bot, 1)

    async def get(self, link: str, method: str = "GET") -> Page:
        async with self.session.request(method, self.here(link)) as answer:
            return await _page(answer)

    async def press(self, link: str, action: str, **fields: str) -> Page:
        """Look at the page first, as everybody does, then press the button."""
        seen = await self.get(link)
        return await self.post(link, {"guard": seen.guard, "action": action, **fields})

    async def post(
        self, link: str, fields: dict[str, str], headers: dict[str, str] | None = None
    ) -> Page:
        target = self.here(link).partition("?")[0]
        async with self.session.post(target, data=fields, headers=headers or {}) as answer:
            return await _page(answer)


async def _page(answer: aiohttp.ClientResponse) -> Page:
    return Page(answer.status, await answer.text(), dict(answer.headers))


def links(letter: Received, kind: str = "answer") -> list[str]:
    return re.findall(rf"{PUBLIC}/{kind}/\S+", letter.part("plain"))


@asynccontextmanager
async def follower(slack_url: str) -> AsyncIterator[Follower]:
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Follower(session, slack_url.removesuffix("/slack/events"))
