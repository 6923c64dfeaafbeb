"""What people are shown, in every language: it fits, it is calm, and no word stays English."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from babel.dates import get_day_names

from blocks import text
from blocks.cards import approval_samples, policy_sample, sample
from blocks.cards.effective import zone_name
from blocks.cards.invitation import decline_form, invitation_card
from blocks.cards.sample import Surface
from blocks.elements import Card, Form
from blocks.email import Envelope, letter
from blocks.languages import LANGUAGES, language_of, speaking
from blocks.page import Setting, form_page
from invites.drafting.writing import language_name
from invites.language import spoken
from invites.people import Person
from invites.wording.variables import Variable
from invites.work import WorkItem
from playground.blockkit import validate_message, validate_view
from tests.blocks.gathered import buttons, everything
from tests.blocks.pseudo import Pseudo, outside
from tests.blocks.test_every_card import LABEL, drawn
from tests.blocks.words import in_words

TRANSLATED = [language for language in LANGUAGES if language != "en"]
# What is no word of a language: names of ours, of keys and of commands.
ENDONYMS = [language_name(language) for language in LANGUAGES]
NAMES = {"Usher", "usher", "gpt", "mini"} | set(re.findall(r"[A-Za-z]{2,}", " ".join(ENDONYMS)))
TYPED = f"""{approval_samples.REJECTED.reason} {policy_sample.KNOWN.departments.values()}
    *.partner.example ann@supplier.example rival.example Customer T0NORTHWIND Fine
    Northwind Robotics. The partners asked for it."""
"""What people typed in examples, and names made for them."""
CALENDAR = {*get_day_names("wide", locale="en").values()}
LOUD = "!\N{FULLWIDTH EXCLAMATION MARK}\N{INVERTED EXCLAMATION MARK}"
GAPS = re.compile("|".join(f"{{{variable}}}" for variable in Variable))
"""Those of templates, which are shown as administrators type them."""
MONDAY = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def faults(payload: dict[str, Any]) -> list[Any]:
    if "errors" in payload:
        return [words for words in payload["errors"].values() if not 0 < len(words) <= 2000]
    validate = validate_view if "type" in payload else validate_message
    return list(validate(payload))


@pytest.mark.parametrize("language", TRANSLATED)
def test_slack_takes_every_card_in_every_language(language: str) -> None:
    with speaking(language):
        found = [(m, e.name, faults(drawn(e))) for m, e in everything()]
    assert [each for each in found if each[-1]] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_labels_and_titles_fit_in_every_language(language: str) -> None:
    with speaking(language):
        tidy = [example for _, example in everything() if not example.rough]
        long = {b.label for e in tidy for b in buttons(e) if _width(b.label) > LABEL}
        forms = [e.shows for e in tidy if isinstance(e.shows, Form)]
        long |= {form.title for form in forms if len(form.title) > 24}
        long |= {form.submit_label for form in forms if len(form.submit_label) > 24}
        long |= {
            e.shows.title for e in tidy if isinstance(e.shows, Card) and len(e.shows.title) > 150
        }
    assert long == set()


def _width(label: str) -> int:
    """A character of Japanese takes the room of two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in label)


@pytest.mark.parametrize("language", TRANSLATED)
def test_it_is_as_calm_as_in_english(language: str) -> None:
    with speaking(language):
        words = [in_words(example.shows) for _, example in everything() if not example.rough]
    said = [GAPS.sub("", w) for w in words]
    assert [w for w in said if set(LOUD) & set(w) or "None" in w or "{" in w] == []


def test_slack_takes_every_card_when_words_are_much_longer() -> None:
    with spoken(Pseudo()):
        found = [(m, e.name, faults(drawn(e))) for m, e in everything()]
    assert [each for each in found if each[-1]] == []


def test_no_word_escapes_the_catalogs() -> None:
    with spoken(Pseudo()):
        shown = [(m, e.name, _pieces(drawn(e))) for m, e in everything() if not e.rough]
    known = _data() | NAMES | CALENDAR
    english = {
        (module, name, piece)
        for module, name, pieces in shown
        for piece in pieces
        if set(re.findall(r"[A-Za-z]{2,}", outside(piece))) - known
    }
    assert english == set()


def _pieces(payload: object, key: str = "") -> Iterator[str]:
    """Every text that a person reads, wherever Block Kit has it; what they wrote is theirs."""
    match payload:
        case {"errors": dict(errors)}:
            yield from errors.values()
        case dict():
            for name, value in payload.items():
                if not (name == "value" and "text" in payload):  # what a press brings back
                    yield from _pieces(value, str(name))
        case list():
            for value in payload:
                yield from _pieces(value, key)
        case str() if key == "text":
            yield payload
        case _:
            pass


def _data() -> set[str]:
    """The words of the people and the work that the examples show."""
    named = {word for value in vars(sample).values() for word in _words(value)}
    return named | set(re.findall(r"[A-Za-z]{2,}", TYPED))


def _words(value: object) -> Iterator[str]:
    match value:
        case str():
            yield from re.findall(r"[A-Za-z]{2,}", value)
        case tuple() | list() | set():
            for each in value:
                yield from _words(each)
        case Person():
            yield from _words((value.name, value.title, value.department))
        case WorkItem():
            yield from _words(value.title)
        case _:
            pass


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("de-DE", "de"),
        ("de_AT", "de"),
        ("es-LA", "es"),
        ("es-ES", "es"),
        ("fr-CA", "fr"),
        ("pt-BR", "pt_BR"),
        ("pt-PT", "pt_BR"),
        ("ja-JP", "ja"),
        ("en-GB", "en"),
        ("it-IT", "en"),
        ("", "en"),
        ("nonsense", "en"),
    ],
)
def test_a_locale_means_a_language(locale: str, language: str) -> None:
    assert language_of(locale) == language


@pytest.mark.parametrize(
    ("language", "today", "tomorrow", "listed"),
    [
        ("en", "at 14:30", "on Tuesday 24 November at 14:30", "A, B and C"),
        ("de", "um 14:30 Uhr", "am Dienstag, 24. November, um 14:30 Uhr", "A, B und C"),
        ("fr", "à 14:30", "le mardi 24 novembre à 14:30", "A, B et C"),
        ("es", "a las 14:30", "el martes 24 de noviembre a las 14:30", "A, B y C"),
        ("pt_BR", "às 14:30", "terça-feira, 24 de novembro, às 14:30", "A, B e C"),
        ("ja", "14:30に", "11月24日(火) 14:30に", "A、B、C"),
    ],
)
def test_moments_and_lists_are_as_people_write_them(
    language: str, today: str, tomorrow: str, listed: str
) -> None:
    reader = sample.person("Lena Vogel", zone="UTC")
    with speaking(language):
        assert text.moment_for(MONDAY, reader, NOON) == today
        assert text.moment_for(MONDAY + sample.DAYS, reader, NOON) == tomorrow
        assert text.listing(["A", "B", "C"]) == listed


@pytest.mark.parametrize(
    ("language", "zone", "told"),
    [
        ("en", "America/New_York", "23 November, 19:30"),
        ("en", "", "24 November, 00:30 UTC"),
        ("en", "Nowhere/Land", "24 November, 00:30 UTC"),
        ("de", "Europe/Berlin", "24. November, 01:30 Uhr"),
        ("fr", "Europe/Paris", "24 novembre à 01:30"),
        ("es", "America/Mexico_City", "23 de noviembre a las 18:30"),
        ("pt_BR", "America/Sao_Paulo", "23 de novembro às 21:30"),
        ("ja", "Asia/Tokyo", "11月24日 09:30"),
    ],
)
def test_whoever_is_spoken_to_is_told_their_own_time(language: str, zone: str, told: str) -> None:
    with speaking(language, zone):
        assert text.readers_moment(MONDAY.replace(day=24, hour=0)) == told


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "A, B and 2 others"),
        ("de", "A, B und 2 weitere"),
        ("fr", "A, B et 2 autres"),
        ("es", "A, B y 2 más"),
        ("pt_BR", "A, B e mais 2"),
        ("ja", "A、B、ほか2人"),
    ],
)
def test_who_is_left_out_of_a_list_is_counted(language: str, words: str) -> None:
    with speaking(language):
        assert text.listing(["A", "B", "C", "D"]) == words


def test_one_invites_and_several_invite() -> None:
    one = sample.invitation_view()
    two = sample.invitation_view(co_inviters=(sample.LENA,))
    with speaking("de-DE"):
        assert invitation_card(one).title == "Sam Reed lädt dich zu der Sequenz „Q3 outreach“ ein"
        assert invitation_card(two).title == (
            "Sam Reed und Lena Vogel laden dich zu der Sequenz „Q3 outreach“ ein"
        )


def test_a_title_that_says_its_kind_is_not_told_twice() -> None:
    item = replace(sample.LAUNCH, title="Projekt Herbst")
    with speaking("de-DE"):
        assert text.work(item) == "„Projekt Herbst“"
    assert text.work(item) == "the Projekt Herbst project"


def test_no_word_of_a_letter_or_a_page_escapes_the_catalogs() -> None:
    with spoken(Pseudo()):
        shown = [(m, e) for m, e in everything() if not e.rough and e.surface is Surface.MESSAGE]
        letters = [(m, e.name, _read(e.shows)) for m, e in shown if isinstance(e.shows, Card)]
        pages = [("invitation", "decline", _paged(decline_form(sample.invitation_view())))]
    known = _data() | NAMES | CALENDAR | {"Slack"}
    english = {
        (module, name, word)
        for module, name, words in (*letters, *pages)
        for word in set(re.findall(r"[A-Za-z]{2,}", outside(words))) - known
    }
    assert english == set()


def _read(card: Card) -> str:
    return re.sub(r"https://\S+", "", letter(card, Envelope()).text)


def _paged(form: Form) -> str:
    page = form_page(form, Setting(css=""))
    return re.sub(r"<[^>]*>", " ", page[page.index("<body") :])


@pytest.mark.parametrize(("language", "named"), [("de", "de"), ("pt_BR", "pt-BR"), ("ja", "ja")])
def test_a_letter_says_what_language_it_is_in(language: str, named: str) -> None:
    with speaking(language):
        written = letter(invitation_card(sample.invitation_view()), Envelope())
    assert f'<html lang="{named}"' in written.html


@pytest.mark.parametrize(
    ("language", "zone", "city"),
    [
        ("en", "Europe/Berlin", "Berlin"),
        ("de", "America/New_York", "New York"),
        ("es", "America/New_York", "Nueva York"),
        ("ja", "Europe/Berlin", "ベルリン"),
        ("ja", "", ""),
    ],
)
def test_a_time_zone_is_named_by_its_city(language: str, zone: str, city: str) -> None:
    with speaking(language):
        assert zone_name(zone) == city
