"""A colleague who is not in chat, for `make screenshots`: her letter, and the page behind it."""

from datetime import datetime, timedelta

from playwright.async_api import Page, expect

from tools.camera import Camera
from tools.window import HEIGHTS, NARROW, WIDE, Window

SAM = "U0SAMREED03"
SATURDAY = 5
NORA, PAUL = "nora.lind@northwind.example", "paul.weber@northwind.example"


async def inviting(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        clock = sam.playground.clock
        clock.set(everybody_works(clock.now()))
        await sam.enter("q3-outreach")
        await sam.post("/usher invite")
        await expect(sam.part("modal")).to_be_visible()
        await sam.page.locator("[data-block-id=emails] input").fill(f"{NORA}, {PAUL}")
        await camera.take(sam, "mail-inviting")
        await sam.submit()
        await sam.open_usher()
        await sam.press("Your invitation of Nora Lind", "Send now")
        await sam.press("Your invitation of Paul Weber", "Send now")
        await sam.part("mailbox-toggle").click()
        await expect(sam.part("letter").filter(has_text="Nora")).to_be_visible()
        await camera.take(sam, "mailbox")


async def reading(camera: Camera) -> None:
    for width, dark, who, name in (
        (WIDE, False, "Nora", "letter"),
        (NARROW, False, "Nora", "letter-390"),
        (NARROW, True, "Nora", "letter-390-dark"),
        (NARROW, False, "Paul", "de-letter-390"),
    ):
        async with camera.before(SAM, width=width, dark=dark) as sam:
            await open_letter(sam, who)
            await camera.take(sam, name)


async def answering(camera: Camera) -> None:
    for width, dark, who, name in (
        (WIDE, False, "Nora", "answer"),
        (NARROW, True, "Nora", "answer-390-dark"),
        (NARROW, False, "Paul", "de-answer-390"),
    ):
        async with camera.before(SAM, width=width, dark=dark) as sam:
            page = await follow(sam, who)
            await camera.take(Window(page, sam.playground, width), name)
            await page.goto(page.url + "?to=decline")
            await camera.take(Window(page, sam.playground, width), f"{name}-decline")
    async with camera.before(SAM) as sam:
        page = await follow(sam, "Nora")
        await page.locator("button.primary").click()
        await expect(page.locator("main")).to_contain_text("You accepted")
        await camera.take(Window(page, sam.playground, WIDE), "answer-accepted")


def everybody_works(now: datetime) -> datetime:
    """The next working day at an hour that is one of work in New York and in Berlin."""
    day = now.replace(hour=15, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return next(d for d in (day + timedelta(days=n) for n in range(3)) if d.weekday() < SATURDAY)


async def open_letter(sam: Window, who: str) -> None:
    await sam.part("mailbox-toggle").click()
    await sam.part("letter").filter(has_text=who).last.get_by_role("button").click()
    await expect(sam.page.frame_locator("iframe").locator("h1")).to_be_visible()


async def follow(sam: Window, who: str) -> Page:
    await open_letter(sam, who)
    async with sam.page.context.expect_page() as opened:
        await sam.page.frame_locator("iframe").locator("a.primary").click()
    page = await opened.value
    await page.wait_for_load_state()
    await page.set_viewport_size({"width": sam.width, "height": HEIGHTS[sam.width]})
    return page


STEPS = (inviting, reading, answering)
