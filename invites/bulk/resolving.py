"""Who and what each row means, and which rows say the same twice. Pure: what is known is given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from invites import errors
from invites.bulk import faults
from invites.bulk.columns import columns_of
from invites.bulk.entries import LONGEST, Entry, entry_of
from invites.bulk.notes import note_of
from invites.bulk.plan import Note, PlanRow, Verdict
from invites.cells import clean
from invites.people import Person, PersonId
from invites.policy.domains import canonical_address
from invites.work import WorkItem, WorkItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """By address as it was asked for and by canonical address; by folded name; by folded title.

    `work` holds only what whoever prepares the plan may know of. `item_id` and `message_limit`
    are those of the form and the policy.
    """

    by_address: Mapping[str, Person] = field(default_factory=dict[str, Person])
    by_name: Mapping[str, Sequence[Person]] = field(default_factory=dict[str, Sequence[Person]])
    work: Mapping[str, Sequence[WorkItem]] = field(default_factory=dict[str, Sequence[WorkItem]])
    item_id: WorkItemId | None = None
    message_limit: int = 2000


def entries(header: Sequence[str], rows: Iterable[PlanRow]) -> list[tuple[PlanRow, Entry]]:
    columns = columns_of(header)
    return [(row, entry_of(columns, row.cells)) for row in rows]


def resolved(read: Iterable[tuple[PlanRow, Entry]], known: Known) -> list[PlanRow]:
    """Each row with its person and work, or with what is wrong; of doubles the first counts."""
    first: dict[tuple[PersonId | str, WorkItemId], int] = {}
    found: list[PlanRow] = []
    for row, entry in read:
        meant = row if row.verdict is not None else _meant(row, entry, known)
        if meant.verdict is None and meant.person_id and meant.work_item_id:
            number = first.setdefault((meant.person_id, meant.work_item_id), row.number)
            if number != row.number:
                meant = _doubled(meant, number)
        elif meant.work_item_id and (address := canonical_address(entry.email)):
            # Somebody unknown twice: said once in full, then as what it is.
            number = first.setdefault((address, meant.work_item_id), row.number)
            if number != row.number:
                meant = _doubled(meant, number)
        found.append(meant)
    return found


def folded_name(text: str) -> str:
    return clean(text).casefold()


def _doubled(row: PlanRow, number: int) -> PlanRow:
    return replace(row, verdict=Verdict.DUPLICATE, note=Note("duplicate", {"row": number}))


def _meant(row: PlanRow, entry: Entry, known: Known) -> PlanRow:
    item, no_item = _item(entry, known)
    person, nobody = _person(row, entry, known)
    refusal = nobody or no_item or _words(entry, known)
    return replace(
        row,
        person_id=person.id if person else row.person_id,
        work_item_id=item,
        verdict=Verdict.INVALID if refusal else None,
        note=note_of(refusal) if refusal else None,
    )


def _item(entry: Entry, known: Known) -> tuple[WorkItemId | None, errors.CannotInvite | None]:
    if not entry.work:
        return known.item_id, None if known.item_id else faults.NoWork()
    named = known.work.get(folded_name(entry.work), ())
    if len(named) == 1:
        return named[0].id, None
    kind = faults.SeveralWorks if named else faults.UnknownWork
    return None, kind(entry.work[:LONGEST])


def _person(
    row: PlanRow, entry: Entry, known: Known
) -> tuple[Person | None, errors.CannotInvite | None]:
    if row.person_id is not None:  # chosen by name in a form
        return None, None
    if entry.email:
        return _by_address(entry.email, known)
    if not entry.name:
        return None, faults.NobodyNamed()
    named = known.by_name.get(folded_name(entry.name), ())
    if len(named) == 1:
        return named[0], None
    kind = faults.SeveralOfThisName if named else faults.NobodyOfThisName
    return None, kind(entry.name[:LONGEST])


def _by_address(address: str, known: Known) -> tuple[Person | None, errors.CannotInvite | None]:
    canonical = canonical_address(address)
    sound = canonical and len(address) <= LONGEST and " " not in address
    if not sound or "@" in address.rpartition("@")[0]:
        return None, errors.InvalidAddress(address[:LONGEST])
    person = known.by_address.get(address) or known.by_address.get(canonical)
    return person, None if person else errors.UnknownAddress(address)


def _words(entry: Entry, known: Known) -> errors.CannotInvite | None:
    too_long = len(entry.message) > known.message_limit
    return errors.MessageTooLong(known.message_limit) if too_long else None
