"""What they will see before it is sent; what is stored about oneself, as a file, and forgotten."""

from playwright.async_api import expect

from tools.camera import Camera
from tools.window import NARROW, WIDE, Window

SAM, LENA = "U0SAMREED03", "U0LENAVOG10"


async def _previewed(shown: Window, line: str, button: str, says: str) -> None:
    await shown.enter("q3-outreach")
    await shown.post(line)
    modal = shown.part("modal")
    await expect(modal).to_be_visible()
    await modal.get_by_role("button", name=button, exact=True).click()
    await expect(shown.part("modal").last).to_contain_text(says)


async def _closed(shown: Window, levels: int = 1) -> None:
    """What is open stays open for a person, whichever window they look through."""
    for _ in range(levels):
        await shown.page.keyboard.press("Escape")
        await shown.page.wait_for_timeout(300)
    await expect(shown.part("modal")).to_have_count(0)


async def preview(camera: Camera) -> None:
    for size, name in ((WIDE, "preview"), (NARROW, "preview-390")):
        async with camera.before(SAM, width=size) as sam:
            line = "/usher invite @sarah @tom"
            await _previewed(sam, line, "Show what they will see", "would like you to join")
            await camera.take(sam, name)
            await _closed(sam, 2)
    async with camera.before(LENA) as lena:
        await _previewed(lena, "/usher invite @tom", "Zeigen, was ankommt", "lädt dich zu")
        await camera.take(lena, "de-preview")
        await _closed(lena, 2)


async def my_data(camera: Camera) -> None:
    for user, suffix, ask in (
        (SAM, "", "Send me a file"),
        (LENA, "-de", "Als Datei schicken"),
    ):
        async with camera.before(user) as shown:
            await shown.enter("q3-outreach")
            await shown.post("/usher my-data")
            await expect(shown.part("modal")).to_contain_text(ask)
            await camera.take(shown, f"my-data{suffix}")
            await shown.part("modal").get_by_role("button", name=ask, exact=True).click()
            await expect(shown.part("modal").last).not_to_contain_text(ask)
            await _closed(shown, 2)
        async with camera.before(user) as shown:
            await shown.open_usher()
            await expect(shown.message("usher-my-data.json")).to_be_visible()
            await camera.take(shown, f"my-data-file{suffix}")


async def forget_me(camera: Camera) -> None:
    async with camera.before(SAM, width=NARROW) as sam:
        await sam.enter("q3-outreach")
        await sam.post("/usher forget-me")
        await expect(sam.part("modal")).to_contain_text("What goes, at once")
        await camera.take(sam, "forget-me-390")


STEPS = (preview, my_data, forget_me)
