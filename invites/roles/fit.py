"""How well somebody who covers a missing role fits these members, from the directory alone."""

from collections.abc import Collection, Mapping

from invites.people import Person, PersonId
from invites.roles.catalog import ROLES
from invites.roles.titles import read

_FIRST = 0.4  # the role is what they are, not merely something they cover besides
_NEAR = 0.4  # they work where the members work
_ABOVE = 0.2  # a member reports to them, directly or not
_FAR_UP = 4
"""Managers above a member that count: beyond them everybody leads everybody."""


def fit(
    person: Person, role: str, members: Collection[Person], everybody: Mapping[PersonId, Person]
) -> float:
    """Between 0 and 1. Whether they cover the role at all is asked of `covers`."""
    own = next(read(person.title, person.department).roles(), "")
    first = role == own or (role in ROLES and own in ROLES and _same_field(role, own))
    there = [member.time_zone for member in members if member.time_zone]
    near = sum(zone == person.time_zone for zone in there) / len(there) if there else 0.0
    above = any(person.id in _managers(member, everybody) for member in members)
    return _FIRST * first + _NEAR * near + _ABOVE * above


def _same_field(one: str, other: str) -> bool:
    return ROLES[one].function == ROLES[other].function


def _managers(person: Person, everybody: Mapping[PersonId, Person]) -> list[PersonId]:
    found: list[PersonId] = []
    at = person.manager_id
    while at is not None and at not in found and len(found) < _FAR_UP:
        found.append(at)
        boss = everybody.get(at)
        at = boss.manager_id if boss else None
    return found
