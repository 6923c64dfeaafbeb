"""The page in a browser, before the real server and a bot that says what a test wants it to."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from aiohttp import web
from playwright.async_api import Browser, Locator, Page, expect
from slack_sdk.web.async_client import AsyncWebClient

from playground.manifest import AppManifest, Command, Shortcut
from playground.server import Playground
from tests.conftest import PAGE_PATIENCE
from tests.playground.small_office import MANIFEST, SAM, TinyBot

Json = dict[str, Any]

# Chromium's own word for a call that was under way when the page was left.
_HARMLESS = ("net::ERR_", "ERR_CONNECTION")


@dataclass
class Screen:
    """What a person sees and uses; `problems` is what the browser's console complained about."""

    page: Page
    url: str
    problems: list[str] = field(default_factory=list)

    def part(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    def channel(self, name: str) -> Locator:
        return self.page.locator(f'[data-testid="sidebar-channel"][data-channel-name="{name}"]')

    def message(self, words: str) -> Locator:
        return self.page.locator("main").get_by_test_id("message").filter(has_text=words)

    def block(self, block_id: str) -> Locator:
        return self.page.locator(f'[data-block-id="{block_id}"]')

    def action(self, action_id: str) -> Locator:
        return self.page.locator(f'[data-action-id="{action_id}"]')

    def field(self, label: str) -> Locator:
        return self.part("modal").get_by_label(label)

    async def act_as(self, user: str) -> None:
        await self.page.goto(f"{self.url}?as={user}")
        await expect(self.page.locator("body")).to_have_class("ready")

    async def enter(self, channel: str) -> None:
        await self.channel(channel).click()
        await expect(self.part("conversation-name")).to_have_text(channel)

    async def open_bot(self) -> None:
        await self.part("sidebar-app").click()
        await expect(self.part("tab-messages")).to_be_visible()

    async def type(self, words: str) -> None:
        await self.part("composer").press_sequentially(words)

    async def post(self, words: str) -> None:
        await self.part("composer").fill(words)
        await self.part("send").click()


@pytest.fixture
def manifest() -> AppManifest:
    command = Command(
        "/usher", "Invite a colleague", "help", should_escape=True, completions=("help", "report")
    )
    shortcut = Shortcut("invite_from_message", "Invite someone to this", "message")
    return replace(MANIFEST, commands=(command,), shortcuts=(shortcut,))


@pytest.fixture
async def screen(browser: Browser, playground: Playground, bot: TinyBot) -> AsyncIterator[Screen]:
    """The page as Sam, without the first-run hint; a complaint of the console fails the test."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    await context.add_init_script("localStorage.setItem('usher-playground-hint', 'seen')")
    page = await context.new_page()
    page.set_default_timeout(PAGE_PATIENCE)
    shown = Screen(page, playground.page_url)
    page.on("pageerror", lambda error: shown.problems.append(str(error)))
    page.on(
        "console", lambda line: shown.problems.append(line.text) if line.type == "error" else None
    )
    await shown.act_as(SAM)
    yield shown
    await context.close()
    assert [line for line in shown.problems if not any(word in line for word in _HARMLESS)] == []


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(label: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(label), "action_id": action_id, "value": "7", **more}


def actions(*elements: Json, block_id: str = "buttons") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def field_of(block_id: str, label: str, element: Json, **more: Any) -> Json:
    """An input block whose element has the action id `value`."""
    given = {"action_id": "value", **element}
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": given, **more}


def form(title: str, *blocks: Json) -> Json:
    words = {"title": plain(title), "submit": plain("Invite"), "close": plain("Cancel")}
    return {"type": "modal", "callback_id": "invitation", **words, "blocks": list(blocks)}


def opening(bot: TinyBot, slack: AsyncWebClient, view: Json) -> None:
    """Let the bot answer every press with this modal, and accept every submission."""

    async def answer(payload: Json) -> web.Response:
        if payload.get("type") == "block_actions":
            await slack.views_open(trigger_id=payload["trigger_id"], view=view)
        return web.Response()

    bot.answer = answer
