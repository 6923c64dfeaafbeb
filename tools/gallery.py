"""`make gallery`: every card and form, in every state, on one page that needs nothing else."""

import asyncio
import html
import re
from pathlib import Path
from typing import Any

from blocks import slack
from blocks.cards.sample import CADENCE, Example, Surface
from blocks.elements import Card, FieldErrors, Form, Notice
from bot.demonstration import HOST, MANIFEST
from playground.manifest import AppManifest
from playground.seed import fill
from playground.server import Playground
from tools import letters
from tools.examples import examples_of, modules
from tools.window import chromium, window

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "docs" / "gallery" / "index.html"
PAGE = ROOT / "playground" / "page"
STYLES = ("tokens", "layout", "controls", "conversation", "blocks")
SOMEBODY = "U0SAMREED03"
OWN_STYLE = """
html, body { height: auto; }
body { display: block; overflow: auto; background: var(--bg); color: var(--text); }
.gallery { max-width: 760px; margin: 0 auto; padding: 24px 16px 80px; }
.gallery nav { display: flex; flex-wrap: wrap; gap: 6px 16px; }
.gallery h1 { margin: 48px 0 0; font-size: 22px; text-transform: capitalize; }
.gallery figure { margin: 28px 0 0; }
.gallery figcaption { margin-bottom: 6px; color: var(--text-muted); font-size: 13px; }
.gallery .message, .gallery .home-blocks, .gallery figure > .dialog-body {
  border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; }
.gallery .dialog { max-height: none; box-shadow: none; }
"""

Json = dict[str, Any]


async def made() -> None:
    groups = [
        {"name": module, "examples": [drawn(module, one) for one in examples_of(module)]}
        for module in modules()
    ]
    body = await rendered(groups)
    await asyncio.to_thread(write, page(body, groups))
    await letters.made()
    print(f"{sum(len(g['examples']) for g in groups)} examples: {GALLERY.relative_to(ROOT)}")


def drawn(module: str, example: Example) -> Json:
    """What the page's renderer needs: the kind of frame, and what Slack would be sent."""
    named = {"name": example.name, "id": re.sub(r"\W+", "-", f"{module} {example.name}")}
    match example.shows:
        case Card() as card if example.surface is Surface.HOME:
            return {**named, "kind": "home", **slack.home(card)}
        case Card() as card:
            return {**named, "kind": "message", **slack.message(card)}
        case Form() as form:
            return {**named, "kind": "modal", "view": slack.modal(form)}
        case Notice(text):
            return {**named, "kind": "notice", "text": text}
        case FieldErrors(errors):
            return {**named, "kind": "errors", "errors": dict(errors)}


async def rendered(groups: list[Json]) -> str:
    playground = Playground(AppManifest.load(MANIFEST))
    fill(playground.workspace, playground.app, playground.clock.now())
    await playground.start(HOST, 0)
    channel = CADENCE.place.channel if CADENCE.place else ""
    place = {"id": channel, "name": "q3-outreach", "is_member": True}
    draw = await asyncio.to_thread((Path(__file__).parent / "gallery.js").read_text, "utf-8")
    try:
        async with chromium() as browser, window(browser, playground, SOMEBODY) as shown:
            return str(await shown.page.evaluate(draw, {"groups": groups, "place": place}))
    finally:
        await playground.stop()


def page(body: str, groups: list[Json]) -> str:
    styles = "\n".join((PAGE / "css" / f"{name}.css").read_text("utf-8") for name in STYLES)
    sprite = (PAGE / "img" / "icons.svg").read_text("utf-8")
    names = [html.escape(group["name"]) for group in groups]
    lines = body.replace("</figure>", "</figure>\n")
    links = " ".join(f'<a href="#{name}">{name}</a>' for name in names)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>Everything Usher shows</title>\n"
        f"<style>\n{styles}\n{OWN_STYLE}</style>\n</head>\n<body>\n"
        f"<div hidden>{sprite}</div>\n"
        f'<div class="gallery"><nav aria-label="Cards">{links}</nav></div>\n'
        f"{lines}\n</body>\n</html>\n"
    )


def write(text: str) -> None:
    GALLERY.parent.mkdir(parents=True, exist_ok=True)
    GALLERY.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(made())
