"""Letters and pages in a customer's colour can be read by everybody, by day and by night."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser

from blocks.actions import ActionId
from blocks.brands import page_style
from blocks.cards.answer import answer_card
from blocks.cards.invitation import invitation_card
from blocks.cards.sample import LETTERHEAD, invitation_view
from blocks.email import Envelope, letter
from blocks.page import Setting, card_page
from blocks.parts import Links
from blocks.templates import style
from invites.wording.branding import Look

pytestmark = pytest.mark.browser
AT_THE_LIMIT, DARK = "#8c7500", "#0a1f44"
# A letter is a part of somebody's mail program, which has the landmarks.
RULES = {"rules": {"landmark-one-main": {"enabled": False}, "region": {"enabled": False}}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_branded_letter_and_its_page_can_be_read(browser: Browser, scheme: str) -> None:
    context = await browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    shown = await context.new_page()
    found = []
    for colour in (AT_THE_LIMIT, DARK):
        look = Look(name=LETTERHEAD[0], colour=colour, signature=LETTERHEAD)
        for html in (_letter(look), _page(look)):
            await shown.set_content(html)
            result = await Axe().run(shown, options=RULES)
            found += [(colour, each["id"]) for each in result.response["violations"]]
    await context.close()
    assert found == []


def _letter(look: Look) -> str:
    links = Links(lambda _button: "https://usher.example/answer")
    why = "You get this letter because Sam Reed invited you with Usher."
    envelope = Envelope(links, why, "https://usher.example/off", look)
    return letter(invitation_card(invitation_view()), envelope).html


def _page(look: Look) -> str:
    setting = Setting(
        css="", target="#", actions=frozenset(ActionId), foot="Usher asks.", brand=look.name
    )
    page = card_page(answer_card(invitation_view()), setting)
    css = f"<style>{style('page.css')}{page_style(look)}</style>"
    return page.replace('<link rel="stylesheet" href="">', css)
