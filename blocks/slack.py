"""Cards and forms as Block Kit. Everything people wrote travels as plain text."""

from typing import Any, assert_never

from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Divider,
    Element,
    Facts,
    Footnote,
    Form,
    Group,
    Heading,
    Input,
    Menu,
    Notice,
    Points,
    Quote,
    Row,
    Text,
    Whereabouts,
)
from blocks.slack_inputs import INPUTS, input_block, row_blocks
from blocks.text import cut

Block = dict[str, Any]
OVERFLOW = "more"
PAGE = " "
"""Between the number of a block and the page of the list that it belongs to."""


def message(card: Card) -> dict[str, Any]:
    """Return the `text` and `blocks` arguments of `chat.postMessage` and its kin."""
    blocks = [_title(card.title), *_body(card)]
    return {"text": escape(cut(card.title, 1000)), "blocks": blocks}


def unfurl(card: Card, key: str) -> dict[str, Any]:
    """What stands under a link; several of them under one message need ids of their own."""
    blocks = message(card)["blocks"]
    for block in blocks:
        if "block_id" in block:
            block["block_id"] = f"{key}-{block['block_id']}"
    return {"blocks": blocks}


def home(card: Card) -> dict[str, Any]:
    header = {"type": "header", "text": _plain(card.title, 150)}
    return {"type": "home", "blocks": [header, *_body(card)][:100]}


def modal(form: Form) -> dict[str, Any]:
    view: dict[str, Any] = {
        "type": "modal",
        "title": _plain(form.title, 24),
        "close": _plain(form.close_label, 24),
        "private_metadata": form.value,
        "blocks": [b for at, part in enumerate(form.body) for b in _parts(part, f"b{at}")],
    }
    if form.submit is not None:
        view["submit"] = _plain(form.submit_label, 24)
        view["callback_id"] = form.submit.value
    return view


def _parts(part: Element | Input | Row | Group | Card, block_id: str) -> list[Block]:
    if isinstance(part, Card):
        body = (_element(each, f"{block_id}.{place}") for place, each in enumerate(part.body))
        return [_title(part.title), *body]
    if isinstance(part, Row):
        return row_blocks(part)
    if isinstance(part, Group):
        return group_blocks(part)
    if isinstance(part, INPUTS):
        return [input_block(part)]
    return [_element(part, block_id)]


def group_blocks(group: Group) -> list[Block]:
    """Each block is named after the group, so that they are found again in an open form."""
    turn = f".{group.turn}" if group.turn else ""
    blocks: list[Block] = []
    for place, part in enumerate(group.parts):
        same = isinstance(part, INPUTS) and part.name == group.name
        block_id = f"{group.name}{turn}" + ("" if same else f".{place}")
        blocks += [block | {"block_id": block_id} for block in _parts(part, block_id)]
    return blocks


def notice_modal(title: str, notice: Notice) -> dict[str, Any]:
    """A word inside the modal that led to it."""
    return modal(Form(title=title, body=(Text(notice.text),), close_label=notice.close_label))


def escape(text: str) -> str:
    """Escape for the one place left where Slack reads markup: the fallback text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _title(title: str) -> Block:
    return _rich(_section(_run(cut(title, 1000), bold=True)))


def _body(card: Card) -> list[Block]:
    """Rows of buttons get a block id: Slack keeps what was chosen per id.

    It carries the page, too: of an ephemeral message Slack sends nothing else back.
    """
    page = f"{PAGE}{card.page}" if card.page else ""
    return [_element(element, f"b{place}{page}") for place, element in enumerate(card.body)]


def _element(element: Element, block_id: str) -> Block:
    match element:
        case Text(text):
            return {"type": "section", "text": _plain(text, 3000)}
        case Heading(text):
            return {"type": "header", "text": _plain(text, 150)}
        case Quote(text):
            return _rich({"type": "rich_text_quote", "elements": [_run(text or " ")]})
        case Points(lead, points):
            rows = [_section(_run(point)) for point in points]
            bullets = {"type": "rich_text_list", "style": "bullet", "elements": rows}
            return _rich(_section(_run(lead)), bullets)
        case Footnote(text):
            return {"type": "context", "elements": [_plain(text, 3000)]}
        case Facts(facts):
            runs = [(_run(fact.label, bold=True), _run(f"  {fact.value}\n")) for fact in facts]
            return _rich(_section(*(run for pair in runs for run in pair)))
        case Whereabouts(lead, place):
            channel = {"type": "channel", "channel_id": place.channel}
            return _rich(_section(_run(f"{lead} "), channel))
        case Divider():
            return {"type": "divider"}
        case Actions(buttons, more, menu):
            elements = [_menu(menu)] if menu else []
            elements += [_button(button) for button in buttons]
            overflow = [_overflow(more)] if more else []
            return {"type": "actions", "block_id": block_id, "elements": [*elements, *overflow]}
        case unreachable:
            assert_never(unreachable)


def _menu(menu: Menu) -> Block:
    return {
        "type": "static_select",
        "action_id": menu.action.value,
        "placeholder": _plain(menu.label, 150),
        "options": [
            {"text": _plain(each.label, 75), "value": each.value} for each in menu.options[:100]
        ],
    }


def _button(button: Button) -> Block:
    element: Block = {
        "type": "button",
        "action_id": button.action.value,
        "text": _plain(button.label, 75),
    }
    if button.value:
        element["value"] = button.value
    if button.style is not ButtonStyle.DEFAULT:
        element["style"] = button.style.value
    if button.ask:
        element["confirm"] = {
            "title": _plain(button.label, 100),
            "text": _plain(button.ask, 300),
            "confirm": _plain(button.label, 30),
            "deny": _plain(button.keep, 30),
        }
    return element


def _overflow(buttons: tuple[Button, ...]) -> Block:
    """One element for all of them: the option's value says which was meant, and of what."""
    options = [
        {"text": _plain(b.label, 75), "value": f"{b.action.value} {b.value}"} for b in buttons
    ]
    return {"type": "overflow", "action_id": OVERFLOW, "options": options}


def _rich(*elements: Block) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def _section(*runs: Block) -> Block:
    return {"type": "rich_text_section", "elements": list(runs)}


def _run(text: str, *, bold: bool = False) -> Block:
    """Rich text is structure, not markup: whatever `text` says stays text."""
    run: Block = {"type": "text", "text": text}
    return {**run, "style": {"bold": True}} if bold else run


def _plain(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": cut(text, limit) or " ", "emoji": False}
