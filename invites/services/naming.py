"""From names as people type them to persons: who is meant, or between whom to choose."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from invites import errors
from invites.people import Person, PersonId, PersonKind
from invites.policy import Policy, standing
from invites.ports import UnitOfWork
from invites.views import Unclear

OFFERED = 8
SIMILAR = 0.6
SPELLED = 3
"""Names for which similar ones are looked for: each takes several questions."""


@dataclass(slots=True)
class Named:
    """Who was named. `emails` are addresses of nobody we know."""

    chosen: dict[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    unclear: list[Unclear] = field(default_factory=list[Unclear])
    remarks: list[errors.CannotInvite] = field(default_factory=list[errors.CannotInvite])
    emails: list[str] = field(default_factory=list[str])


async def name_people(
    uow: UnitOfWork, policy: Policy, me: Person, people: Iterable[Person], typed: Iterable[str]
) -> Named:
    named, spelled = Named(), 0
    for person in people:
        _take(policy, me, named, person)
    for name in list(typed)[: policy.people_at_once + 1]:
        if "@" in name:
            await _by_address(uow, policy, me, named, name)
            continue
        found = await uow.people.search(name, 4 * OFFERED)
        if not found and spelled < SPELLED:
            spelled += 1
            near = await _similar(uow, name)
            if near:
                named.unclear.append(Unclear(name, near))
                continue
        _by_name(policy, me, named, name, found)
    _limit(policy, named)
    return named


def _take(policy: Policy, me: Person, named: Named, person: Person) -> None:
    refusal = standing(policy, me, person)
    if refusal is None and not (person.known and person.name):
        refusal = errors.UnknownPerson()
    if refusal is None:
        named.chosen[person.id] = person
    else:
        named.remarks.append(refusal)


async def _by_address(
    uow: UnitOfWork, policy: Policy, me: Person, named: Named, address: str
) -> None:
    person = await uow.people.by_address(address)
    if person is None:
        named.emails.append(address)
    else:
        _take(policy, me, named, person)


def _by_name(policy: Policy, me: Person, named: Named, name: str, found: Sequence[Person]) -> None:
    fitting = [p for p in found if p.known and standing(policy, me, p) is None]
    best = _best(name, fitting)
    if len(best) == 1:
        named.chosen[best[0].id] = best[0]
    elif best:
        named.unclear.append(Unclear(name, tuple(best[:OFFERED])))
    elif found:
        _take(policy, me, named, found[0])
    else:
        named.remarks.append(errors.UnknownName(name))


def _best(name: str, people: Sequence[Person]) -> Sequence[Person]:
    """Those called exactly so, else those whose names begin so, else all."""
    wanted = name.casefold().split()
    exact = [p for p in people if p.name.casefold().split() == wanted]
    begun = [
        p
        for p in people
        if all(any(part.startswith(w) for part in p.name.casefold().split()) for w in wanted)
    ]
    return exact or begun or people


async def _similar(uow: UnitOfWork, name: str) -> tuple[Person, ...]:
    """People whose name is spelled nearly so."""
    found: dict[PersonId, Person] = {}
    for word in name.split()[:2]:
        found |= {p.id: p for p in await uow.people.search(word[:2], 100)}
    here = [p for p in found.values() if p.kind is PersonKind.MEMBER and not p.left and p.name]
    wanted = name.casefold()

    def likeness(person: Person) -> float:
        whole = person.name.casefold()
        forms = (whole, *whole.split())
        return max(difflib.SequenceMatcher(None, wanted, form).ratio() for form in forms)

    scored = sorted(((likeness(p), p.id, p) for p in here), key=lambda s: (-s[0], s[1]))
    return tuple(p for score, _, p in scored[:OFFERED] if score >= SIMILAR)


def _limit(policy: Policy, named: Named) -> None:
    if len(named.chosen) <= policy.people_at_once:
        return
    named.remarks.append(errors.TooManyPeople(policy.people_at_once))
    for person_id in list(named.chosen)[policy.people_at_once :]:
        del named.chosen[person_id]
