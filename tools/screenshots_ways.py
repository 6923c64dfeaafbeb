"""Ways in and what is seldom seen: a card under a link, a mention, a first word, other words."""

from playwright.async_api import expect

from tools.camera import Camera

SAM = "U0SAMREED03"
MENTIONED = "@Priya could you look at the forecast?"
LINK = "https://work.example.com/boards/renewals"
INVITING = "/usher invite @sarah to Q3 outreach"
SENT = "Your invitation of"


async def linking(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        await sam.enter("renewals")
        await sam.post("/usher link")
        await expect(sam.part("modal")).to_be_visible()
        await sam.field("link").locator("input").fill(LINK)
        await sam.submit()
        await sam.post(f"The board is at {LINK}")
        await expect(sam.part("unfurl")).to_be_visible()
        await camera.take(sam, "unfurl")


async def mentioning(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        await sam.enter("q3-outreach")
        await sam.post(MENTIONED)
        await expect(sam.part("sidebar-app")).to_have_attribute("data-unread", "true")
        await sam.open_usher()
        await expect(sam.message("Priya")).to_be_visible()
        await camera.take(sam, "mention")


async def announcing(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        await sam.part("new-channel").click()
        await sam.page.get_by_role("dialog").locator("input[type=text]").first.fill("spring-launch")
        await sam.part("dialog-confirm").click()
        await sam.enter("spring-launch")
        await sam.post("/invite @Usher")
        await expect(sam.message("added Usher to this channel")).to_be_visible()
        await camera.take(sam, "announcement")


async def rewording(camera: Camera) -> None:
    async with camera.before(SAM) as sam:
        await sam.enter("q3-outreach")
        await sam.post(INVITING)
        await expect(sam.part("modal")).to_be_visible()
        await sam.submit()
        await sam.open_usher()
        await sam.press(SENT, "Edit message")
        await expect(sam.part("modal")).to_be_visible()
        await camera.take(sam, "edit-message")
        await sam.part("modal-close").click()


STEPS = (linking, mentioning, announcing, rewording)
