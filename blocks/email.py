"""A card as a letter: subject, text and HTML that say the same."""

import textwrap
from dataclasses import dataclass, field
from functools import cache

import css_inline

from blocks.brands import letter_style
from blocks.elements import Card, Quote
from blocks.elements import Text as Words
from blocks.parts import NOWHERE, Links, Part, parts
from blocks.templates import rendered, style
from blocks.text import clean, cut
from invites.language import _
from invites.wording.branding import Look

SUBJECT = 140
PREHEADER = 110
WIDTH = 76


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """`why` says why somebody gets this letter; `unsubscribe` ends letters of this kind."""

    links: Links = NOWHERE
    why: str = ""
    unsubscribe: str = ""
    look: Look = field(default_factory=Look)
    """The customer's."""


def letter(card: Card, envelope: Envelope) -> Letter:
    shown = parts(card.body, envelope.links)
    return Letter(
        subject=clean(card.title, SUBJECT),
        text=_text(card, shown, envelope),
        html=_html(card, shown, envelope),
    )


def _html(card: Card, shown: list[Part], envelope: Envelope) -> str:
    """Styles stand in each element, where mail programs read them; the dark ones in the head."""
    page = rendered(
        "letter.html",
        title=card.title,
        preheader=_preheader(card),
        parts=shown,
        why=envelope.why,
        unsubscribe=envelope.unsubscribe,
        unsubscribe_label=_no_more(),
        css=style("letter.css"),
        brand=letter_style(envelope.look),
        band=clean(envelope.look.name),
        signature=[clean(line) for line in envelope.look.signature],
    )
    return _inliner().inline(page)


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


def _no_more() -> str:
    return _("No more letters of this kind")


def _preheader(card: Card) -> str:
    """What a list of letters shows after the subject: the first thing that somebody wrote."""
    first = next((e.text for e in card.body if isinstance(e, Quote | Words)), "")
    return cut(clean(first), PREHEADER)


def _text(card: Card, shown: list[Part], envelope: Envelope) -> str:
    blocks = [_wrapped(card.title), *(_plain(part) for part in shown)]
    foot = [_wrapped(envelope.why)] if envelope.why else []
    if envelope.unsubscribe:
        foot.append(f"{_no_more()}:\n{envelope.unsubscribe}")
    end = ["\n".join(["-- ", *foot])] if foot else []
    signed = "\n".join(clean(line) for line in envelope.look.signature)
    return "\n\n".join([*(b for b in (*blocks, signed) if b), *end]) + "\n"


def _plain(part: Part) -> str:
    match part["kind"]:
        case "heading":
            return f"{part['text']}\n{'-' * min(len(part['text']), WIDTH)}"
        case "quote":
            return "\n".join(_wrapped(line, "> ") for line in part["text"].split("\n"))
        case "points":
            return "\n".join([_wrapped(part["text"]), *(_wrapped(p, "- ") for p in part["points"])])
        case "facts":
            return "\n".join(f"{label} {value}" for label, value in part["facts"])
        case "where":
            return f"{part['text']} {part['label']}\n{part['url']}".rstrip()
        case "rule":
            return "-" * 20
        case "buttons":
            return "\n\n".join(f"{b['label']}:\n{b['url']}" for b in part["buttons"])
        case _:
            return _wrapped(part["text"])


def _wrapped(text: str, lead: str = "") -> str:
    """Lines that any mail program shows whole; an address is never broken."""
    after = lead if lead.startswith(">") else " " * len(lead)
    return (
        textwrap.fill(
            text,
            WIDTH,
            initial_indent=lead,
            subsequent_indent=after,
            break_long_words=False,
            break_on_hyphens=False,
        )
        or lead.rstrip()
    )
