"""A person at the playground's page: looking, clicking and typing, in a real Chromium."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from playground.server import Playground

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox: it runs as root in CI. The rest keeps the browser from calling home.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = 1280
NARROW = 390
HEIGHTS = {WIDE: 800, NARROW: 844}
# Below this width the page hides the list of channels behind a button.
DRAWER = 800
PATIENCE = 10_000


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The Chromium of this machine."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        raise SystemExit("No Chromium here. Debian or Ubuntu: sudo apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found, args=list(CHROMIUM_ARGUMENTS)
        )
        try:
            yield browser
        finally:
            await browser.close()


@dataclass(repr=False)
class Window:
    """One person before the page; `act_as` makes it somebody else, as the page's own list does."""

    page: Page
    playground: Playground
    width: int = WIDE

    def part(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    def message(self, words: str) -> Locator:
        """The newest message that contains `words`."""
        return self.page.locator("main").get_by_test_id("message").filter(has_text=words).last

    def field(self, name: str) -> Locator:
        return self.page.locator(f'[data-testid="field"][data-block-id="{name}"]')

    def channel(self, name: str) -> Locator:
        return self.page.locator(f'[data-testid="sidebar-channel"][data-channel-name="{name}"]')

    async def come_in(self, user: str) -> None:
        await self.page.goto(f"{self.playground.page_url}?as={user}")
        await expect(self.page.locator("body")).to_have_class("ready")

    async def act_as(self, name: str) -> None:
        await self.part("act-as").click()
        await self.part("act-as-search").fill(name)
        await self.part("act-as-option").filter(has_text=name).first.click()
        await expect(self.part("act-as")).to_contain_text(name)

    async def open_drawer(self) -> None:
        if self.width < DRAWER:
            await self.part("drawer").click()

    async def enter(self, channel: str) -> None:
        await self.open_drawer()
        await self.channel(channel).click()
        await expect(self.part("conversation-name")).to_have_text(channel)

    async def open_usher(self, tab: str = "messages") -> None:
        await self.open_drawer()
        await self.part("sidebar-app").click()
        await self.part(f"tab-{tab}").click()

    async def post(self, words: str) -> None:
        await self.part("composer").fill(words)
        await self.part("send").click()

    async def press(self, words: str, label: str) -> None:
        """Press a button of the newest message that contains `words`."""
        await self.message(words).get_by_role("button", name=label, exact=True).click()

    async def choose(self, words: str, label: str) -> None:
        """Choose from the menu behind the dots of the newest message that contains `words`."""
        await self.message(words).get_by_test_id("overflow").click()
        await self.page.get_by_role("menuitem", name=label, exact=True).click()

    async def submit(self) -> None:
        await self.part("modal-submit").click()
        await expect(self.part("modal")).to_have_count(0)


@asynccontextmanager
async def window(
    browser: Browser, playground: Playground, user: str, *, width: int = WIDE, dark: bool = False
) -> AsyncIterator[Window]:
    """A fresh browser window as `user`, without the first-run hint."""
    context = await browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    await context.add_init_script("localStorage.setItem('usher-playground-hint', 'seen')")
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    shown = Window(page, playground, width)
    try:
        await shown.come_in(user)
        yield shown
    finally:
        await context.close()
