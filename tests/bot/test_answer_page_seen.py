"""The pages behind a letter in a real browser: nobody is kept out, and no scanner answers."""

import re
from collections.abc import AsyncIterator

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from tests.bot.post import NORA, lettered
from tests.support.follower import PUBLIC
from tests.support.post_office import PostOffice, Received
from tests.support.whole_bot import WholeBot

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("office", ["sqlite"], indirect=True),
]
WINDOWS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    context = await browser.new_context()
    yield await context.new_page()
    await context.close()


def here(bot: WholeBot, letter: Received, kind: str = "answer") -> str:
    [link] = set(re.findall(rf"{PUBLIC}/{kind}/[\w-]+", letter.part("html")))
    return str(link).replace(PUBLIC, bot.url.removesuffix("/slack/events"))


async def looks_well(page: Page, state: str) -> list[str]:
    """What axe finds against it, narrow and wide, light and dark; and whether it fits."""
    found: list[str] = []
    for width, scheme in WINDOWS:
        await page.set_viewport_size({"width": width, "height": 800})
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        result = await Axe().run(page)
        found += [f"{state} {width} {scheme}: {v['id']}" for v in result.response["violations"]]
        if await page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{state} {width}: wider than the window")
    return found


async def test_every_page_of_an_invitation_can_be_used_by_everybody(
    mailing_bot: WholeBot, post: PostOffice, page: Page
) -> None:
    link = here(mailing_bot, await lettered(mailing_bot, post))
    found: list[str] = []

    await page.goto(link)
    found += await looks_well(page, "asks")
    await page.get_by_role("button", name="Decline").click()
    found += await looks_well(page, "declining")
    await page.get_by_label("Wrong person: who would be right?").fill("nobody@elsewhere.example")
    await page.get_by_role("button", name="Decline").click()
    assert await page.get_by_label("Wrong person: who would be right?").is_visible()
    found += await looks_well(page, "declining, with an error")
    await page.get_by_role("link", name="Back").click()
    await page.get_by_role("button", name="Accept").click()
    assert "You accepted" in await page.inner_text("main")
    found += await looks_well(page, "accepted")
    await page.goto(link.rpartition("/")[0] + "/nothing")
    found += await looks_well(page, "nowhere")
    await page.goto(here(mailing_bot, post.to(NORA)[0], "mail/off"))
    found += await looks_well(page, "letters of a kind")
    await page.get_by_role("button", name="No more of these letters").click()
    found += await looks_well(page, "no more letters")

    assert found == []


async def test_the_ends_of_an_invitation_can_be_used_by_everybody(
    mailing_bot: WholeBot, post: PostOffice, page: Page
) -> None:
    link = here(mailing_bot, await lettered(mailing_bot, post))
    found: list[str] = []

    await page.goto(link)
    await page.get_by_role("button", name="Later").click()
    found += await looks_well(page, "put off")
    await mailing_bot.pass_time(days=15)
    await page.goto(link)
    found += await looks_well(page, "expired")
    await page.get_by_role("button", name="Ask to be invited again").click()
    found += await looks_well(page, "asked again")
    await mailing_bot.settle()
    await page.goto(link)
    await page.get_by_role("button", name="Decline").click()
    await page.get_by_role("button", name="Decline").click()
    assert "You declined" in await page.inner_text("main")
    found += await looks_well(page, "declined")

    assert found == []


async def test_a_scanner_that_runs_scripts_answers_nothing(
    mailing_bot: WholeBot, post: PostOffice, page: Page
) -> None:
    letter = await lettered(mailing_bot, post)
    every = set(re.findall(r"http://127\.0\.0\.1/[^\s\"<>]+", letter.part("html")))
    assert len(every) == 4  # accept, decline, later, no more letters
    for link in sorted(every):
        await page.goto(link.replace(PUBLIC, mailing_bot.url.removesuffix("/slack/events")))
        await page.wait_for_load_state("networkidle")
        await page.mouse.wheel(0, 2000)
        await page.reload()
    await mailing_bot.settle()

    assert mailing_bot.has("sam", "It is waiting for Nora's answer")
    assert not mailing_bot.has("sam", "Nora Lind accepted")
    again = await mailing_bot.invited_by_mail("lena", NORA, "#spring")
    assert not again.get("errors"), "no scanner unsubscribes anybody"


async def test_a_letter_can_be_read_by_everybody(
    mailing_bot: WholeBot, post: PostOffice, page: Page
) -> None:
    letter = await lettered(mailing_bot, post)
    await page.set_content(letter.part("html"))

    found = await looks_well(page, "letter")
    # A letter is shown inside a page of the mail program, which has its own landmarks.
    assert [each for each in found if "landmark" not in each and "region" not in each] == []
