"""The catalogs keep what the program says: the same gaps, every form, nothing loud or left over."""

import re
from pathlib import Path
from textwrap import dedent

import pytest
from babel.messages.catalog import Message

from blocks.languages import FOLDER, LANGUAGES
from tools.messages import (
    TRANSLATED,
    Said,
    catalog_of,
    everything_said,
    in_template,
    is_complete,
    said_in,
    write,
)

GAP = re.compile(r"\{(\w*)\}")
LOUD = "!\N{FULLWIDTH EXCLAMATION MARK}\N{INVERTED EXCLAMATION MARK}"


@pytest.fixture(scope="module")
def said() -> frozenset[Said]:
    return frozenset(everything_said())


every_language = pytest.mark.parametrize("language", TRANSLATED)


def messages(language: str) -> list[Message]:
    return [message for message in catalog_of(language) if message.id]


def forms(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The English and the translated forms."""
    english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    said = message.string or ""
    return english, (said,) if isinstance(said, str) else tuple(said)


def translated(language: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(english, said) for english, said in map(forms, messages(language)) if any(said)]


def test_every_language_but_english_has_a_catalog() -> None:
    assert {path.stem for path in FOLDER.glob("*.po")} | {"en"} == set(LANGUAGES)


@every_language
def test_the_same_gaps_are_filled(language: str) -> None:
    """A form for one may leave the number out, as in "one day"."""
    wrong = [
        (english, form)
        for english, said in translated(language)
        for form in said
        if {*GAP.findall(form), "count"} != {*GAP.findall(english[-1]), "count"}
    ]
    assert wrong == []


@every_language
def test_every_form_of_a_number_is_there(language: str) -> None:
    catalog = catalog_of(language)
    wanted = {True: catalog.num_plurals, False: 1}
    wrong = [e for e, said in translated(language) if len(said) != wanted[len(e) > 1]]
    assert wrong == []


@every_language
def test_nothing_is_loud_doubtful_or_left_over(language: str) -> None:
    catalog = catalog_of(language)
    assert [s for _, said in translated(language) for s in said if set(LOUD) & set(s)] == []
    assert [message.id for message in catalog if message.fuzzy and message.id] == []
    assert dict(catalog.obsolete) == {}


@every_language
def test_sentences_end_as_in_english(language: str) -> None:
    """A full stop or a question mark stays one, and what was none does not become one."""
    ends = {
        ".": (".", "\N{IDEOGRAPHIC FULL STOP}"),
        "?": ("?", "\N{FULLWIDTH QUESTION MARK}", "か\N{IDEOGRAPHIC FULL STOP}"),
        ":": (":", "\N{FULLWIDTH COLON}"),
    }
    wrong = [
        (e, s)
        for english, said in translated(language)
        for e, s in zip(english, said, strict=False)
        if e[-1] in ends and not s.endswith(ends[e[-1]])
    ]
    assert [each for each in wrong if each[0] not in QUESTIONS_AS_LABELS] == []


QUESTIONS_AS_LABELS = {
    "What is this channel?",
    "Why not somebody else?",
    "Wrong person: who would be right?",
    "Stop asking: from whom?",
}
"""Titles and labels that Japanese says without asking."""


def test_words_are_found_wherever_they_are_said() -> None:
    source = dedent(
        """
        TABLE = {"a": N_("In a table.")}
        told = _(TABLE.get(key, N_("Within another.")))
        long = _(
            "Over two "
            "lines, {who}."
        ).format(who=_("inside"))
        many = ngettext("{count} day", "{count} days", count)
        switch = pgettext("switch", "On")
        other = f("not this"), _(variable), gettext
        """
    )
    found = {(said.key, said.context) for said in said_in(source, "x.py")}
    assert found == {
        ("In a table.", None),
        ("Within another.", None),
        ("Over two lines, {who}.", None),
        ("inside", None),
        (("{count} day", "{count} days"), None),
        ("On", "switch"),
    }


def test_modules_are_read(said: frozenset[Said]) -> None:
    assert {"invites/template.py", "blocks/cards/home.py"} <= {each.file for each in said}
    assert Said(("Close",), "blocks/elements.py") in said


def test_templates_are_read(tmp_path: Path) -> None:
    (tmp_path / "letter.html").write_text("<p>{{ _('Hello') }} {{ title }}</p>")
    assert set(in_template(tmp_path / "letter.html", "x")) == {Said(("Hello",), "x")}


@every_language
def test_the_file_is_as_make_messages_writes_it(language: str, tmp_path: Path) -> None:
    """So that no change of words brings changes of layout with it."""
    write(language, catalog_of(language), tmp_path)
    kept = (FOLDER / f"{language}.po").read_text("utf-8")
    assert (tmp_path / f"{language}.po").read_text("utf-8") == kept


@every_language
def test_everything_that_is_said_is_translated(language: str, said: frozenset[Said]) -> None:
    """Run `make messages`, and fill in what is new in all five files."""
    catalog = messages(language)
    wanted = {(each.words[0], each.context) for each in said}
    assert {(forms(m)[0][0], m.context) for m in catalog} == wanted
    assert [message.id for message in catalog if not is_complete(message)] == []
