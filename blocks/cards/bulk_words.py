"""What is said about one row of a list, and after a form."""

from blocks.cards.refusals import in_words
from blocks.elements import Notice
from blocks.text import clean, name
from invites.bulk import faults
from invites.bulk.columns import columns_of
from invites.bulk.entries import entry_of
from invites.bulk.notes import error_of
from invites.bulk.plan import Outcome, PlanRow, Verdict
from invites.language import N_, _
from invites.services.bulk_view import PlanView
from invites.states import InvitationState

VERDICTS: dict[Verdict, str] = {
    Verdict.INVITE: N_("Will be invited"),
    Verdict.APPROVAL: N_("Need an approval first"),
    Verdict.PENDING: N_("Have an invitation waiting, which you would join"),
    Verdict.MEMBER: N_("Are on it already"),
    Verdict.DUPLICATE: N_("Stand in the list twice"),
    Verdict.INVALID: N_("Cannot be used as they are"),
    Verdict.DENIED: N_("May not be invited"),
}
OUTCOMES: dict[Outcome, str] = {
    Outcome.INVITED: N_("Invited"),
    Outcome.ASKED: N_("Wait for an approval"),
    Outcome.JOINED: N_("You joined an invitation that was waiting"),
    Outcome.UNDONE: N_("Taken back"),
    Outcome.KEPT: N_("Could not be taken back"),
    Outcome.MEMBER: N_("Were on it already"),
    Outcome.DUPLICATE: N_("Stood in the list twice"),
    Outcome.INVALID: N_("Could not be used as they were"),
    Outcome.DENIED: N_("May not be invited"),
    Outcome.LEFT_OUT: N_("Left out"),
    Outcome.FAILED: N_("Failed"),
}
_CODES = {
    "gone": N_("What it was about is gone. Look whether the person and the work are still there."),
    "fault": N_("Something went wrong on our side. Upload this row again."),
    "open_quote": N_("A quotation mark in this row has no end. Mend it and upload it again."),
    "too_many_cells": N_("This row has more cells than the first line. Mend it, upload it again."),
    "shared": N_("Somebody else asks them as well, so the invitation stays as theirs."),
}
_ROW: dict[str, str] = {
    faults.NobodyNamed.code: N_("It names nobody. Give an address or a name."),
    faults.NobodyOfThisName.code: N_("Nobody is called “{who}” here. Give the address."),
    faults.SeveralOfThisName.code: N_("Several people are called “{who}”. Give the address."),
    faults.NoWork.code: N_("It does not say to what. Give a work item in the row or in the form."),
    faults.UnknownWork.code: N_("No work of yours is called “{who}”. Look how it is written."),
    faults.SeveralWorks.code: N_("Several pieces of work are called “{who}”. Rename one."),
}
_STATES: dict[str, str] = {
    InvitationState.ACCEPTED: N_("They have accepted already."),
    InvitationState.DECLINED: N_("They have declined already."),
    InvitationState.EXPIRED: N_("It has expired already."),
}


def reason(row: PlanRow) -> str:
    """Why a row is not invited; empty when there is nothing to say."""
    note = row.note
    if note is None:
        return ""
    if note.code == "duplicate":
        return _("It says the same as row {row}.").format(row=note.facts["row"])
    if note.code == "state":
        return _(_STATES.get(str(note.facts["state"]), N_("It has ended already.")))
    if note.code in _CODES:
        return _(_CODES[note.code])
    if note.code in _ROW:
        who = clean(str(note.facts.get("who", "")), 60)
        return _(_ROW[note.code]).format(who=who)
    error = error_of(note)
    return _("It cannot be invited.") if error is None else in_words(error)


def who_of(row: PlanRow, view: PlanView) -> str:
    """Whom a row is about, as they are known here, or as it was written."""
    person = view.people.get(row.person_id) if row.person_id else None
    if person is not None:
        return name(person)
    entry = entry_of(columns_of(view.plan.header), row.cells)
    return clean(entry.email or entry.name, 60) or _("nobody named")


def row_line(row: PlanRow, view: PlanView) -> str:
    who, why = who_of(row, view), reason(row)
    if not why:
        return _("Row {row}: {who}").format(row=row.number, who=who)
    return _("Row {row}: {who}. {why}").format(row=row.number, who=who, why=why)


def told(view: PlanView, row: PlanRow) -> tuple[str, str]:
    """The result and the reason, for a file."""
    del view
    if row.outcome is not None:
        return _(OUTCOMES[row.outcome]), reason(row)
    if row.left_out:
        return _("Left out"), reason(row)
    return (_(VERDICTS[row.verdict]) if row.verdict else ""), reason(row)


def prepared_notice() -> Notice:
    return Notice(
        _(
            "Your list is being looked at. In a few seconds a message from Usher shows what would "
            "become of each row. Nothing is sent until you say so."
        )
    )


def file_notice() -> Notice:
    return Notice(_("The file comes as a message from Usher within a minute."))
