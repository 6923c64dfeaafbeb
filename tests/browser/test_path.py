"""The main path as a person walks it in the browser, from a post to a colleague who joined."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.demonstration import demonstration
from tests.browser.conftest import SAM, SARAH, Opens
from tools.window import NARROW, WIDE, Window, window

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

SAID = "the Q3 outreach cadence needs a sales lead"
ASKING = "Would you like to invite"
SENT = "Your invitation of Sarah Chen"
INVITED = "Sam Reed would like you to join the Q3 outreach cadence"
DRAFT = (
    "We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet. "
    "Would you join us for a short look at where we are?"
)


async def suggested(sam: Window) -> None:
    """Sam posts, and sees under Apps that Usher has something to say."""
    await sam.enter("q3-outreach")
    await sam.post(SAID)
    await expect(sam.part("sidebar-app")).to_have_attribute("data-unread", "true")
    await sam.open_usher()
    await expect(sam.message(ASKING)).to_contain_text("Sarah Chen, our Head of Sales,")


async def composing(sam: Window) -> None:
    await suggested(sam)
    await sam.press(ASKING, "Invite")
    await expect(sam.part("modal-title")).to_have_text("Invite a colleague")


@pytest.mark.parametrize("width", [WIDE, NARROW])
async def test_a_post_ends_with_a_colleague_in_the_channel(opens: Opens, width: int) -> None:
    async with opens(SAM, width) as one:
        await composing(one)
        await expect(one.field("message").locator("textarea")).to_have_value(DRAFT)
        await expect(one.part("modal").get_by_label("Sarah Chen")).to_be_checked()
        await one.submit()
        await expect(one.message(ASKING)).to_contain_text("You have invited Sarah Chen.")
        await one.press(SENT, "Send now")
        await expect(one.message(SENT)).to_contain_text("It is waiting for Sarah's answer")

        await one.act_as("Sarah Chen")
        await one.open_usher()
        await expect(one.message(INVITED)).to_contain_text("Free for you")
        await expect(one.channel("q3-outreach")).to_have_count(0)
        await one.press(INVITED, "Accept")
        await expect(one.message("You accepted.")).to_contain_text("#q3-outreach")
        await expect(one.channel("q3-outreach")).to_have_count(1)
        await one.enter("q3-outreach")
        await expect(one.message(SAID)).to_be_visible()

        await one.act_as("Sam Reed")
        await one.open_usher()
        outcome = one.message("Sarah Chen accepted your invitation to the Q3 outreach cadence")
        await expect(outcome).to_be_visible()
        await expect(one.message(SENT)).to_contain_text("Sarah accepted.")


async def test_a_refusal_stands_under_its_field_and_keeps_what_was_written(opens: Opens) -> None:
    async with opens(SAM) as sam:
        await composing(sam)
        await sam.field("message").locator("textarea").fill("Come and see, please.")
        await sam.field("emails").locator("input").fill("nobody@elsewhere.example")
        await sam.part("modal-submit").click()

        error = sam.field("emails").get_by_test_id("field-error")
        await expect(error).to_contain_text("nobody@elsewhere.example cannot be invited")
        await expect(sam.field("message").locator("textarea")).to_have_value(
            "Come and see, please."
        )
        await sam.field("emails").locator("input").fill("")
        await sam.submit()
        await expect(sam.message(SENT)).to_contain_text("Come and see, please.")


async def test_an_invitation_is_taken_back_before_anybody_sees_it(opens: Opens) -> None:
    async with opens(SAM) as one:
        await composing(one)
        await one.submit()
        await one.press(SENT, "Undo")
        await expect(one.message(SENT)).to_contain_text("It was taken back before it was sent.")
        await expect(one.message(SENT).get_by_test_id("button")).to_have_text(["Write again"])

        await one.act_as("Sarah Chen")
        await one.open_usher()
        await expect(one.part("message")).to_have_count(0)


async def test_a_reason_given_when_declining_reaches_the_inviter(opens: Opens) -> None:
    async with opens(SAM) as one:
        await composing(one)
        await one.submit()
        await one.press(SENT, "Send now")
        await expect(one.message(SENT)).to_contain_text("waiting")
        await one.act_as("Sarah Chen")
        await one.open_usher()
        await one.press(INVITED, "Decline")
        await one.part("modal").get_by_label("Too busy").check()
        await one.submit()
        await expect(one.message("You declined. Sam has been told.")).to_be_visible()

        await one.act_as("Sam Reed")
        await one.open_usher()
        outcome = one.message("Sarah Chen declined your invitation")
        await expect(outcome).to_contain_text("Sarah is too busy at the moment.")


async def test_the_path_is_walked_without_a_mouse(opens: Opens) -> None:
    async with opens(SAM) as sam:
        keys = sam.page.keyboard
        await go_to(sam, "q3-outreach")
        await keys.press("Alt+m")
        await keys.type(SAID)
        await keys.press("Enter")
        await expect(sam.part("sidebar-app")).to_have_attribute("data-unread", "true")
        await go_to(sam, "Usher")
        await reach(sam, "Invite")
        await keys.press("Enter")
        await expect(sam.part("modal")).to_be_visible()
        await reach(sam, "Invite")
        await keys.press("Enter")
        await reach(sam, "Send now")
        await keys.press("Enter")
        await expect(sam.message(SENT)).to_contain_text("waiting for Sarah's answer")

        await keys.press("Alt+a")
        await keys.type("sarah")
        await keys.press("Enter")
        await expect(sam.part("act-as")).to_contain_text("Sarah Chen")
        await go_to(sam, "Usher")
        await reach(sam, "Accept")
        await keys.press("Enter")
        await expect(sam.message("You accepted.")).to_be_visible()


async def go_to(shown: Window, name: str) -> None:
    await shown.page.keyboard.press("Control+k")
    await shown.page.keyboard.type(name)
    await shown.page.keyboard.press("Enter")
    await expect(shown.part("conversation-name")).to_have_text(name)


async def reach(shown: Window, label: str) -> None:
    """Press Tab until the button that reads `label` has the focus."""
    await expect(shown.page.get_by_role("button", name=label, exact=True).last).to_be_visible()
    for _ in range(80):
        await shown.page.keyboard.press("Tab")
        if await shown.page.evaluate("document.activeElement.textContent.trim()") == label:
            return
    raise AssertionError(f"{label} is never reached with Tab")


async def test_a_second_start_keeps_what_was_done(browser: Browser, furnished: Path) -> None:
    async with (
        demonstration(furnished) as first,
        window(browser, first.playground, SAM) as sam,
    ):
        await composing(sam)
        await sam.submit()
        await sam.press(SENT, "Send now")
        await expect(sam.message(SENT)).to_contain_text("waiting")

    async with (
        demonstration(furnished) as second,
        window(browser, second.playground, SARAH) as sarah,
    ):
        await sarah.open_usher()
        await sarah.press(INVITED, "Accept")
        await expect(sarah.channel("q3-outreach")).to_be_visible()
