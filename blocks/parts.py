"""A card taken apart for a template: the closed vocabulary as plain values, links filled in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, assert_never

from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Divider,
    Element,
    Facts,
    Footnote,
    Heading,
    Points,
    Quote,
    Text,
    Whereabouts,
)
from invites.language import _
from invites.work import Place

Part = dict[str, Any]


def nowhere(_button: Button) -> str:
    """No button of the card leads anywhere from here."""
    return ""


def chat_address(place: Place) -> str:
    """Where Slack itself documents that a link to a channel leads from anywhere."""
    if place.platform != "slack":
        return ""
    return f"https://slack.com/app_redirect?team={place.workspace}&channel={place.channel}"


@dataclass(frozen=True, slots=True)
class Links:
    """`of_button` is the address that a button leads to, empty where it leads nowhere."""

    of_button: Callable[[Button], str] = nowhere
    of_place: Callable[[Place], str] = chat_address


NOWHERE = Links()
"""Only what is said; no button leads anywhere."""


def parts(body: tuple[Element, ...], links: Links) -> list[Part]:
    """Rows of buttons that lead nowhere are left out."""
    found = (part(element, links) for element in body)
    return [each for each in found if each]


def part(element: Element, links: Links) -> Part:
    match element:
        case Text(text):
            return {"kind": "text", "text": text}
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Quote(text):
            return {"kind": "quote", "text": text}
        case Points(lead, points):
            return {"kind": "points", "text": lead, "points": points}
        case Footnote(text):
            return {"kind": "footnote", "text": text}
        case Facts(facts):
            return {"kind": "facts", "facts": [(fact.label, fact.value) for fact in facts]}
        case Whereabouts(lead, place):
            url = links.of_place(place)
            return {"kind": "where", "text": lead, "label": _("Slack"), "url": url}
        case Divider():
            return {"kind": "rule"}
        case Actions():
            return _buttons(element, links)
        case unreachable:
            assert_never(unreachable)


def _buttons(row: Actions, links: Links) -> Part:
    """What hides behind an overflow menu in chat stands in the same row here."""
    led = [(button, links.of_button(button)) for button in (*row.buttons, *row.more)]
    buttons = [
        {
            "label": button.label,
            "url": url,
            "action": button.action.value,
            "primary": button.style is ButtonStyle.PRIMARY,
        }
        for button, url in led
        if url
    ]
    return {"kind": "buttons", "buttons": buttons} if buttons else {}
