"""Why a list cannot be used as a whole."""

from blocks.cards.sample import ENDLESS, Example
from blocks.elements import Card, FieldErrors, Text
from blocks.text import clean
from invites.bulk.faults import BadList
from invites.bulk.plan import Note
from invites.language import N_, _, ngettext

_LISTS = {
    "no_list": N_("Choose a file, or paste a list."),
    "one_of_both": N_("A file or a pasted list: one of the two."),
    "empty_file": N_("There is nothing in it."),
    "workbook": N_("This is a workbook. Save it as CSV (UTF-8) and upload that file."),
    "too_large": N_("The file is larger than {megabytes} MB. Split it."),
    "too_many_columns": N_("The first line has more than 50 columns. Leave some out."),
    "no_known_column": N_(
        "The first line must name the columns, among them an e-mail or a name. It says: {what}"
    ),
    "missing_scope": N_(
        "Usher may not read files here. Ask whoever installed it to add files:read, or paste the "
        "list instead."
    ),
    "file_unreadable": N_("Slack did not give the file out. Upload it again, or paste the list."),
    "not_yours": N_("This file was uploaded by somebody else. Upload it yourself."),
    "moved_on": N_("This plan has moved on meanwhile. Its message shows how it stands."),
    "lapsed": N_("This plan is older than a day. Prepare it again with /usher bulk."),
    "rows": N_("“{what}” names no row. Write numbers, as in 3, 7-12."),
}


def list_words(note: Note) -> str:
    """Why a list cannot be used as a whole."""
    if note.code == "too_many_rows":
        told = ngettext(
            "The list has {count} row; at most {limit} are taken at once. Split it.",
            "The list has {count} rows; at most {limit} are taken at once. Split it.",
            int(note.facts["count"]),
        )
        return told.format(**note.facts)
    facts = {key: clean(str(value), 200) for key, value in note.facts.items()}
    return _(_LISTS.get(note.code, N_("The list could not be read."))).format(**facts)


def list_refusal(error: BadList) -> FieldErrors:
    """Under the field that it concerns."""
    field = {"rows": "rows", "one_of_both": "pasted", "no_list": "pasted"}
    told = list_words(Note(error.reason, error.facts))
    return FieldErrors(((field.get(error.reason, "pasted"), told),))


def no_file_card() -> Card:
    """Usher may not upload files here."""
    told = _(
        "Usher may not send files here, so the rows cannot come as one. Whoever installed it can "
        "add files:write. What can be invited can be sent without the file."
    )
    return Card(_("The rows could not be sent as a file"), (Text(told),))


_FACTS: dict[str, str | int] = {
    "what": "Company, Town",
    "megabytes": 2,
    "count": 1204,
    "limit": 1000,
}


def examples() -> tuple[Example, ...]:
    every = (*_LISTS, "too_many_rows", "unheard_of")
    endless = BadList("no_known_column", {"what": ENDLESS})
    return (
        *(Example(f"list: {code}", list_refusal(BadList(code, _FACTS))) for code in every),
        Example("list: no file", no_file_card()),
        Example("rough: list: header", list_refusal(endless), rough=True),
    )
