"""Which column of a list means what; those of a file with people are known already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from invites.cells import clean
from invites.people_csv.columns import Column, folded, meaning_of


class Field(StrEnum):
    EMAIL = "e-mail"
    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    WORK = "work item"
    MESSAGE = "message"
    REASON = "reason"  # what we wrote ourselves: not read


_WORDS: Mapping[Field, str] = {
    Field.EMAIL: "address, addresses, emails, e-mails, invitee, invitee email, adresse, adressen",
    Field.WORK: """work item, work, item, invite to, to, project, channel, cadence, task, workflow,
        document, arbeit, projekt, kanal, einladen zu, travail, projet, canal, trabajo, proyecto,
        trabalho, projeto, lavoro, progetto, werk, project name, 仕事, プロジェクト""",
    Field.MESSAGE: """message, text, words, note, invitation text, personal message, nachricht,
        mitteilung, mensaje, mensagem, messaggio, bericht, 本文, メッセージ""",
    Field.REASON: "reason, result, row result, verdict, usher says, row",
}
_OWN = {folded(word): field for field, words in _WORDS.items() for word in words.split(",")}
_PEOPLE = {
    Column.EMAIL: Field.EMAIL,
    Column.NAME: Field.NAME,
    Column.FIRST_NAME: Field.FIRST_NAME,
    Column.LAST_NAME: Field.LAST_NAME,
}
_NAMES = frozenset({Field.EMAIL, Field.NAME, Field.FIRST_NAME, Field.LAST_NAME})


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of each field; the first column of a meaning counts."""

    places: Mapping[Field, int]

    @property
    def names_people(self) -> bool:
        return bool(_NAMES & self.places.keys())

    def of(self, field: Field, cells: Sequence[str]) -> str:
        place = self.places.get(field)
        return cells[place] if place is not None and place < len(cells) else ""


def columns_of(header: Sequence[str]) -> Columns:
    places: dict[Field, int] = {}
    for place, cell in enumerate(header):
        field = field_of(cell)
        if field is not None:
            places.setdefault(field, place)
    return Columns(places)


def field_of(header: str) -> Field | None:
    own = _OWN.get(folded(clean(header)))
    if own is not None:
        return own
    known = meaning_of(header)
    return None if known is None else _PEOPLE.get(known)
