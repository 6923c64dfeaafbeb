"""What is one's own, for `make screenshots`: Home, lists, preferences, privacy, a first word."""

from playwright.async_api import expect

from tools.camera import Camera
from tools.window import NARROW, WIDE, Window

SAM, LENA = "U0SAMREED03", "U0LENAVOG10"


async def asking(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        await sam.enter("q3-outreach")
        await sam.post("/usher invite @sarah to Q3 outreach")
        await expect(sam.part("modal")).to_be_visible()
        await sam.submit()
        await sam.post("/usher sent")
        await expect(sam.message("Sent by you")).to_be_visible()
        await sam.post("/usher suggest")
        await expect(sam.message("To invite somebody of your own choice")).to_be_visible()
        await camera.take(sam, "suggest")


async def looking(camera: Camera) -> None:
    for who, width, name in (
        (SAM, WIDE, "yours"),
        (SAM, NARROW, "yours-390"),
        (LENA, WIDE, "de-yours"),
    ):
        async with camera.before(who, width=width) as person:
            await person.open_usher("home")
            await expect(person.part("home").get_by_role("button").last).to_be_visible()
            await camera.take(person, f"{name}-home")
            await person.enter("q3-outreach")
            for command in ("preferences", "my-data", "forget-me"):
                await _form(camera, person, command, f"{name}-{command}")


async def _form(camera: Camera, person: Window, command: str, name: str) -> None:
    await person.post(f"/usher {command}")
    await expect(person.part("modal")).to_be_visible()
    await camera.take(person, name)
    await person.part("modal-close").click()
    await expect(person.part("modal")).to_have_count(0)


STEPS = (asking, looking)
