"""The main path in German, for `make screenshots`: Lena invites Tom, who reads German too."""

from playwright.async_api import expect

from tools.camera import Camera
from tools.window import NARROW

LENA, TOM = "U0LENAVOG10", "U0TOMFISC07"
SAID = "The Q3 outreach cadence needs a sales lead before we start the second round."
ASKING = "Möchtest du"
SENT = "Deine Einladung an"
INVITED = "lädt dich zu"


async def suggestion(camera: Camera) -> None:
    async with camera.before(LENA) as lena:
        await lena.enter("q3-outreach")
        await lena.post(SAID)
        await expect(lena.part("sidebar-app")).to_have_attribute("data-unread", "true")
        await lena.open_usher()
        await expect(lena.message(ASKING)).to_contain_text("Vertriebsleitung")
        await camera.take(lena, "de-suggestion")
    async with camera.before(LENA, width=NARROW) as lena:
        await lena.open_usher()
        await camera.take(lena, "de-suggestion-390")


async def inviting(camera: Camera) -> None:
    """Tom reads German too, so the message is already in German."""
    async with camera.before(LENA, width=NARROW) as lena:
        await lena.enter("q3-outreach")
        await lena.post("/usher invite @tom")
        await expect(lena.part("modal")).to_be_visible()
        await camera.take(lena, "de-modal-390")
        await lena.part("modal-close").click()
        await expect(lena.part("modal")).to_have_count(0)
    async with camera.before(LENA) as lena:
        await lena.enter("q3-outreach")
        await lena.post("/usher invite @tom")
        await expect(lena.part("modal")).to_be_visible()
        await camera.take(lena, "de-modal")
        await lena.submit()
        await lena.open_usher()
        await expect(lena.message(SENT)).to_be_visible()
        await camera.take(lena, "de-sent")
        await lena.press(SENT, "Jetzt senden")
        await expect(lena.message(SENT)).to_contain_text("wartet auf Antwort")


async def answering(camera: Camera) -> None:
    async with camera.before(TOM, width=NARROW) as tom:
        await tom.open_usher()
        await expect(tom.message(INVITED)).to_be_visible()
        await camera.take(tom, "de-invitation-390")
    async with camera.before(TOM) as tom:
        await tom.open_usher()
        await expect(tom.message(INVITED)).to_be_visible()
        await camera.take(tom, "de-invitation")
        await tom.press(INVITED, "Ablehnen")
        await expect(tom.part("modal")).to_be_visible()
        await camera.take(tom, "de-decline")
        await tom.part("modal-close").click()
        await tom.open_usher("home")
        await expect(tom.part("home")).to_contain_text(INVITED)
        await camera.take(tom, "de-home")
        await tom.open_usher()
        await tom.press(INVITED, "Annehmen")
        await expect(tom.channel("q3-outreach")).to_be_visible()
        await camera.take(tom, "de-accepted")


async def afterwards(camera: Camera) -> None:
    async with camera.before(LENA) as lena:
        await lena.open_usher()
        await expect(lena.message("hat deine Einladung zu")).to_be_visible()
        await camera.take(lena, "de-outcome")
        await lena.enter("q3-outreach")
        await lena.post("/usher invte @priya")
        await expect(lena.message("So funktioniert Usher")).to_be_visible()
        await camera.take(lena, "de-help")
        await lena.post("/usher preferences")
        await expect(lena.part("modal")).to_be_visible()
        await camera.take(lena, "de-preferences")
        await lena.part("modal-close").click()
        await expect(lena.part("modal")).to_have_count(0)
    async with camera.before(LENA, width=NARROW) as lena:
        await lena.open_usher("home")
        await expect(lena.part("home")).to_contain_text("Von dir gesendet")
        await camera.take(lena, "de-home-390")


STEPS = (suggestion, inviting, answering, afterwards)
