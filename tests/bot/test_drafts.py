"""Drafts by a model: made in the background, marked, rewritten in the form, never in the way."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import PolicySettings
from playground.driver import text_of
from playground.records import Json
from tests.bot.conftest import Office
from tests.support.model_server import ModelServer, ai_settings, model_server
from tests.support.whole_bot import WholeBot, opened, whole_bot

DRAFTED = (
    "We are shaping the Q3 outreach cadence and could use another pair of eyes. "
    "Would you join us and tell us what you see?"
)


@pytest.fixture
async def model() -> AsyncIterator[ModelServer]:
    async with model_server() as server:
        yield server


@pytest.fixture
async def bot(sqlite_office: Office, model: ModelServer) -> AsyncIterator[WholeBot]:
    playground = opened(sqlite_office.template, sqlite_office.folder)
    settings = {"ai": ai_settings(model, timeout=2), "policy": PolicySettings()}
    async with whole_bot(playground, sqlite_office.url, **settings) as started:
        yield started


def message_of(view: Json | None) -> str:
    assert view is not None
    inputs = [b for b in view["blocks"] if b["type"] == "input"]
    element = next(b["element"] for b in inputs if b["element"]["action_id"] == "message")
    return str(element.get("initial_value", ""))


async def test_the_form_holds_the_models_draft_and_says_what_it_was_told(bot: WholeBot) -> None:
    await bot.press("sam", await bot.suggested(), "Invite")

    view = bot.driver.modal("sam")
    assert message_of(view) == DRAFTED
    read = text_of(view)
    assert "Drafted by AI (stand-in), which may be wrong" in read
    assert "Nobody from Sales leadership is on this cadence" in read
    assert "Works with 3 of the 3 people here" in read


async def test_only_facts_are_sent(bot: WholeBot, model: ModelServer) -> None:
    await bot.suggested()

    assert model.told() == [
        {
            "language": "English",
            "tone": "plain and friendly",
            "kind": "cadence",
            "work": "the Q3 outreach cadence",
            "role": "Sales leadership",
            "evidence": [
                {"kind": "works_with", "count": 3, "of": 3},
                {"kind": "role_gap"},
                {"kind": "asked_lately", "count": 36},
            ],
        }
    ]
    sent = repr(model.asked)
    for secret in ("Sarah", "Chen", "Sam", "Head of Sales", "pricing", "target list"):
        assert secret not in sent, secret
