"""Modals: the stack, the fields, the errors, and where the focus goes."""

import pytest
from aiohttp import web
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from tests.playground.page.conftest import (
    Json,
    Screen,
    actions,
    button,
    field_of,
    form,
    opening,
    plain,
)
from tests.playground.small_office import SAM, SARAH, TinyBot

pytestmark = pytest.mark.browser

MAIL = field_of("mail", "E-mail", {"type": "email_text_input"}, optional=True)
NOTE = field_of(
    "note",
    "Message",
    {"type": "plain_text_input", "multiline": True, "max_length": 50, "initial_value": "Hi"},
)


async def open_form(screen: Screen, slack: AsyncWebClient, bot: TinyBot, view: Json) -> None:
    """Post a button, press it, and wait for the modal that the bot opens."""
    opening(bot, slack, view)
    await slack.chat_postMessage(
        channel=SAM, text="Hello", blocks=[actions(button("Invite", "go"))]
    )
    await screen.open_bot()
    await screen.action("go").click()
    await expect(screen.part("modal")).to_be_visible()


async def test_every_kind_of_field_reaches_the_bot(
    screen: Screen, slack: AsyncWebClient, bot: TinyBot, driver: Driver
) -> None:
    options = [{"text": plain(word), "value": word.lower()} for word in ("Task", "Cadence")]
    view = form(
        "Everything",
        NOTE,
        field_of("who", "People", {"type": "multi_users_select", "initial_users": [SARAH]}),
        field_of("kind", "Kind", {"type": "static_select", "options": options}),
        field_of("radio", "One", {"type": "radio_buttons", "options": options}),
        field_of("boxes", "Some", {"type": "checkboxes", "options": options}),
        field_of("day", "Day", {"type": "datepicker"}),
        field_of("time", "Time", {"type": "timepicker", "initial_time": "09:30"}),
        field_of("count", "Count", {"type": "number_input", "is_decimal_allowed": False}),
    )
    await open_form(screen, slack, bot, view)
    await expect(screen.block("note").locator(".counter")).to_have_text("48")
    await screen.page.get_by_role("combobox", name="People").press_sequentially("dana")
    await screen.page.keyboard.press("Enter")
    await screen.page.get_by_role("combobox", name="Kind").press_sequentially("cad")
    await screen.page.keyboard.press("Enter")
    await screen.block("radio").get_by_label("Task").check()
    await screen.block("boxes").get_by_label("Task").check()
    await screen.block("boxes").get_by_label("Cadence").check()
    await screen.field("Day").fill("2026-12-01")
    await screen.field("Count").fill("12")
    await screen.part("modal-submit").click()
    await expect(screen.part("modal")).to_have_count(0)

    values = bot.payloads[-1]["view"]["state"]["values"]
    given = {block_id: next(iter(held.values())) for block_id, held in values.items()}
    assert given["note"]["value"] == "Hi"
    assert given["who"]["selected_users"] == [SARAH, driver.person("dana").id]
    assert given["kind"]["selected_option"]["value"] == "cadence"
    assert given["radio"]["selected_option"]["value"] == "task"
    assert [option["value"] for option in given["boxes"]["selected_options"]] == ["task", "cadence"]
    assert (given["day"]["selected_date"], given["time"]["selected_time"]) == (
        "2026-12-01",
        "09:30",
    )
    assert given["count"]["value"] == "12"


async def test_an_error_stands_under_its_field_and_goes_when_mended(
    screen: Screen, slack: AsyncWebClient, bot: TinyBot
) -> None:
    await open_form(screen, slack, bot, form("Invite", MAIL, NOTE))
    errors = {"response_action": "errors", "errors": {"mail": "That domain is blocked."}}
    bot.answer = lambda _: web.json_response(errors)
    await screen.field("E-mail").fill("a@b.example")
    await screen.part("modal-submit").click()
    await expect(screen.block("mail").get_by_test_id("field-error")).to_have_text(
        "That domain is blocked."
    )
    await expect(screen.field("E-mail")).to_be_focused()

    bot.answer = lambda _: web.Response()
    await screen.part("modal-submit").click()
    await expect(screen.part("modal")).to_have_count(0)


async def test_a_missing_answer_leaves_the_form_as_it_was(
    screen: Screen, slack: AsyncWebClient, bot: TinyBot
) -> None:
    await open_form(screen, slack, bot, form("Invite", NOTE))
    bot.answer = lambda _: web.Response(status=500)
    await screen.field("Message").fill("Written with care")
    await screen.part("modal-submit").click()
    await expect(screen.part("modal-trouble")).to_contain_text(
        "We had some trouble connecting. Try again?"
    )
    await expect(screen.field("Message")).to_have_value("Written with care")
    await expect(screen.part("modal-submit")).to_be_enabled()


async def test_a_pushed_view_has_a_way_back_and_nothing_typed_is_lost(
    screen: Screen, slack: AsyncWebClient, bot: TinyBot
) -> None:
    await open_form(
        screen, slack, bot, form("First", NOTE, actions(button("More", "more"), block_id="x"))
    )

    async def push(payload: Json) -> web.Response:
        if payload["type"] == "block_actions":
            await slack.views_push(trigger_id=payload["trigger_id"], view=form("Second", MAIL))
        return web.Response()

    bot.answer = push
    await screen.field("Message").fill("Half a sentence")
    await screen.action("more").click()
    await expect(screen.part("modal-title")).to_have_text("Second")
    await screen.part("modal-back").click()
    await expect(screen.part("modal-title")).to_have_text("First")
    await expect(screen.field("Message")).to_have_value("Half a sentence")


async def test_an_update_keeps_what_was_typed_and_takes_what_is_new(
    screen: Screen, slack: AsyncWebClient, bot: TinyBot
) -> None:
    rewrite = actions(button("Rewrite", "rewrite"), block_id="x")
    await open_form(screen, slack, bot, form("Invite", MAIL, NOTE, rewrite))
    fresh = {
        **NOTE,
        "block_id": "note2",
        "element": {**NOTE["element"], "initial_value": "Dear all"},
    }

    async def update(payload: Json) -> web.Response:
        await slack.views_update(
            view_id=payload["view"]["id"], view=form("Invite", MAIL, fresh, rewrite)
        )
        return web.Response()

    bot.answer = update
    await screen.field("E-mail").fill("a@b.example")
    await screen.action("rewrite").click()
    await expect(screen.field("Message")).to_have_value("Dear all")
    await expect(screen.field("E-mail")).to_have_value("a@b.example")


async def test_escape_closes_and_the_focus_returns_to_the_button(
    screen: Screen, slack: AsyncWebClient, bot: TinyBot
) -> None:
    await open_form(screen, slack, bot, form("Invite", NOTE))
    await expect(screen.field("Message")).to_be_focused()
    await screen.page.keyboard.press("Escape")
    await expect(screen.part("modal")).to_have_count(0)
    await expect(screen.action("go")).to_be_focused()


async def test_an_open_modal_is_there_again_after_reloading(
    screen: Screen, slack: AsyncWebClient, bot: TinyBot
) -> None:
    await open_form(screen, slack, bot, form("Invite", NOTE))
    await screen.page.reload()
    await expect(screen.part("modal-title")).to_have_text("Invite")
