"""What `usher doctor` says about a model that works, and about those that do not."""

import pytest

from bot.commands.doctor_model import examine
from tests.support.model_server import ModelServer, ai_settings, model_server


@pytest.mark.parametrize(
    ("behaviour", "title", "advice"),
    [
        ("good", "stand-in writes drafts", ""),
        ("text", "stand-in writes drafts", ""),
        ("refusal", "stand-in answers, but writes no draft", "The template's words"),
        ("injection", "stand-in answers, but", "template's words"),
        ("html", "cannot be used", "Check USHER_AI__BASE_URL"),
        ("down", "cannot be used", "Check USHER_AI__BASE_URL"),
    ],
)
async def test_it_says_what_came_of_one_question(behaviour: str, title: str, advice: str) -> None:
    async with model_server(ModelServer(behaviour=behaviour)) as model:
        found = await examine(ai_settings(model))

    assert title in found[0]
    assert advice in found[1]
    assert bool(found[1]) == bool(advice)
