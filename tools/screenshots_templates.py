"""Words and looks as an administrator decides them, and what comes of it, for screenshots."""

from playwright.async_api import expect

from tools.camera import Camera
from tools.screenshots_mail import everybody_works, follow, open_letter
from tools.window import NARROW, WIDE, Window

SAM, NORA = "U0SAMREED03", "nora.lind@northwind.example"
WORDS = (
    "Hi[ {invitee_first_name}], {inviter_first_name} here. We are working on {work_item}"
    "[ and miss somebody from {role}]. Would you join us?"
)


def _administrator(camera: Camera) -> str:
    users = camera.playground.workspace.users.values()
    return next(user.id for user in users if user.is_admin)


async def writing(camera: Camera) -> None:
    async with camera.before(_administrator(camera)) as boss:
        await boss.enter("general")
        await _opened(boss, "/usher templates")
        await camera.take(boss, "templates-none")
        await _button(boss, "Branding")
        await boss.field("name").locator("input").fill("Northwind Traders")
        await boss.field("colour").locator("input").fill("#7a1fa2")
        await boss.field("signature").locator("textarea").fill("Northwind Traders\nHarbour Road 5")
        await camera.take(boss, "branding")
        await boss.part("modal-submit").click()
        await expect(boss.part("modal")).to_contain_text("Saved.")
        await camera.take(boss, "branding-saved")
        await _button(boss, "All templates")
        await _button(boss, "New template")
        await boss.field("text").locator("textarea").fill("Hi {invitee.name}, see evil.com")
        await boss.part("modal-submit").click()
        await expect(boss.part("modal")).to_contain_text("Did you mean")
        await camera.take(boss, "template-refused")
        await boss.field("text").locator("textarea").fill(WORDS)
        await camera.take(boss, "template-new")
        await boss.part("modal-submit").click()
        await expect(boss.part("modal")).to_contain_text("Saved.")
        await camera.take(boss, "template")
        await _button(boss, "Preview")
        await expect(boss.part("modal")).to_contain_text("In a letter")
        await camera.take(boss, "template-preview")
        await boss.part("modal-close").click()
        await expect(boss.part("modal")).to_contain_text("Version")
        await boss.part("modal-close").click()
        await expect(boss.part("modal")).to_have_count(0)


async def narrow(camera: Camera) -> None:
    async with camera.before(_administrator(camera), width=NARROW) as boss:
        await boss.enter("general")
        await _opened(boss, "/usher templates")
        await camera.take(boss, "templates-390")
        await _button(boss, "New template")
        await camera.take(boss, "template-new-390")
        await boss.part("modal-close").click()
        await expect(boss.part("modal")).to_have_count(0)


async def lettered(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        clock = sam.playground.clock
        clock.set(everybody_works(clock.now()))
        await sam.enter("q3-outreach")
        await sam.post("/usher invite")
        await expect(sam.part("modal")).to_be_visible()
        await sam.page.locator("[data-block-id=emails] input").fill(NORA)
        await sam.submit()
        await sam.open_usher()
        await sam.press("Your invitation of Nora Lind", "Send now")
        await sam.part("mailbox-toggle").click()
        await expect(sam.part("letter").filter(has_text="Nora")).to_be_visible()
    for width, dark, name in (
        (WIDE, False, "letter-branded"),
        (WIDE, True, "letter-branded-dark"),
        (NARROW, False, "letter-branded-390"),
    ):
        async with camera.before(SAM, width=width, dark=dark) as sam:
            await open_letter(sam, "Nora")
            await camera.take(sam, name)
    for width, dark, name in (
        (WIDE, False, "answer-branded"),
        (NARROW, True, "answer-branded-390-dark"),
    ):
        async with camera.before(SAM, width=width, dark=dark) as sam:
            page = await follow(sam, "Nora")
            await camera.take(Window(page, sam.playground, width), name)


async def _opened(boss: Window, command: str) -> None:
    await boss.post(command)
    await expect(boss.part("modal")).to_be_visible()


async def _button(boss: Window, label: str) -> None:
    await boss.part("modal").get_by_role("button", name=label, exact=True).click()
    await boss.page.wait_for_timeout(700)


STEPS = (writing, narrow, lettered)
