"""Bolt listeners, one per payload family. Each dispatches, acknowledges, shows the reply.

The acknowledgement comes after the commit: what could not be stored is never acknowledged.
"""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, assert_never

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from blocks import slack
from blocks.actions import ActionId
from blocks.elements import Card, Done, FieldErrors, Form, Notice, Patch, Reply
from handlers.commands import read_command
from handlers.dispatcher import Dispatcher, Unavailable
from handlers.interaction import Gesture
from handlers.lists import SHOWN_BY
from handlers.slack.payloads import (
    called,
    counts,
    identity,
    is_ephemeral,
    page,
    place,
    pressed,
    submitted,
)
from handlers.slack.showing import Respond, patch_form, responder, tried

logger = logging.getLogger(__name__)

SHORTCUTS = {
    "invite_from_message": ActionId.INVITATION_COMPOSE,
    "invite_someone": ActionId.INVITATION_COMPOSE,
}
OK, BUG, AWAY = 200, 500, 503
ANYTHING = re.compile(r".*", re.DOTALL)

Shown = Callable[[str, str, str, int], Awaitable[None]]
"""(workspace, channel, message, version): this copy shows that version of its subject."""


def register(app: AsyncApp, dispatch: Dispatcher, shown: Shown) -> None:
    listeners = Listeners(dispatch, shown)
    app.action(ANYTHING)(listeners.on_press)
    app.view(ANYTHING)(listeners.on_submit)
    app.command(ANYTHING)(listeners.on_command)
    app.shortcut(ANYTHING)(listeners.on_shortcut)
    app.view_closed(ANYTHING)(acknowledge)
    app.options(ANYTHING)(no_options)
    app.error(on_error)


async def acknowledge(ack: AsyncAck) -> None:
    """Nothing was asked for: somebody closed a form."""
    await ack()


async def no_options(ack: AsyncAck) -> None:
    """No menu of ours asks for its options; whoever sends this gets none."""
    await ack(options=[])


async def on_error(error: Exception, response: BoltResponse | None) -> BoltResponse | None:
    """A store that is away is said with 503; anything else that escapes is a bug."""
    away = isinstance(error, Unavailable)
    if not away:
        logger.error("listener failed", exc_info=error)
    return BoltResponse(status=AWAY if away else BUG) if response is not None else None


@dataclass(frozen=True, slots=True)
class Listeners:
    """Bolt passes arguments by name; each listener names only those it needs."""

    dispatch: Dispatcher
    shown: Shown

    async def on_press(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        client: AsyncWebClient,
    ) -> None:
        if not counts(action):
            await ack()  # an input of a form changed; it counts when the form is submitted
            return
        reply = await self.dispatch(*pressed(body, action))
        await ack()
        respond = responder(client, body)
        match reply:
            case Card() as card if body.get("message"):
                await self._replace(card, body, respond)
            case Card() as card if is_ephemeral(body):
                card = await self._list_again(card, body, action)
                await tried(respond(**slack.message(card), replace_original=True))
            case Form() as form:
                await _open(client, body, form)
            case Notice() as notice:
                await _whisper(client, respond, body, notice)
            case FieldErrors(errors):
                await _whisper(client, respond, body, Notice(" ".join(text for _, text in errors)))
            case Patch() as patch:
                await patch_form(client, body.get("view") or {}, patch)
            case Card() | Done():
                pass  # pressed on the Home tab: it is drawn anew by the outbox
            case unreachable:
                assert_never(unreachable)

    async def _list_again(self, card: Card, body: dict[str, Any], action: dict[str, Any]) -> Card:
        """What was pressed within a list: the list as it is now, else the outcome itself."""
        listing, number = page(action)
        if card.page or listing not in SHOWN_BY:
            return card
        gesture = Gesture(identity=identity(body), value=number, place=place(body))
        shown = await self.dispatch(SHOWN_BY[listing], gesture)
        return shown if isinstance(shown, Card) else card

    async def _replace(self, card: Card, body: dict[str, Any], respond: Respond) -> None:
        """Show the outcome where it was pressed; the outbox mends it if this gets lost."""
        answer = await tried(respond(**slack.message(card), replace_original=True))
        if answer is None:
            return
        container = body.get("container") or {}
        channel, ts = container.get("channel_id"), container.get("message_ts")
        if answer.status_code == OK and channel and ts:
            workspace = identity(body).workspace
            await self.shown(workspace, str(channel), str(ts), card.version)

    async def on_submit(self, ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        reply = await self.dispatch(*submitted(body, view))
        title = (view.get("title") or {}).get("text") or "Usher"
        await ack(**_submission(reply, title, view))

    async def on_command(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        gesture = Gesture(identity=identity(body), place=place(body))
        command = read_command(str(body.get("text") or ""), gesture)
        reply = await self.dispatch(command.action, command.gesture)
        match reply:
            case Card() as card:
                await ack(response_type="ephemeral", **slack.message(card))
            case Notice(text):
                await ack(response_type="ephemeral", text=slack.escape(text))
            case FieldErrors(errors):
                await ack(slack.escape(" ".join(text for _, text in errors)))
            case Form() as form:
                await ack()
                await _open(client, body, form)
            case Done() | Patch():
                await ack()
            case unreachable:
                assert_never(unreachable)

    async def on_shortcut(
        self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        gesture = called(body)
        action = SHORTCUTS.get(str(body.get("callback_id")), ActionId.INVITATION_COMPOSE)
        reply = await self.dispatch(action, gesture)
        await ack()
        match reply:
            case Form() as form:
                await _open(client, body, form)
            case Notice() as notice:
                await _show_notice(client, body, notice)
            case _:
                pass


def _submission(reply: Reply, title: str, view: dict[str, Any]) -> dict[str, Any]:
    """The arguments of the acknowledgement of a submitted form."""
    match reply:
        case Form() as form:
            return {"response_action": "update", "view": slack.modal(form)}
        case FieldErrors(errors):
            return _errors(errors, view)
        case Notice() as notice:
            return {"response_action": "update", "view": slack.notice_modal(title, notice)}
        case Card() | Done() | Patch():
            return {}
        case unreachable:
            assert_never(unreachable)


def _errors(errors: tuple[tuple[str, str], ...], view: dict[str, Any]) -> dict[str, Any]:
    """Slack refuses errors for inputs that are not there; those go under the last one."""
    inputs = [b for b in view.get("blocks", []) if b.get("type") == "input"]
    blocks = {(b.get("element") or {}).get("action_id"): b["block_id"] for b in inputs}
    last = inputs[-1]["block_id"] if inputs else ""
    found: dict[str, str] = {}
    for name, text in errors:
        field = blocks.get(name, last or name)
        found[field] = f"{found.get(field, '')} {text}".strip()
    return {"response_action": "errors", "errors": found}


async def _open(client: AsyncWebClient, body: dict[str, Any], form: Form) -> None:
    """Open the form; within three seconds of the press, or Slack says no.

    Pressed within a form, it takes the place of that one, or lies on it.
    """
    within = body.get("view") or {}
    if within.get("type") == "modal" and form.on_top:
        trigger = str(body.get("trigger_id"))
        await tried(client.views_push(trigger_id=trigger, view=slack.modal(form)))
        return
    if within.get("type") == "modal":
        await tried(client.views_update(view_id=str(within.get("id")), view=slack.modal(form)))
        return
    await tried(client.views_open(trigger_id=str(body.get("trigger_id")), view=slack.modal(form)))


async def _show_notice(client: AsyncWebClient, body: dict[str, Any], notice: Notice) -> None:
    view = slack.notice_modal("Usher", notice)
    await tried(client.views_open(trigger_id=str(body.get("trigger_id")), view=view))


async def _whisper(
    client: AsyncWebClient, respond: Respond, body: dict[str, Any], notice: Notice
) -> None:
    """A word to the presser alone: beside the message, or in a modal where there is none."""
    if body.get("response_url"):
        text = slack.escape(notice.text)
        answer = respond(text=text, response_type="ephemeral", replace_original=False)
        await tried(answer)
    else:
        await _show_notice(client, body, notice)
