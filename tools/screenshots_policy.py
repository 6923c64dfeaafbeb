"""The policy as an administrator changes it, for screenshots: what holds, what it would do."""

from playwright.async_api import expect

from tools.camera import Camera
from tools.window import NARROW, WIDE, Window

SAM, DANA = "U0SAMREED03", "U0DANAWHI40"


async def overview(camera: Camera) -> None:
    for width, name in ((NARROW, "policy-390"), (WIDE, "policy")):
        async with camera.before(DANA, width=width) as dana:
            await opened(dana)
            await camera.take(dana, name)
            await press(dana, "Edit invitations")
            await camera.take(dana, f"{name}-invitations")
            await press(dana, "Back")
            await press(dana, "Edit domains")
            await camera.take(dana, f"{name}-domains")
            await press(dana, "Back")
            await press(dana, "Edit limits")
            await camera.take(dana, f"{name}-limits")
            await closed(dana)


async def ruling(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        await sam.enter("q3-outreach")
        await sam.post("/usher invite @sarah")
        await expect(sam.part("modal")).to_be_visible()
        await sam.submit()
        await expect(sam.part("modal")).to_have_count(0)
    for width, name in ((WIDE, "policy-rule"), (NARROW, "policy-rule-390")):
        async with camera.before(DANA, width=width) as dana:
            await opened(dana)
            await press(dana, "Edit rules")
            await camera.take(dana, f"{name}s")
            await press(dana, "Add a rule")
            await camera.take(dana, name)
            if width == WIDE:
                await dana.part("modal-submit").click()
            else:
                await dana.part("modal").get_by_text("It needs approval", exact=True).click()
                await dana.part("modal-submit").click()
            await expect(dana.part("modal")).to_contain_text("Before this is saved")
            await camera.take(dana, f"{name}-radius")
            await closed(dana)
    async with camera.before(DANA) as dana:
        await opened(dana)
        await press(dana, "Edit times")
        await camera.take(dana, "policy-times")
        await closed(dana)


async def closed(dana: Window) -> None:
    await dana.part("modal-close").click()
    await expect(dana.part("modal")).to_have_count(0)


async def opened(dana: Window) -> None:
    await dana.enter("general")
    await dana.post("/usher policy")
    await expect(dana.part("modal")).to_be_visible()


async def press(dana: Window, label: str) -> None:
    await dana.part("modal").get_by_role("button", name=label, exact=True).click()
    await dana.page.wait_for_timeout(700)


STEPS = (overview, ruling)
