"""Templates filled in: no sentence breaks, and nothing in a name is read again."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from blocks.cards.invitation import invitation_card
from blocks.cards.sample import (
    BEST,
    CADENCE,
    EVERYBODY,
    SAM,
    SARAH,
    SECRET,
    THIRD,
    invitation_view,
    person,
)
from blocks.email import Envelope, letter
from blocks.languages import LANGUAGES, speaking
from blocks.slack import message
from invites.wording.filling import filled, values_of
from invites.wording.lint import faults_of, tidied
from invites.wording.shipped import shipped_template
from invites.wording.variables import FALLBACKS, Variable
from playground.blockkit import validate_message

EVERY = " ".join(f"{{{variable}}}" for variable in Variable)
TO_SARAH = values_of(CADENCE, (BEST,), SAM, SARAH)
NOTHING = values_of(CADENCE, (), SAM, None)


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("{work_item} needs you.", "The Q3 outreach cadence needs you.", None),
        ("Come to {work_item}. {kind}", "Come to the Q3 outreach cadence. Cadence", None),
        (
            "Nobody from {role} is here.",
            "Nobody from Sales leadership is here.",
            "Nobody from your field is here.",
        ),
        ("Come[, we miss {role}], do.", "Come, we miss Sales leadership, do.", "Come, do."),
        ("Hi[ {invitee_first_name}], come.", "Hi Sarah, come.", "Hi, come."),
        ("Hi {invitee_first_name}, come.", "Hi Sarah, come.", "Hi colleague, come."),
        ("{reason}", "You already work with 3 of the 4 people on it.", "Your view would help us."),
        ("Come. [{reason}]", "Come. You already work with 3 of the 4 people on it.", "Come."),
        ("{inviter_name} or {inviter_first_name}", "Sam Reed or Sam", None),
        ("[{role}]\n\n\n[{role}]Come.", "Sales leadership\n\nSales leadershipCome.", "Come."),
    ],
)
def test_a_sentence_reads_well_with_and_without(text: str, known: str, unknown: str | None) -> None:
    assert filled(text, TO_SARAH) == known
    assert filled(text, NOTHING) == (known if unknown is None else unknown)


def test_nothing_in_a_name_is_read_again() -> None:
    sly = person("{inviter_name} [{role}] {0.__class__}")
    work = replace(CADENCE, title="{invitee_first_name}")

    said = filled("{inviter_name}: {work_item}", values_of(work, (BEST,), sly, SARAH))

    assert said == "{inviter_name} [{role}] {0.__class__}: the {invitee_first_name} cadence"


@pytest.mark.parametrize("language", LANGUAGES)
def test_private_work_keeps_its_name_and_its_number_of_people(language: str) -> None:
    secret = replace(SECRET, title="Kanarek")
    with speaking(language):
        said = filled(EVERY, values_of(secret, (BEST, THIRD), SAM, SARAH))
    assert "Kanarek" not in said
    assert "3" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_can_be_saved_and_every_gap_has_a_word(language: str) -> None:
    with speaking(language):
        shipped = shipped_template()
        assert faults_of(shipped, language) == ()
        assert faults_of(shipped, "") == ()
        assert "{" not in filled(shipped, NOTHING)
        assert all(filled(f"({{{each}}})", NOTHING) != "()" for each in FALLBACKS)


_SCRAPS = st.sampled_from(
    [
        "<@U0SARAHCH02>", "<!channel>", "@here", "<https://evil.example|x>", "https://a.example",
        "*b*", "&lt;", "<b>x</b>", "{role}", "{work_item}", "{inviter.name}", "{0}", "{", "}", "[",
        "]", "[{reason}]", "\u202e", "\u200b", "evil.com", "{{", "%s", "$x", "\n", "javascript:",
    ]
)  # fmt: skip
_TEMPLATES = st.lists(_SCRAPS | st.text(max_size=12), max_size=12).map("".join)


@given(_TEMPLATES)
@example("{invitee_first_name}.com")
@example("http:{kind}")
@example("@{inviter_first_name}")
def test_whatever_can_be_saved_renders_and_carries_no_mention_markup_or_link(text: str) -> None:
    text = tidied(text)
    if faults_of(text, "en"):
        return
    said = filled(text, values_of(CADENCE, (BEST,), person(EVERYBODY), SARAH))
    plain = filled(text, TO_SARAH)
    view = invitation_view(message=said)

    payload = message(invitation_card(view))
    written = letter(invitation_card(view), Envelope())

    assert validate_message(payload) == []
    assert "mrkdwn" not in repr(payload)
    assert not {"<", ">"} & set(payload["text"])
    assert "href" not in written.html
    assert "<https" not in written.html
    assert not any(each in plain for each in ("<@", "<!", "://", "www.", ".com ", "mailto:"))
    assert not any(f"{{{each}" in plain for each in Variable)


@given(st.text(max_size=80))
def test_no_text_at_all_breaks_parsing_or_filling(text: str) -> None:
    filled(text, TO_SARAH)
    faults_of(text, "ja")
