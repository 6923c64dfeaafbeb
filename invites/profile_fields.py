"""An organisation's own profile fields: which of them tell a department, a manager, skills."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from invites.cells import clean
from invites.directory_pass import OwnFields
from invites.people import Detail
from invites.people_csv.columns import Column, meaning_of
from invites.people_csv.remarks import MAX_CELL

_DETAILS = {
    Column.DEPARTMENT: Detail.DEPARTMENT,
    Column.MANAGER: Detail.MANAGER,
    Column.SKILLS: Detail.SKILLS,
}
_SEPARATORS = re.compile(r"[;|,、\n]")
MOST_SKILLS = 50


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """`kind` is the platform's: `text`, `user`, `options_list` and others."""

    id: str
    label: str
    kind: str = "text"
    hidden: bool = False


def recognised(definitions: Iterable[FieldDefinition]) -> dict[str, Detail]:
    """Which fields tell what, by the words that also name the columns of a file.

    The first of a meaning counts. A manager is a person: a field of the kind `user` goes first.
    """
    shown = [each for each in definitions if not each.hidden]
    found: dict[Detail, str] = {}
    for each in sorted(shown, key=lambda field: field.kind != "user"):
        column = meaning_of(each.label)
        detail = _DETAILS.get(column) if column is not None else None
        if detail is not None and (each.kind != "user" or detail is Detail.MANAGER):
            found.setdefault(detail, each.id)
    return {field_id: detail for detail, field_id in found.items()}


def read_own(values: Mapping[str, str], fields: Mapping[str, Detail]) -> OwnFields:
    """What a profile says; of several managers the first."""
    said = {detail: values.get(field_id, "") for field_id, detail in fields.items()}
    skills = (clean(each)[:MAX_CELL] for each in _SEPARATORS.split(said.get(Detail.SKILLS, "")))
    return OwnFields(
        department=clean(said.get(Detail.DEPARTMENT, ""))[:MAX_CELL],
        manager=clean(said.get(Detail.MANAGER, "").split(",")[0])[:MAX_CELL],
        skills=tuple(dict.fromkeys(filter(None, skills)))[:MOST_SKILLS],
    )
