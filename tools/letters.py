"""The gallery of letters: every example that mail can carry, and the page behind them."""

import asyncio
import html
from pathlib import Path

from blocks.actions import ActionId
from blocks.cards.sample import Example
from blocks.elements import Card, Form
from blocks.email import Envelope, letter
from blocks.page import Setting, card_page, form_page
from blocks.parts import Links
from blocks.templates import style
from tools.examples import examples_of

ROOT = Path(__file__).parent.parent
LETTERS = ROOT / "docs" / "gallery" / "letters.html"
MAILED = ("invitation", "sent", "trouble", "digest")
PAGES = ("answer", "invitation")
LINK = "https://usher.example/answer/…"
OFF = "https://usher.example/mail/off/…"
OWN_STYLE = """
body { max-width: 1180px; margin: 0 auto; padding: 24px 16px 80px;
  font: 16px/1.5 system-ui, sans-serif; }
h2 { margin: 48px 0 0; } h3 { margin: 32px 0 8px; }
.three { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 360px); gap: 16px; }
iframe { width: 100%; height: 560px; border: 1px solid #b6bdc7; border-radius: 8px; }
pre { margin: 0; padding: 12px; overflow: auto; border: 1px solid #b6bdc7; border-radius: 8px;
  font-size: 12px; }
@media (max-width: 700px) { .three { grid-template-columns: minmax(0, 1fr); } }
"""


def page() -> str:
    letters = "\n".join(_letter(module, each) for module in MAILED for each in _tidy(module))
    pages = "\n".join(_page(module, each) for module in PAGES for each in _tidy(module))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        "<title>Every letter that Usher writes</title>\n"
        f"<style>{OWN_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Every letter that Usher writes</h1>\n<h2>Letters</h2>\n{letters}\n"
        f"<h2>The page behind an invitation</h2>\n{pages}\n</body>\n</html>\n"
    )


def _tidy(module: str) -> list[Example]:
    return [e for e in examples_of(module) if not e.rough and isinstance(e.shows, Card | Form)]


def _letter(module: str, example: Example) -> str:
    card = example.shows
    if not isinstance(card, Card):
        return ""
    asks = module == "invitation"
    links = Links(lambda _button: LINK) if asks else Links()
    why = "You get this letter because Sam Reed invited you with Usher." if asks else ""
    made = letter(card, Envelope(links, why or "You get this letter because you use Usher.", OFF))
    return (
        f"<h3>{html.escape(f'{module}: {example.name}')}</h3>\n<div class='three'>"
        f"{_frame(made.html, example.name)}<pre>{html.escape(made.text)}</pre></div>"
    )


def _page(module: str, example: Example) -> str:
    setting = Setting(css="", target="#", actions=frozenset(ActionId), foot="Usher asks first.")
    match example.shows:
        case Card() as card if module == "answer":
            drawn = card_page(card, setting)
        case Form() as form:
            drawn = form_page(form, setting)
        case _:
            return ""
    styled = drawn.replace('<link rel="stylesheet" href="">', f"<style>{style('page.css')}</style>")
    return f"<h3>{html.escape(example.name)}</h3>\n{_frame(styled, example.name)}"


def _frame(inside: str, title: str) -> str:
    escaped, named = html.escape(inside, quote=True), html.escape(title, quote=True)
    return f'<iframe sandbox title="{named}" loading="lazy" srcdoc="{escaped}"></iframe>'


async def made() -> None:
    await asyncio.to_thread(LETTERS.parent.mkdir, parents=True, exist_ok=True)
    await asyncio.to_thread(LETTERS.write_text, page(), "utf-8")
    print(LETTERS.relative_to(ROOT))
