"""The playground's stand-in for a model: what it says passes the same lint as a real one's."""

import pytest

from invites.drafting.asking import told
from invites.drafting.facts import DraftFacts, Sentences, Tone
from invites.drafting.lint import faults
from invites.drafting.writing import LANGUAGES
from playground.model import composed


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("role", ["", "legal"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_its_sentences_are_drafts_in_the_language_asked_for(
    language: str, role: str, tone: Tone
) -> None:
    facts = DraftFacts(language=language, kind="cadence", work="it", role=role, tone=tone)

    assert faults(Sentences(*composed(told(facts)), "stand-in"), facts) == ()
