"""A batch of an import's changes written in a few statements, whatever came in between."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from invites.people import Identity, Person, PersonId
from invites.people_csv.planning import Change, filled
from invites.ports import UnitOfWork
from invites.services.recording import OPERATOR, note_person


async def write_batch(
    uow: UnitOfWork, changes: Sequence[Change], written: dict[PersonId, PersonId], at: datetime
) -> None:
    """Write these rows. `written` tells under which id a planned person is really stored."""
    await _merge_doubles(uow, changes, written, at)
    stored = await _stored(uow, changes)
    added: list[Person] = []
    saved: dict[PersonId, Person] = {}
    owners: dict[Identity, PersonId] = {}
    for change in changes:
        before = stored.get(change.person.id)
        manager_id = change.manager_id and written.get(change.manager_id, change.manager_id)
        if before is None:
            person = replace(change.person, manager_id=manager_id)
            added.append(person)
        else:
            before = saved.get(before.id, before)
            keeps = not change.row.managers
            person = filled(before, change.row, before.manager_id if keeps else manager_id)
            if person != before:
                saved[person.id] = person
        written[change.person.id] = person.id
        owners.update(dict.fromkeys(change.identities, person.id))
    # Those who are there first: their rows are what two imports at once would wait for.
    await uow.people.save_all(list(saved.values()))
    await uow.people.add_all(added)
    await uow.people.identify_all(owners)


async def _merge_doubles(
    uow: UnitOfWork, changes: Sequence[Change], written: dict[PersonId, PersonId], at: datetime
) -> None:
    doubles = {c.duplicate: c.person.id for c in changes if c.duplicate is not None}
    for duplicate in await uow.people.many(list(doubles)):
        await uow.people.merge(duplicate, doubles[duplicate])
        note_person(uow, "merge", doubles[duplicate], OPERATOR, at, "file")
    written.update(doubles)


async def _stored(uow: UnitOfWork, changes: Sequence[Change]) -> dict[PersonId, Person]:
    """Who is there already, by the id that the plan gives them."""
    stored = dict(await uow.people.many([c.person.id for c in changes]))
    new = [c for c in changes if c.person.id not in stored and c.row.email]
    # A profile of the same person may have come since the plan was made.
    met = await uow.people.by_emails({c.row.email for c in new})
    return stored | {c.person.id: met[c.row.email] for c in new if c.row.email in met}
