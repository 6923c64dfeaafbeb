"""Collect the words of the program into the catalogs of blocks/locale: `make messages`.

The same words give the same files: sorted, without line numbers, moments or the version of Babel.
What is translated stays; what is new is empty, and what nobody says any more is gone.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from blocks.languages import FOLDER, LANGUAGES

ROOT = Path(__file__).parent.parent
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
SAID_IN = ("invites", "blocks", "handlers", "bot")
# How many messages each takes; the context of `pgettext` comes before its one.
TAKES = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 1}
IN_TEMPLATES = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
TEMPLATES = ("html", "txt", "j2", "xml")
HEAD = """\
# Usher in this language; see docs/languages.md. `make messages` keeps it in step with the program.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


@dataclass(frozen=True, slots=True)
class Said:
    """One message as the program says it, and where; two `words` are singular and plural."""

    words: tuple[str, ...]
    file: str
    context: str | None = None

    @property
    def key(self) -> str | tuple[str, ...]:
        return self.words[0] if len(self.words) == 1 else self.words


def everything_said(root: Path = ROOT) -> Iterator[Said]:
    """Every message of the modules and of the templates of letters and pages."""
    for folder in SAID_IN:
        for path in sorted((root / folder).rglob("*.py")):
            yield from said_in(path.read_text(encoding="utf-8"), _name(path, root))
        for ending in TEMPLATES:
            for path in sorted((root / folder).rglob(f"*.{ending}")):
                yield from in_template(path, _name(path, root))


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def said_in(source: str, file: str) -> Iterator[Said]:
    """Read as Python reads it: calls within calls and strings over several lines too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            words = [a.value for a in node.args if isinstance(a, ast.Constant)]
            texts = [word for word in words if isinstance(word, str)]
            takes = TAKES.get(node.func.id, 0)
            if node.func.id == "pgettext" and len(texts) == 2:
                yield Said((texts[1],), file, texts[0])
            elif takes and len(texts) == takes:
                yield Said(tuple(texts), file)


def in_template(path: Path, file: str) -> Iterator[Said]:
    found = extract_from_file("jinja2.ext:babel_extract", path, IN_TEMPLATES)
    for _line, words, _comments, context in found:
        yield Said((words,) if isinstance(words, str) else tuple(words), file, context)


def wanted() -> dict[tuple[str, str | None], list[Said]]:
    """What is said, by its first words and context."""
    found: dict[tuple[str, str | None], list[Said]] = {}
    for said in everything_said():
        found.setdefault((said.words[0], said.context), []).append(said)
    return found


def catalog_of(language: str) -> Catalog:
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def in_step(language: str) -> Catalog:
    """What is said now, with the translations there are."""
    known, new = catalog_of(language), Catalog(locale=language, charset="utf-8")
    for (first, context), everywhere in wanted().items():
        told = known.get(first, context)
        key = next((s.key for s in everywhere if len(s.words) > 1), first)
        new.add(
            key,
            string=told.string if told and not told.fuzzy and _like(told, key) else "",
            locations=[(file, 0) for file in sorted({said.file for said in everywhere})],
            user_comments=told.user_comments if told else (),
            context=context,
        )
    return new


def _like(told: Message, key: str | tuple[str, ...]) -> bool:
    """A message that has become one of number needs its forms translated."""
    return isinstance(told.id, str) == isinstance(key, str)


def write(language: str, catalog: Catalog, folder: Path = FOLDER) -> None:
    """Nothing in the head that another day or another Babel would change."""
    body = Catalog(locale=language, charset="utf-8")
    for message in sorted((m for m in catalog if m.id), key=_place):
        body[message.id] = message
    head = HEAD.format(language=language, plurals=body.plural_forms)
    with (folder / f"{language}.po").open("wb") as file:
        file.write(head.encode())
        write_po(file, body, width=100, omit_header=True, include_lineno=False)


def _place(message: Message) -> tuple[str, str, str]:
    first = message.id if isinstance(message.id, str) else message.id[0]
    return first.casefold(), first, message.context or ""


def is_complete(message: Message) -> bool:
    said = message.string
    return all(said) if isinstance(said, tuple | list) and said else bool(said)


def main() -> None:
    for language in TRANSLATED:
        catalog = in_step(language)
        write(language, catalog)
        missing = [m for m in catalog if m.id and not is_complete(m)]
        print(f"{language}: {len(catalog)} messages, {len(missing)} to translate")


if __name__ == "__main__":
    main()
