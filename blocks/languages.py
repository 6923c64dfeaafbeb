"""The languages people are spoken to in: catalogs, and which one a person's locale means."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from invites.language import English, Words, spoken

LANGUAGES = ("en", "de", "fr", "es", "pt_BR", "ja")
FOLDER = Path(__file__).parent / "locale"
# Variants that Slack and people name, and what they are spoken to in.
_MEANT = {"pt": "pt_BR"}


class Catalog(GNUTranslations):
    """One language, read from its file of messages; what is missing there is said in English."""

    def __init__(self, language: str) -> None:
        with (FOLDER / f"{language}.po").open("rb") as file:
            catalog = read_po(file, locale=language)
        compiled = BytesIO()
        write_mo(compiled, catalog)
        compiled.seek(0)
        super().__init__(compiled)
        self.locale = language


def language_of(locale: str) -> str:
    """The language for a locale in any usual form ("de-DE", "es_LA", "pt"); else English."""
    short = locale.replace("_", "-").partition("-")[0].casefold()
    wanted = _MEANT.get(short, short)
    return wanted if wanted in LANGUAGES else "en"


@cache
def words_of(language: str) -> Words:
    """The catalog; it is read once, when somebody is first spoken to in it."""
    return Catalog(language) if language != "en" else English()


@contextmanager
def speaking(locale: str, time_zone: str = "") -> Iterator[None]:
    """Say everything within in the language that the person's locale means, at their time."""
    with spoken(words_of(language_of(locale)), time_zone):
        yield
