"""Whom a form names: people chosen, and addresses that are a colleague's or somebody's outside.

Only people of the customer itself are ever looked up: what other customers know shows nowhere.
"""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from invites import errors
from invites.people import Person, PersonId, PersonKind
from invites.policy.domains import canonical_address, domain_of
from invites.policy.refusals import FromOutside
from invites.ports import Ids, UnitOfWork

LONGEST = 254
SHOWN_ADMINISTRATORS = 3
_ADDRESS = re.compile(r"[^\s@<>\"(),:;\\\[\]]+@[^\s@<>\"(),:;\\\[\]]+")


@dataclass(frozen=True, slots=True)
class Invitees:
    """`typed` were named by their address; `new` are known from nowhere else, and not stored."""

    people: tuple[Person, ...]
    refusals: tuple[errors.CannotInvite, ...] = ()
    typed: frozenset[PersonId] = frozenset()
    new: frozenset[PersonId] = frozenset()


async def invitees_of(
    uow: UnitOfWork, ids: Ids, me: Person, chosen: Collection[PersonId], emails: str
) -> Invitees:
    """Those named in any way, each once, and what is wrong with the addresses."""
    found = dict(await uow.people.many(chosen))
    refusals: list[errors.CannotInvite] = []
    typed, new = set[PersonId](), dict[str, Person]()
    for address in addresses(emails):
        canonical = canonical_address(address)
        if not canonical or len(address) > LONGEST or not _ADDRESS.fullmatch(address):
            refusals.append(errors.InvalidAddress(address))
            continue
        person = await uow.people.by_address(address) or new.get(canonical)
        if person is None and domain_of(address) == domain_of(me.email):
            refusals.append(errors.UnknownAddress(address))
            continue
        if person is None:
            person = new[canonical] = _outsider(ids, me, address)
        typed.add(person.id)
        found[person.id] = person
    return Invitees(
        tuple(found.values()),
        tuple(refusals),
        frozenset(typed),
        frozenset(person.id for person in new.values()),
    )


def addresses(typed: str) -> tuple[str, ...]:
    """What was typed into the e-mail field, split as people write it, each once."""
    split = typed.replace(";", " ").replace(",", " ").split()
    return tuple(dict.fromkeys(part.strip("<>").casefold() for part in split))


async def welcome(uow: UnitOfWork, person: Person) -> None:
    """Store somebody from outside. Of two who invite the same address at once, one comes later."""
    key = hashlib.sha256(canonical_address(person.email).encode()).hexdigest()
    if not await uow.inbox.first(f"outside:{key}"):
        raise errors.ConcurrentUpdate
    await uow.people.add(person)


async def by_field(
    uow: UnitOfWork, invitees: Invitees, who: Person, refusal: errors.CannotInvite
) -> errors.CannotInvite:
    """What stands against somebody named by their address is said there."""
    if who.id not in invitees.typed:
        return refusal
    names: Sequence[str] = ()
    if isinstance(refusal, errors.GuestNotAllowed):
        able = await uow.people.administrators(SHOWN_ADMINISTRATORS)
        names = [person.name for person in able if person.name]
    return FromOutside(refusal, who.email, tuple(names))


def _outsider(ids: Ids, me: Person, address: str) -> Person:
    """All we know is the address; until somebody knows better they live where they are asked."""
    return Person(
        id=PersonId(ids.new()),
        customer_id=me.customer_id,
        name=address,
        email=address,
        time_zone=me.time_zone,
        kind=PersonKind.EXTERNAL,
    )
