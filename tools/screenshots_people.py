"""Corrections, for `make screenshots`: Sam says what is wrong, Dana decides, Sam hears of it."""

from playwright.async_api import expect

from tools.camera import Camera
from tools.window import NARROW, WIDE

SAM, DANA = "U0SAMREED03", "U0DANAWHI40"
ASKS = "Sam Reed asks to correct their details"
HEARD = "Dana Whitfield corrected your details"


async def correcting(camera: Camera) -> None:
    for width, name in ((NARROW, "correct-390"), (WIDE, "correct")):
        async with camera.before(SAM, width=width) as sam:
            await sam.enter("q3-outreach")
            await sam.post("/usher correct")
            await expect(sam.part("modal")).to_be_visible()
            await camera.take(sam, name)
            if width == WIDE:
                await sam.page.get_by_label("Title").fill("Senior Account Executive")
                await sam.part("modal-submit").click()
                await expect(sam.part("modal")).to_contain_text("Sent to your administrators.")
            await sam.part("modal-close").click()


async def deciding(camera: Camera) -> None:
    for width, name in ((NARROW, "correction-390"), (WIDE, "correction")):
        async with camera.before(DANA, width=width) as dana:
            await dana.open_usher()
            await expect(dana.message(ASKS)).to_be_visible()
            await camera.take(dana, name)
            if width == WIDE:
                await dana.press(ASKS, "Apply")
                await expect(dana.message(ASKS)).to_contain_text("You applied it.")
    async with camera.before(SAM) as sam:
        await sam.open_usher()
        await expect(sam.message(HEARD)).to_be_visible()
        await camera.take(sam, "corrected")


STEPS = (correcting, deciding)
