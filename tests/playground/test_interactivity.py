"""Presses, forms, commands, shortcuts, response URLs: from the person to the bot and back."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp import ClientSession, web
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver, text_of
from playground.errors import Refused
from tests.playground.small_office import SAM, SARAH, TinyBot


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


OPTIONS: list[dict[str, Any]] = [
    {"text": plain(name), "value": name.lower()} for name in ("One", "Two")
]


def question() -> list[dict[str, Any]]:
    go = {"type": "button", "action_id": "go", "text": plain("Go"), "value": "42"}
    pick: dict[str, Any] = {"type": "static_select", "action_id": "pick", "options": OPTIONS}
    pick |= {"placeholder": plain("Pick"), "initial_option": OPTIONS[1]}
    return [{"type": "actions", "block_id": "row", "elements": [go, pick]}]


def form(**fields: Any) -> dict[str, Any]:
    message = {"type": "plain_text_input", "action_id": "text", "initial_value": "Written already"}
    people = {"type": "multi_users_select", "action_id": "who", "initial_users": [SARAH]}
    blocks = [
        {"type": "input", "block_id": "message", "label": plain("Message"), "element": message},
        {"type": "input", "block_id": "people", "label": plain("People"), "element": people},
        {
            "type": "input",
            "block_id": "note",
            "label": plain("Note"),
            "optional": True,
            "element": {"type": "plain_text_input", "action_id": "text"},
        },
    ]
    view = {"type": "modal", "callback_id": "invite", "title": plain("Invite")}
    return {**view, "submit": plain("Send"), "blocks": blocks, **fields}


@pytest.fixture
async def asked(slack: AsyncWebClient, driver: Driver) -> dict[str, Any]:
    await slack.chat_postMessage(channel=SAM, text="Well?", blocks=question())
    return driver.messages("sam")[-1]


@pytest.fixture
async def opened(
    slack: AsyncWebClient, driver: Driver, bot: TinyBot, asked: dict[str, Any]
) -> dict[str, Any]:
    """A form that Sam has open, by a press on the message."""
    await driver.press("sam", asked, "Go")
    view = await slack.views_open(trigger_id=bot.payloads[-1]["trigger_id"], view=form())
    return dict(view["view"])


async def test_a_press_carries_what_slack_sends(
    driver: Driver, bot: TinyBot, asked: dict[str, Any]
) -> None:
    await driver.press("sam", asked, "Go")
    [payload] = bot.payloads
    assert payload["type"] == "block_actions"
    assert payload["user"]["id"] == SAM
    assert payload["channel"] == {"id": asked["channel"], "name": "directmessage"}
    assert payload["container"]["message_ts"] == payload["message"]["ts"] == asked["ts"]
    assert payload["state"]["values"] == {
        "row": {"pick": {"type": "static_select", "selected_option": _seen(OPTIONS[1])}}
    }
    [action] = payload["actions"]
    assert {k: action[k] for k in ("type", "action_id", "block_id", "value")} == {
        "type": "button",
        "action_id": "go",
        "block_id": "row",
        "value": "42",
    }
    assert action["action_ts"]
    assert action["text"]["text"] == "Go"


async def test_choosing_an_option_sends_the_whole_option(
    driver: Driver, bot: TinyBot, asked: dict[str, Any]
) -> None:
    await driver.choose("sam", asked, "row", "pick", {"selected_option": {"value": "one"}})
    assert bot.payloads[0]["actions"][0]["selected_option"] == _seen(OPTIONS[0])


async def test_a_trigger_opens_one_view_and_only_while_it_is_fresh(
    driver: Driver, bot: TinyBot, slack: AsyncWebClient, asked: dict[str, Any]
) -> None:
    await driver.press("sam", asked, "Go")
    trigger = bot.payloads[0]["trigger_id"]
    await slack.views_open(trigger_id=trigger, view=form())
    for key, error in [(trigger, "exchanged_trigger_id"), ("1.2.x", "invalid_trigger_id")]:
        with pytest.raises(SlackApiError, match=error):
            await slack.views_open(trigger_id=key, view=form())
    await driver.press("sam", asked, "Go")
    await asyncio.sleep(3.05)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await slack.views_open(trigger_id=bot.payloads[1]["trigger_id"], view=form())


class TestWithAnImpatientSlack:
    @pytest.fixture
    def ack_timeout(self) -> float:
        return 0.3

    async def test_a_silent_bot_and_a_failing_bot_are_told_apart(
        self, driver: Driver, bot: TinyBot, asked: dict[str, Any]
    ) -> None:
        async def silent(_: dict[str, Any]) -> web.Response:
            await asyncio.sleep(0.5)
            return web.Response()

        bot.answer = silent
        with pytest.raises(Refused, match="operation_timeout"):
            await driver.press("sam", asked, "Go")
        bot.answer = lambda _: web.Response(status=404)
        with pytest.raises(Refused, match="bot_error"):
            await driver.press("sam", asked, "Go")


async def test_a_submission_has_what_nobody_touched(
    driver: Driver, bot: TinyBot, opened: dict[str, Any]
) -> None:
    assert await driver.submit("sam", {"Note": "Please"}) == {"closed": True}
    view = bot.payloads[-1]["view"]
    assert view["state"]["values"] == {
        "message": {"text": {"type": "plain_text_input", "value": "Written already"}},
        "people": {"who": {"type": "multi_users_select", "selected_users": [SARAH]}},
        "note": {"text": {"type": "plain_text_input", "value": "Please"}},
    }
    assert (view["id"], view["root_view_id"]) == (opened["id"], opened["id"])
    assert driver.modal("sam") is None


async def test_slacks_own_client_does_not_send_a_form_with_holes(
    driver: Driver, bot: TinyBot, opened: dict[str, Any]
) -> None:
    sent = len(bot.payloads)
    with pytest.raises(Refused) as refused:
        await driver.submit("sam", {"People": [], "Message": ""})
    assert set(refused.value.fields["errors"]) == {"message", "people"}
    assert len(bot.payloads) == sent


async def test_errors_stand_under_their_fields_and_leave_the_form_open(
    driver: Driver, bot: TinyBot, opened: dict[str, Any]
) -> None:
    bot.answer = _responding(response_action="errors", errors={"people": "Not them"})
    assert await driver.submit("sam") == {"errors": {"people": "Not them"}}
    assert driver.modal("sam") is not None
    bot.answer = _responding(response_action="errors", errors={"nowhere": "Hm"})
    with pytest.raises(Refused, match="bot_error"):
        await driver.submit("sam")


async def test_push_update_and_clear_move_the_stack(
    driver: Driver, bot: TinyBot, opened: dict[str, Any]
) -> None:
    bot.answer = _responding(response_action="push", view=form(title=plain("Second")))
    pushed = (await driver.submit("sam"))["view"]
    assert (pushed["previous_view_id"], pushed["root_view_id"]) == (opened["id"], opened["id"])
    bot.answer = _responding(response_action="update", view=form(title=plain("Changed")))
    updated = (await driver.submit("sam"))["view"]
    assert updated["id"] == pushed["id"]
    assert updated["hash"] != pushed["hash"]
    bot.answer = _responding(response_action="push", view=form(title=plain("Third")))
    await driver.submit("sam")
    with pytest.raises(Refused) as refused:
        await driver.submit("sam")
    assert refused.value.fields["detail"]["error"] == "push_limit_reached"
    bot.answer = _responding(response_action="clear")
    await driver.submit("sam")
    assert driver.modal("sam") is None


async def test_an_invalid_view_in_an_answer_is_the_bots_fault(
    driver: Driver, bot: TinyBot, opened: dict[str, Any]
) -> None:
    bot.answer = _responding(response_action="update", view={"type": "modal", "blocks": []})
    with pytest.raises(Refused, match="bot_error"):
        await driver.submit("sam")


async def test_updates_mind_the_hash(slack: AsyncWebClient, opened: dict[str, Any]) -> None:
    first = await slack.views_update(view_id=opened["id"], hash=opened["hash"], view=form())
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await slack.views_update(view_id=opened["id"], hash=opened["hash"], view=form())
    await slack.views_update(view_id=opened["id"], hash=first["view"]["hash"], view=form())
    with pytest.raises(SlackApiError, match="not_found"):
        await slack.views_update(view_id="V0NOWHERE00", view=form())
    with pytest.raises(SlackApiError, match="view_too_large"):
        await slack.views_update(view_id=opened["id"], view=form(private_metadata="x" * 250_000))
    with pytest.raises(SlackApiError) as refused:
        await slack.views_update(view_id=opened["id"], view=form(title=plain("x" * 25)))
    [message, *_] = refused.value.response["response_metadata"]["messages"]
    assert "[json-pointer:/view/title" in message


async def test_closing_is_told_when_the_view_asks_for_it(
    driver: Driver, bot: TinyBot, slack: AsyncWebClient, opened: dict[str, Any]
) -> None:
    await slack.views_update(view_id=opened["id"], view=form(notify_on_close=True))
    await driver.close("sam")
    assert (bot.payloads[-1]["type"], bot.payloads[-1]["is_cleared"]) == ("view_closed", False)
    assert driver.modal("sam") is None


async def test_a_press_in_home_carries_the_view(
    driver: Driver, bot: TinyBot, slack: AsyncWebClient
) -> None:
    await slack.views_publish(user_id=SAM, view={"type": "home", "blocks": question()})
    home = driver.home("sam")
    assert home is not None
    await driver.press("sam", home, "Go")
    payload = bot.payloads[-1]
    assert payload["container"] == {"type": "view", "view_id": home["id"]}
    assert payload["view"]["state"]["values"]["row"]["pick"]["selected_option"]
    assert "response_url" not in payload


async def test_a_command_has_ids_for_names_and_an_ephemeral_answer(
    driver: Driver, bot: TinyBot
) -> None:
    bot.answer = lambda _: web.Response(text="Not here")
    await driver.command("sam", "/usher invite @sarah to #general & co", channel="#q3-outreach")
    general = driver.place("sam", "#general").id
    [sent] = bot.commands
    assert sent["text"] == f"invite <@{SARAH}|sarah> to <#{general}|general> &amp; co"
    assert (sent["channel_name"], sent["user_id"]) == ("q3-outreach", SAM)
    [shown] = driver.messages("sam", "#q3-outreach")
    assert (shown["text"], shown["ephemeral"]) == ("Not here", True)
    assert driver.messages("sarah", "#q3-outreach") == []


async def test_a_command_without_should_escape_comes_as_typed(driver: Driver, bot: TinyBot) -> None:
    await driver.command("sam", "/plain @sarah & co")
    assert bot.commands[0]["text"] == "@sarah & co"
    with pytest.raises(Refused, match="unknown_command"):
        await driver.command("sam", "/nonsense")


async def test_an_answer_in_channel_is_for_everybody(driver: Driver, bot: TinyBot) -> None:
    bot.answer = _responding(response_type="in_channel", text="Hear, hear")
    await driver.command("sam", "/usher help", channel="#q3-outreach")
    assert "ephemeral" not in driver.messages("sam", "#q3-outreach")[0]


async def test_a_message_shortcut_carries_the_message(driver: Driver, bot: TinyBot) -> None:
    said = await driver.say("sam", "#q3-outreach", "Somebody should look at this")
    await driver.shortcut("sam", "invite_from_message", said)
    await driver.shortcut("sam", "invite_someone")
    about, anywhere = bot.payloads
    assert (about["type"], about["message"]["text"]) == ("message_action", said["text"])
    assert anywhere["type"] == "shortcut"
    assert "channel" not in anywhere


async def test_a_response_url_replaces_adds_and_deletes(
    driver: Driver, bot: TinyBot, http: ClientSession, asked: dict[str, Any]
) -> None:
    await driver.press("sam", asked, "Go")
    url = bot.payloads[0]["response_url"]
    await http.post(url, json={"text": "Only you"})
    assert driver.messages("sam")[-1]["ephemeral"] is True
    await http.post(url, json={"replace_original": True, "text": "Answered"})
    replaced = driver.messages("sam")[0]
    assert (text_of(replaced), "blocks" in replaced) == ("Answered", False)
    await http.post(url, json={"delete_original": True})
    assert [m["text"] for m in driver.messages("sam")] == ["Only you"]


async def test_a_response_url_works_five_times_within_thirty_minutes(
    driver: Driver, bot: TinyBot, http: ClientSession, asked: dict[str, Any]
) -> None:
    await driver.press("sam", asked, "Go")
    url = bot.payloads[0]["response_url"]
    answers = [await http.post(url, json={"text": "Hi"}) for _ in range(6)]
    assert [answer.status for answer in answers] == [200] * 5 + [404]
    assert (await answers[5].json())["error"] == "used_url"
    await driver.press("sam", asked, "Go")
    driver.playground.clock.advance(31 * 60)
    late = await http.post(bot.payloads[1]["response_url"], json={"text": "Hi"})
    assert (await late.json())["error"] == "expired_url"


async def test_a_bad_message_to_a_response_url_is_refused(
    driver: Driver, bot: TinyBot, http: ClientSession, asked: dict[str, Any]
) -> None:
    await driver.press("sam", asked, "Go")
    url = bot.payloads[0]["response_url"]
    answer = await http.post(url, json={"text": "Hi", "blocks": [{"type": "nonsense"}]})
    assert (answer.status, (await answer.json())["error"]) == (400, "invalid_blocks")


async def test_pressing_an_ephemeral_message_replaces_it_alone(
    driver: Driver, bot: TinyBot, slack: AsyncWebClient, http: ClientSession
) -> None:
    channel = driver.place("sam", "#q3-outreach").id
    await slack.chat_postEphemeral(channel=channel, user=SAM, text="Well?", blocks=question())
    await driver.press("sam", driver.messages("sam", "#q3-outreach")[0], "Go")
    payload = bot.payloads[0]
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload
    await http.post(payload["response_url"], json={"replace_original": True, "text": "Done"})
    [shown] = driver.messages("sam", "#q3-outreach")
    assert (shown["text"], shown["ephemeral"]) == ("Done", True)


async def test_presses_on_what_is_gone_are_refused_in_words(
    driver: Driver, bot: TinyBot, asked: dict[str, Any], opened: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match="action_not_found"):
        await driver.choose("sam", asked, "row", "gone", {})
    with pytest.raises(Refused, match="view_not_found"):
        await driver.choose("sarah", opened, "row", "go", {})
    with pytest.raises(Refused, match="channel_not_found"):
        await driver.choose("sarah", asked, "row", "go", {})


def _responding(**response: Any) -> Any:
    return lambda _: web.Response(body=json.dumps(response), content_type="application/json")


def _seen(option: dict[str, Any]) -> dict[str, Any]:
    return {**option, "text": {**option["text"], "emoji": True}}
