"""Collect the words of the program into the catalogs of blocks/locale: `make messages`.

The same words give the same files: sorted, without line numbers, moments or the version of Babel.
What is translated stays; what is new is empty, and what nobody says any more is gone.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from blocks.languages import FOLDER, LANGUAGES

ROOT = Path(__file__).parent.parent
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
SAID_IN = ("invites", "blocks", "handlers", "bot")
WRITTEN_IN = ("html", "txt", "j2", "jinja", "xml")
COMMENTS = ("Translators:",)


@dataclass(frozen=True, slots=True)
class Words:
    """One message as the program says it, and where."""

    message: str | tuple[str, ...]
    context: str | None
    comments: tuple[str, ...]
    file: str


def said(root: Path = ROOT) -> Iterator[Words]:
    """Every message of the modules and of the templates of letters and pages."""
    for folder in SAID_IN:
        yield from _of(root, folder, "*.py", "python")
        for ending in WRITTEN_IN:
            yield from _of(root, folder, f"*.{ending}", "jinja2.ext:babel_extract")


def _of(root: Path, folder: str, pattern: str, method: str) -> Iterator[Words]:
    for path in sorted((root / folder).rglob(pattern)):
        found = extract_from_file(method, path, KEYWORDS, COMMENTS, strip_comment_tags=True)
        for _line, message, comments, context in found:
            file = path.relative_to(root).as_posix()
            yield Words(_message(message), context, tuple(comments), file)


def _message(found: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return found if isinstance(found, str) else tuple(found)


def template() -> Catalog:
    """All messages, not translated."""
    catalog = Catalog(charset="utf-8")
    for words in said():
        catalog.add(
            words.message,
            locations=[(words.file, 0)],
            auto_comments=words.comments,
            context=words.context,
        )
    return catalog


def path_of(language: str) -> Path:
    return FOLDER / f"{language}.po"


def read(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def merged(language: str, wanted: Catalog) -> Catalog:
    """What is said now, with the translations there are."""
    known = read(language)
    new = Catalog(locale=language, charset="utf-8")
    new.fuzzy = False
    for message in wanted:
        if message.id:
            told = known.get(message.id, message.context)
            new.add(
                message.id,
                string=told.string if told and not told.fuzzy else "",
                locations=sorted(set(message.locations)),
                auto_comments=message.auto_comments,
                user_comments=told.user_comments if told else (),
                context=message.context,
            )
    return new


def write(language: str, catalog: Catalog) -> None:
    """Nothing in the head that another day or another Babel would change."""
    ordered = sorted((m for m in catalog if m.id), key=_place)
    plurals = catalog.plural_forms
    head = (
        "# Usher in this language. See docs/languages.md.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        f'"Plural-Forms: {plurals}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    body = Catalog(locale=language, charset="utf-8")
    for message in ordered:
        body[message.id] = message
    with path_of(language).open("wb") as file:
        file.write(head.encode())
        write_po(file, body, width=100, omit_header=True, include_lineno=False)


def _place(message: Message) -> tuple[str, str, str]:
    first = message.id if isinstance(message.id, str) else message.id[0]
    files = [str(file) for file, _ in message.locations]
    return min(files, default=""), first, message.context or ""


def main() -> None:
    wanted = template()
    for language in LANGUAGES:
        if language == "en":
            continue
        catalog = merged(language, wanted)
        write(language, catalog)
        open_ones = [m for m in catalog if m.id and not _complete(m)]
        print(f"{language}: {len(catalog)} messages, {len(open_ones)} to translate")


def _complete(message: Message) -> bool:
    said = message.string
    return all(said) if isinstance(said, tuple | list) else bool(said)


if __name__ == "__main__":
    sys.exit(main())
