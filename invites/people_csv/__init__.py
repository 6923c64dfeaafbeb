"""People from a CSV file: pure reading, and the report of what each line came to."""

from invites.people_csv.reading import PeopleFile, read_people
from invites.people_csv.remarks import Note, Remark
from invites.people_csv.report import ImportReport, LineReport, Verdict
from invites.people_csv.rows import Line, PersonRow

__all__ = [
    "ImportReport",
    "Line",
    "LineReport",
    "Note",
    "PeopleFile",
    "PersonRow",
    "Remark",
    "Verdict",
    "read_people",
]
