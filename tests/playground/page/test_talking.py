"""Channels, messages, threads and reactions, as a person uses them."""

import pytest
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from tests.playground.page.conftest import Screen
from tests.playground.small_office import SARAH, TinyBot

pytestmark = pytest.mark.browser


async def test_enter_sends_and_the_bot_hears_it(
    screen: Screen, bot: TinyBot, driver: Driver
) -> None:
    await screen.enter("q3-outreach")
    await screen.type("Two lines")
    await screen.page.keyboard.press("Shift+Enter")
    await screen.page.keyboard.type("of the cadence")
    await screen.page.keyboard.press("Enter")

    await expect(screen.message("Two lines\nof the cadence")).to_be_visible()
    await expect(screen.part("composer")).to_have_value("")
    heard = await driver.wait_for(
        lambda: [e for e in bot.events if e["event"]["type"] == "message"]
    )
    assert heard[-1]["event"]["text"] == "Two lines\nof the cadence"


async def test_a_completed_name_becomes_a_mention(screen: Screen, driver: Driver) -> None:
    await screen.enter("q3-outreach")
    await screen.type("Ask @sara")
    await expect(screen.part("completion").first).to_contain_text("Sarah Chen")
    await screen.page.keyboard.press("Tab")
    await screen.page.keyboard.type("about #gene")
    await screen.page.keyboard.press("Enter")
    await screen.page.keyboard.type("& <co>")
    await screen.page.keyboard.press("Enter")

    shown = screen.message("& <co>")
    await expect(shown).to_contain_text("Ask @Sarah Chen about #general & <co>")
    [posted] = driver.messages("sam", "#q3-outreach")
    general = driver.place("sam", "#general").id
    assert posted["text"] == f"Ask <@{SARAH}> about <#{general}> &amp; &lt;co&gt;"


async def test_what_others_write_appears_and_counts_as_unread(
    screen: Screen, driver: Driver
) -> None:
    await screen.enter("q3-outreach")
    await driver.say("sarah", "#general", "Good morning @sam")
    await expect(screen.channel("general")).to_have_attribute("data-unread", "true")
    await expect(screen.channel("general").locator(".badge")).to_have_text("1")

    await screen.enter("general")
    await expect(screen.message("Good morning @Sam Reed")).to_be_visible()
    await expect(screen.channel("general")).not_to_have_attribute("data-unread", "true")
    await screen.enter("q3-outreach")
    await expect(screen.channel("general")).not_to_have_attribute("data-unread", "true")


async def test_markup_is_shown_and_data_never_becomes_html(
    screen: Screen, slack: AsyncWebClient, driver: Driver
) -> None:
    await screen.enter("q3-outreach")
    channel = driver.place("sam", "#q3-outreach").id
    text = "*bold* _slanted_ ~gone~ `code` <https://example.com|a link> :tada: 2*3*4 snake_case_x"
    quote = "&gt; quoted &lt;img src=x onerror=alert(1)&gt;"
    await slack.chat_postMessage(channel=channel, text=f"{text}\n{quote}")

    shown = screen.message("bold")
    await expect(shown.locator("strong")).to_have_text("bold")
    await expect(shown.locator("em")).to_have_text("slanted")
    await expect(shown.locator("s")).to_have_text("gone")
    await expect(shown.locator("code")).to_have_text("code")
    link = shown.get_by_role("link", name="a link")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(shown).to_contain_text("🎉 2*3*4 snake_case_x")
    await expect(shown.locator("blockquote")).to_contain_text("quoted <img src=x")
    assert await shown.locator("img").count() == 0


async def test_a_reply_stays_in_its_thread(screen: Screen, driver: Driver) -> None:
    await driver.say("sam", "#q3-outreach", "Who knows renewals?")
    await screen.enter("q3-outreach")
    await screen.message("Who knows renewals?").hover()
    await screen.message("Who knows renewals?").get_by_test_id("reply").click()
    await screen.part("thread-composer").fill("I would ask Sarah")
    await screen.part("thread-send").click()

    await expect(screen.page.locator("#panel").get_by_test_id("message")).to_have_count(2)
    await expect(screen.part("thread-bar")).to_contain_text("1 reply")
    await expect(screen.message("I would ask Sarah")).to_have_count(0)
    await screen.part("panel-close").click()
    await expect(screen.page.locator("#panel")).to_be_hidden()


async def test_a_reaction_is_given_and_taken_back(screen: Screen, driver: Driver) -> None:
    await driver.say("sam", "#q3-outreach", "Done")
    await screen.enter("q3-outreach")
    await screen.message("Done").hover()
    await screen.part("react").click()
    await screen.page.locator('[data-testid="emoji"][data-name="tada"]').click()
    await expect(screen.part("reaction")).to_have_attribute("aria-pressed", "true")
    await screen.part("reaction").click()
    await expect(screen.part("reaction")).to_have_count(0)


async def test_a_message_of_ones_own_can_be_edited_and_deleted(
    screen: Screen, driver: Driver
) -> None:
    await driver.say("sam", "#q3-outreach", "Frist draft for @sarah")
    await screen.enter("q3-outreach")
    await screen.message("Frist").hover()
    await screen.part("message-more").click()
    await screen.part("edit").click()
    await screen.part("edit-field").fill("First draft for @Sarah Chen")
    await screen.part("edit-field").press("Enter")
    await expect(screen.message("First draft for @Sarah Chen")).to_contain_text("(edited)")

    await screen.message("First").hover()
    await screen.part("message-more").click()
    await screen.part("delete").click()
    await screen.part("dialog-confirm").click()
    await expect(screen.message("First")).to_have_count(0)


async def test_a_new_channel_is_made_and_people_are_added(screen: Screen, driver: Driver) -> None:
    await screen.part("new-channel").click()
    await screen.page.get_by_label("Name").fill("Launch plan")
    await screen.part("dialog-confirm").click()
    await expect(screen.part("conversation-name")).to_have_text("launch-plan")

    await screen.part("channel-menu").click()
    await screen.part("add-people").click()
    await screen.page.get_by_role("combobox", name="People").press_sequentially("dana")
    await screen.part("option").filter(has_text="Dana Whitfield").click()
    await screen.part("dialog-confirm").click()
    await expect(screen.part("members-button")).to_contain_text("2")
    assert driver.members("#launch-plan") == {"sam", "dana"}


async def test_people_and_the_app_are_added_by_a_command(screen: Screen, driver: Driver) -> None:
    await screen.part("new-channel").click()
    await screen.page.get_by_label("Name").fill("Launch plan")
    await screen.part("dialog-confirm").click()
    await expect(screen.part("conversation-name")).to_have_text("launch-plan")

    await screen.type("/invite @nobody")
    await screen.part("send").click()
    await expect(screen.part("toast")).to_contain_text("Nobody here is called nobody.")
    await screen.part("composer").fill("")
    await screen.type("/invite @dana @Usher")
    await screen.part("send").click()
    await expect(screen.part("members-button")).to_contain_text("3")
    assert driver.members("#launch-plan") == {"sam", "dana", "usher"}
