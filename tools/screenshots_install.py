"""Pictures of an installation by a stranger: the way in, Slack's consent, and how it went."""

from pathlib import Path

from playwright.async_api import Browser, Page

from bot.strangers import strangers

WIDE, NARROW = 1280, 390


async def installation(browser: Browser, folder: Path, pictures: Path) -> None:
    async with strangers(folder) as there:
        for width in (WIDE, NARROW):
            context = await browser.new_context(viewport={"width": width, "height": 700})
            page = await context.new_page()
            await page.goto(there.way_in)
            await _take(page, pictures, "install", width)
            await page.get_by_role("link", name="Add to Slack").click()
            await _take(page, pictures, "consent", width)
            await page.get_by_label("dnd:read").uncheck()
            await page.get_by_role("button", name="Allow").click()
            await page.get_by_role("link", name="Open Usher in Slack").wait_for()
            await _take(page, pictures, "installed", width)
            await context.close()


async def _take(page: Page, pictures: Path, name: str, width: int) -> None:
    ending = "" if width == WIDE else f"-{width}"
    await page.screenshot(path=pictures / f"{name}{ending}.png", full_page=True)
