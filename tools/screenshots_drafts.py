"""The form with a model's draft, while it is rewritten, and afterwards."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tools.camera import Camera
from tools.window import NARROW, WIDE

SAM = "U0SAMREED03"
SAID = "The Q3 outreach cadence needs a sales lead before we start the second round."
ASKING = "Would you like to invite"
THINKS = 8000
"""Milliseconds within which the stand-in's draft is there, in the background."""


async def rewriting(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        await sam.enter("q3-outreach")
        await sam.post(SAID)
        await expect(sam.part("sidebar-app")).to_have_attribute("data-unread", "true")
        await sam.page.wait_for_timeout(THINKS)
    for suffix, size in (("", WIDE), ("-390", NARROW)):
        async with camera.before(SAM, width=size) as sam:
            await sam.open_usher()
            await sam.press(ASKING, "Invite")
            modal = sam.part("modal")
            await expect(modal).to_contain_text("Drafted by AI")
            await modal.get_by_text("Drafted by AI").scroll_into_view_if_needed()
            await camera.take(sam, f"draft{suffix}")
            await modal.get_by_role("combobox", name="Rewrite").click()
            await sam.page.get_by_role("option", name="Warmer").click()
            await expect(modal).to_contain_text("Rewriting.")
            await camera.take(sam, f"rewriting{suffix}")
            await expect(modal).to_contain_text("Undo")
            await camera.take(sam, f"rewritten{suffix}")
            await sam.part("modal-close").click()


STEPS: tuple[Callable[[Camera], Awaitable[None]], ...] = (rewriting,)
