"""What the app shows and what a person does with it: commands, buttons, blocks, Home."""

import pytest
from aiohttp import web
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from tests.playground.page.conftest import Json, Screen, actions, button, plain
from tests.playground.small_office import SAM, SARAH, TinyBot

pytestmark = pytest.mark.browser


async def test_a_command_is_completed_and_its_answer_seen_by_one_alone(
    screen: Screen, bot: TinyBot
) -> None:
    bot.answer = lambda _: web.json_response({"text": "*Usher* understands invite."})
    await screen.enter("q3-outreach")
    await screen.type("/us")
    await screen.page.keyboard.press("Tab")
    await expect(screen.part("completion")).to_have_count(2)
    await screen.page.keyboard.type("h")
    await screen.page.keyboard.press("Tab")
    await screen.page.keyboard.press("Enter")

    answer = screen.message("Usher understands invite.")
    await expect(answer).to_contain_text("Only visible to you")
    assert [(command["command"], command["text"]) for command in bot.commands] == [
        ("/usher", "help")
    ]


async def test_an_unknown_command_is_kept_in_the_field(screen: Screen) -> None:
    await screen.enter("q3-outreach")
    await screen.type("/uhser help")
    await screen.page.keyboard.press("Enter")
    await expect(screen.part("toast")).to_contain_text("/uhser is not a command here. Try /usher.")
    await expect(screen.part("composer")).to_have_value("/uhser help")


async def test_a_button_sends_its_value_after_its_confirmation(
    screen: Screen, slack: AsyncWebClient, bot: TinyBot, driver: Driver
) -> None:
    texts = {
        "title": plain("Sure?"),
        "text": plain("Really."),
        "confirm": plain("Yes, never"),
        "deny": plain("Keep"),
    }
    never = button("Never", "suggestion.never", style="danger", confirm=texts)
    await slack.chat_postMessage(channel=SAM, text="A suggestion", blocks=[actions(never)])
    await screen.open_bot()
    await screen.action("suggestion.never").click()
    await screen.part("dialog-deny").click()
    assert bot.payloads == []

    await screen.action("suggestion.never").click()
    await expect(screen.part("dialog-confirm")).to_have_text("Yes, never")
    await screen.part("dialog-confirm").click()
    [payload] = await driver.wait_for(lambda: bot.payloads)
    assert payload["actions"][0]["value"] == "7"


async def test_a_silent_bot_is_named_in_a_toast(
    screen: Screen, slack: AsyncWebClient, bot: TinyBot
) -> None:
    bot.answer = lambda _: web.Response(status=500)
    await slack.chat_postMessage(channel=SAM, text="Hello", blocks=[actions(button("Go", "go"))])
    await screen.open_bot()
    await screen.action("go").click()
    await expect(screen.part("toast")).to_be_visible()
    await expect(screen.action("go")).to_have_class("button failed")


async def test_an_overflow_menu_and_a_select_send_the_chosen_option(
    screen: Screen, slack: AsyncWebClient, bot: TinyBot, driver: Driver
) -> None:
    options = [{"text": plain(word), "value": word.lower()} for word in ("Snooze", "Settings")]
    elements: list[Json] = [
        {"type": "overflow", "action_id": "more", "options": options},
        {"type": "users_select", "action_id": "who", "placeholder": plain("Choose a person")},
    ]
    await slack.chat_postMessage(channel=SAM, text="Hello", blocks=[actions(*elements)])
    await screen.open_bot()
    await screen.part("overflow").click()
    await screen.page.keyboard.press("ArrowDown")
    await screen.page.keyboard.press("Enter")
    await driver.wait_for(lambda: len(bot.payloads) == 1)
    await screen.action("who").press_sequentially("sara")
    await screen.page.keyboard.press("Enter")
    await driver.wait_for(lambda: len(bot.payloads) == 2)

    assert bot.payloads[0]["actions"][0]["selected_option"]["value"] == "settings"
    assert bot.payloads[1]["actions"][0]["selected_user"] == SARAH


async def test_structure_is_drawn_and_words_stay_words(
    screen: Screen, slack: AsyncWebClient
) -> None:
    runs = [
        {"type": "text", "text": "<b>*plain*</b> ", "style": {"italic": True}},
        {"type": "user", "user_id": SARAH},
        {"type": "emoji", "name": "wave"},
    ]
    section = {"type": "rich_text_section", "elements": runs}
    blocks: list[Json] = [
        {"type": "header", "text": plain("A *title* <!channel>")},
        {"type": "section", "fields": [plain("<@U1>"), {"type": "mrkdwn", "text": "*strong*"}]},
        {
            "type": "rich_text",
            "block_id": "rich",
            "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [section]}],
        },
        {"type": "context", "elements": [plain("_small_")]},
        {"type": "divider"},
        {"type": "image", "image_url": "https://example.com/x.png", "alt_text": "Funnel by week"},
    ]
    await slack.chat_postMessage(channel=SAM, text="All of it", blocks=blocks)
    await screen.open_bot()
    shown = screen.part("message")
    await expect(shown.get_by_role("heading")).to_have_text("A *title* <!channel>")
    await expect(shown.locator("strong")).to_have_text("strong")
    await expect(screen.block("rich").locator("li")).to_have_text("<b>*plain*</b> @Sarah Chen👋")
    await expect(shown).to_contain_text("_small_")
    await expect(shown.get_by_role("img", name="Funnel by week")).to_be_visible()


async def test_a_changed_message_is_drawn_in_its_place(
    screen: Screen, slack: AsyncWebClient, driver: Driver
) -> None:
    await slack.chat_postMessage(channel=SAM, text="Pending", blocks=[actions(button("Go", "go"))])
    await screen.open_bot()
    await expect(screen.action("go")).to_be_visible()
    [sent] = driver.messages("sam")
    await slack.chat_update(channel=sent["channel"], ts=sent["ts"], text="Accepted", blocks=[])
    await expect(screen.message("Accepted")).to_be_visible()
    await expect(screen.action("go")).to_have_count(0)


async def test_the_home_tab_shows_what_is_published(screen: Screen, slack: AsyncWebClient) -> None:
    await screen.open_bot()
    await screen.part("tab-home").click()
    await expect(screen.part("home")).to_contain_text("has not published anything")
    view = {"type": "home", "blocks": [{"type": "header", "text": plain("Waiting for you")}]}
    await slack.views_publish(user_id=SAM, view=view)
    await expect(screen.part("home").get_by_role("heading")).to_have_text("Waiting for you")


async def test_a_message_shortcut_sends_the_message(
    screen: Screen, bot: TinyBot, driver: Driver
) -> None:
    await driver.say("sam", "#q3-outreach", "Who else?")
    await screen.enter("q3-outreach")
    await screen.message("Who else?").hover()
    await screen.page.get_by_role("button", name="Invite someone to this").click()
    [payload] = await driver.wait_for(lambda: bot.payloads)
    assert (payload["type"], payload["callback_id"]) == ("message_action", "invite_from_message")
    assert payload["message"]["text"] == "Who else?"
