"""`make screenshots`: walk the main path in a fresh demonstration and take its pictures.

ARGS names the walks, as in `make screenshots ARGS=de`; else all are taken.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from playwright.async_api import expect

from bot.demonstration import demonstration
from tools import (
    screenshots_drafts,
    screenshots_german,
    screenshots_mail,
    screenshots_people,
    screenshots_policy,
    screenshots_privacy,
    screenshots_templates,
    screenshots_ways,
    screenshots_yours,
)
from tools.camera import PICTURES, Camera
from tools.screenshots_install import installation
from tools.window import NARROW, WIDE, chromium

SAM, SARAH = "U0SAMREED03", "U0SARAHCH02"
SAID = "The Q3 outreach cadence needs a sales lead before we start the second round."
ASKING = "Would you like to invite"
SENT = "Your invitation of"
INVITED = "would like you to join"

Step = Callable[[Camera], Awaitable[None]]


async def suggestion(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        await sam.enter("q3-outreach")
        await sam.post(SAID)
        await expect(sam.part("sidebar-app")).to_have_attribute("data-unread", "true")
        await camera.take(sam, "posted")
        await sam.open_usher()
        await expect(sam.message(ASKING)).to_contain_text("Nobody from Sales leadership")
        await camera.take(sam, "suggestion")
        await sam.choose(ASKING, "Why not somebody else?")
        await expect(sam.part("modal")).to_be_visible()
        await camera.take(sam, "why-not")
        await sam.part("modal-close").click()
        await expect(sam.part("modal")).to_have_count(0)
    for width, dark, name in ((NARROW, False, "suggestion-390"), (WIDE, True, "suggestion-dark")):
        async with camera.before(SAM, width=width, dark=dark) as sam:
            await sam.open_usher()
            await camera.take(sam, name)


async def inviting(camera: Camera) -> None:
    async with camera.before(SAM, width=NARROW) as sam:
        await sam.open_usher()
        await sam.press(ASKING, "Invite")
        await expect(sam.part("modal")).to_be_visible()
        await camera.take(sam, "modal-390")
        await sam.part("modal-close").click()
        await expect(sam.part("modal")).to_have_count(0)
    async with camera.before(SAM) as sam:
        await sam.open_usher()
        await sam.press(ASKING, "Invite")
        await expect(sam.part("modal")).to_be_visible()
        await camera.take(sam, "modal")
        await sam.submit()
        await expect(sam.message(SENT)).to_be_visible()
        await camera.take(sam, "sent")
        await sam.press(SENT, "Send now")
        await expect(sam.message(SENT)).to_contain_text("waiting for Sarah's answer")


async def answering(camera: Camera) -> None:
    for width, dark, name in ((NARROW, False, "invitation-390"), (WIDE, True, "invitation-dark")):
        async with camera.before(SARAH, width=width, dark=dark) as sarah:
            await sarah.open_usher()
            await expect(sarah.message(INVITED)).to_be_visible()
            await camera.take(sarah, name)
    async with camera.before(SARAH) as sarah:
        await sarah.open_usher()
        await camera.take(sarah, "invitation")
        await sarah.press(INVITED, "Decline")
        await expect(sarah.part("modal")).to_be_visible()
        await camera.take(sarah, "decline")
        await sarah.part("modal-close").click()
        await sarah.open_usher("home")
        await expect(sarah.part("home")).to_contain_text(INVITED)
        await camera.take(sarah, "home")
        await sarah.open_usher()
        await sarah.press(INVITED, "Accept")
        await expect(sarah.channel("q3-outreach")).to_be_visible()
        await camera.take(sarah, "accepted")


async def afterwards(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        await sam.open_usher()
        await expect(sam.message("accepted your invitation")).to_be_visible()
        await camera.take(sam, "outcome")
        await sam.part("traffic-toggle").click()
        await expect(sam.part("traffic-entry").first).to_be_visible()
        await camera.take(sam, "traffic")
        await sam.part("traffic-toggle").click()
        await sam.enter("renewals")
        await sam.post("/usher link")
        await expect(sam.part("modal")).to_be_visible()
        await camera.take(sam, "link")
        await sam.part("modal-close").click()
        await sam.post("/usher invte @priya")
        await expect(sam.message("How to use Usher")).to_be_visible()
        await camera.take(sam, "help")


STEPS: tuple[Step, ...] = (suggestion, inviting, answering, afterwards)


# One walk after the other, each in a fresh company.
WALKS: Mapping[str, tuple[Step, ...]] = {
    "en": STEPS,
    "de": screenshots_german.STEPS,
    "mail": screenshots_mail.STEPS,
    "ai": screenshots_drafts.STEPS,
    "people": screenshots_people.STEPS,
    "policy": screenshots_policy.STEPS,
    "privacy": screenshots_privacy.STEPS,
    "templates": screenshots_templates.STEPS,
    "ways": screenshots_ways.STEPS,
    "yours": screenshots_yours.STEPS,
}


INSTALL = "install"  # two workspaces, and nobody has installed anything yet


async def taken(walks: Sequence[str]) -> None:
    await asyncio.to_thread(PICTURES.mkdir, parents=True, exist_ok=True)
    async with chromium() as browser:
        for walk in walks or (*WALKS, INSTALL):
            with tempfile.TemporaryDirectory() as folder:
                if walk == INSTALL:
                    await installation(browser, Path(folder), PICTURES)
                    continue
                async with demonstration(Path(folder), say=print, drafts=walk == "ai") as demo:
                    camera = Camera(browser, demo.playground)
                    for step in WALKS[walk]:
                        await step(camera)


if __name__ == "__main__":
    asyncio.run(taken(sys.argv[1:]))
