"""Home and the commands, by clicking on a narrow screen."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import SAM, Opens
from tools.window import NARROW

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


async def test_home_and_lists_are_used_by_clicking_at_390_pixels(opens: Opens) -> None:
    async with opens(SAM, NARROW) as one:
        await one.enter("q3-outreach")
        await one.post("/usher invite Sarah Chen to Q3 outreach")
        await expect(one.part("modal-title")).to_have_text("Invite a colleague")
        await one.submit()

        await one.post("/usher sent")
        await one.press("Sent by you", "Edit message")
        await one.field("message").locator("textarea").fill("Come on Friday, please.")
        await one.submit()
        await one.press("Sent by you", "Send now")
        await expect(one.message("Sent by you")).to_contain_text("goes out within a minute")

        await one.act_as("Sarah Chen")
        await one.open_usher("home")
        home = one.part("home")
        await expect(home).to_contain_text("Sam Reed would like you to join the Q3 outreach")
        await home.get_by_role("button", name="Accept").first.click()
        await expect(home).to_contain_text("No invitation waits for your answer.")
        await expect(home).to_contain_text("Told to you lately")
