"""What can be said about a file or a line of it: codes with facts, and the words for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MAX_BYTES = 10_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_CELL = 200
"""Characters of a name, a title, a department."""
_QUOTED = 80
"""Characters of a value that are repeated in a sentence."""


class Remark(StrEnum):
    # The whole file is refused.
    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    WORKBOOK = "workbook"
    NO_KNOWN_COLUMN = "no_known_column"
    # The file is read; this is worth a word.
    GUESSED_ENCODING = "guessed_encoding"
    BROKEN_CHARACTERS = "broken_characters"
    # The line is skipped.
    OPEN_QUOTE = "open_quote"
    TOO_MANY_CELLS = "too_many_cells"
    NOBODY = "nobody"
    INVALID_EMAIL = "invalid_email"
    NAME_TOO_LONG = "name_too_long"
    DUPLICATE_SLACK_ID = "duplicate_slack_id"
    DUPLICATE_ID = "duplicate_id"
    DUPLICATE_EMAIL = "duplicate_email"
    DUPLICATE_NAME = "duplicate_name"
    SAME_PERSON = "same_person"
    # The line is imported, a part of it is not.
    CELL_TOO_LONG = "cell_too_long"
    TOO_MANY_SKILLS = "too_many_skills"
    BAD_SLACK_ID = "bad_slack_id"
    BAD_TIME_ZONE = "bad_time_zone"
    BAD_LOCALE = "bad_locale"
    NAMELESS = "nameless"
    BY_NAME_ALONE = "by_name_alone"
    EMAIL_TAKEN = "email_taken"
    ID_TAKEN = "id_taken"
    MANAGER_UNKNOWN = "manager_unknown"
    MANAGER_AMBIGUOUS = "manager_ambiguous"
    MANAGER_SELF = "manager_self"
    MANAGER_CIRCLE = "manager_circle"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark with its facts: `what` was found, and the other `line` concerned (0 for none)."""

    remark: Remark
    what: str = ""
    line: int = 0

    def __str__(self) -> str:
        return _WORDS[self.remark].format(what=_shortened(self.what), line=self.line)


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"


_WORDS: Mapping[Remark, str] = {
    Remark.EMPTY_FILE: "The file is empty.",
    Remark.TOO_LARGE: (
        f"The file has {{what}} MB; at most {MAX_BYTES // 1_000_000} MB can be imported at once."
        " Split it and import the parts one after the other."
    ),
    Remark.TOO_MANY_ROWS: (
        f"The file has more than {MAX_ROWS:,} lines."
        " Split it and import the parts one after the other."
    ),
    Remark.TOO_MANY_COLUMNS: f"The first line has more than {MAX_COLUMNS} columns.",
    Remark.WORKBOOK: (
        "This is a workbook, not a CSV file. Save it as CSV (UTF-8) and import that file."
    ),
    Remark.NO_KNOWN_COLUMN: (
        "The first line must name the columns, among them a name, an e-mail or an ID."
        " It says: {what}"
    ),
    Remark.GUESSED_ENCODING: (
        "The file is not UTF-8 and was read as Windows-1252."
        " If names look wrong, save it as CSV UTF-8 and import it again."
    ),
    Remark.BROKEN_CHARACTERS: "Some characters could not be read and were replaced by \ufffd.",
    Remark.OPEN_QUOTE: "a quotation mark is opened and not closed",
    Remark.TOO_MANY_CELLS: (
        "there are more values than columns ({what});"
        " a value that holds the separator needs quotation marks"
    ),
    Remark.NOBODY: "there is neither a name nor an e-mail address",
    Remark.INVALID_EMAIL: "“{what}” is not an e-mail address",
    Remark.NAME_TOO_LONG: f"the name has {{what}} characters, at most {MAX_CELL} are possible",
    Remark.DUPLICATE_SLACK_ID: "the Slack ID {what} is on line {line} already",
    Remark.DUPLICATE_ID: "the ID {what} is on line {line} already",
    Remark.DUPLICATE_EMAIL: "the e-mail address {what} is on line {line} already",
    Remark.DUPLICATE_NAME: (
        "the name {what} is on line {line} already, and nothing tells the two apart"
    ),
    Remark.SAME_PERSON: "this is the person of line {line} ({what})",
    Remark.CELL_TOO_LONG: f"{{what}} is longer than {MAX_CELL} characters and was left out",
    Remark.TOO_MANY_SKILLS: "only the first {what} skills were kept",
    Remark.BAD_SLACK_ID: "“{what}” is not a Slack user ID (U or W, then letters and digits)",
    Remark.BAD_TIME_ZONE: "the time zone “{what}” is not known",
    Remark.BAD_LOCALE: "the language “{what}” is not known",
    Remark.NAMELESS: "there is no name, so the e-mail address stands for it",
    Remark.BY_NAME_ALONE: "there is neither an e-mail address nor an ID, only the name to go by",
    Remark.EMAIL_TAKEN: "the e-mail address {what} belongs to somebody else and was left out",
    Remark.ID_TAKEN: "the ID {what} belongs to somebody else and was left out",
    Remark.MANAGER_UNKNOWN: "the manager “{what}” was not found, so none was set",
    Remark.MANAGER_AMBIGUOUS: "several people are called “{what}”, so no manager was set",
    Remark.MANAGER_SELF: "nobody is their own manager, so none was set",
    Remark.MANAGER_CIRCLE: "“{what}” reports to this person in turn, so no manager was set",
}
