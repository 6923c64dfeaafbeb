"""Of those who cover a missing role, whoever suits the people here best: the directory alone.

The same that `invites.roles.fit` says of two people, for many at once.
"""

import numpy as np

from invites.relevance.arrays import Floats
from invites.relevance.candidates import Pool
from invites.relevance.features.names import COLUMN
from invites.relevance.profiles import Profiles
from invites.relevance.scene import Scene
from invites.relevance.state import State
from invites.roles.catalog import ROLES

SUITS = 1.2
"""What the best possible fit adds to the score: never enough to pass the threshold alone."""
LATER = 0.1
"""Taken for each need that comes before theirs."""
_FIRST, _NEAR, _ABOVE = 0.4, 0.4, 0.2
_FAR_UP = 4


def suiting(state: State, at: Scene, pool: Pool) -> Floats:
    """What is added to each score; nothing for whoever covers no missing role."""
    added = np.zeros(len(pool.people))
    if not pool.missing:
        return added
    profiles, members = state.profiles, [m for m in at.members if m >= 0]
    zones = [zone for zone in profiles.zone[members].tolist() if zone]
    above = _above(profiles, members)
    for place in np.flatnonzero(pool.values[COLUMN["gap"]]).tolist():
        person = int(pool.people[place])
        found = [n for n, role in enumerate(pool.missing) if person in profiles.covering(role)]
        fits = _fit(profiles, person, pool.missing[found[0]], zones, above)
        added[place] = SUITS * fits - LATER * found[0]
    return added


def _fit(profiles: Profiles, person: int, role: str, zones: list[int], above: set[int]) -> float:
    own = profiles.roles[person][0]
    first = role == own or _same_field(role, own)
    near = zones.count(int(profiles.zone[person])) / len(zones) if zones else 0.0
    return _FIRST * first + _NEAR * near + _ABOVE * (person in above)


def _same_field(one: str, other: str) -> bool:
    return one in ROLES and other in ROLES and ROLES[one].function == ROLES[other].function


def _above(profiles: Profiles, members: list[int]) -> set[int]:
    """Managers of the members, and theirs."""
    found: set[int] = set()
    for member in members:
        at = int(profiles.manager[member]) - 1
        for _ in range(_FAR_UP):
            if at < 0:
                break
            found.add(at)
            at = int(profiles.manager[at]) - 1
    return found
