"""Pictures of the playground's page as somebody sees it, at each size and in each colour."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser

from playground.server import Playground
from tools.window import WIDE, Window, window

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"


class Camera:
    """Takes the same picture at each size and in each colour that is wanted."""

    def __init__(self, browser: Browser, playground: Playground) -> None:
        self._browser = browser
        self.playground = playground

    @asynccontextmanager
    async def before(
        self, user: str, *, width: int = WIDE, dark: bool = False
    ) -> AsyncIterator[Window]:
        async with window(self._browser, self.playground, user, width=width, dark=dark) as shown:
            yield shown

    async def take(self, shown: Window, name: str) -> None:
        """Wait until nothing moves, and leave no cursor blinking in a field."""
        await shown.page.mouse.move(0, 0)
        await shown.page.wait_for_function("document.getAnimations().length === 0")
        await shown.page.wait_for_timeout(200)
        path = PICTURES / f"{name}.png"
        await shown.page.screenshot(path=path, caret="hide", animations="disabled")
        print(f"{path.name:28} {path.stat().st_size // 1000} kB")
