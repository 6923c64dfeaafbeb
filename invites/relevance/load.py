"""Who was invited how often of late: the next invitations had better reach others."""

from dataclasses import dataclass, field

import numpy as np

from invites.relevance.arrays import Floats, Ints

LASTS = 14 * 86400.0
WEIGHT = 0.5
"""Times the logarithm of one and the invitations: 0.35 off for the first, 0.69 off for three."""
_KEPT = 16


@dataclass(slots=True)
class Load:
    """The moments of the latest invitations of each person."""

    moments: dict[int, list[float]] = field(default_factory=dict[int, list[float]])

    def invited(self, person: int, when: float) -> None:
        still = [each for each in self.moments.get(person, ()) if when - each < LASTS]
        self.moments[person] = [*still, when][-_KEPT:]

    def counts(self, people: Ints, when: float) -> Floats:
        """How many invitations each got in the last 14 days."""
        lately = np.zeros(len(people))
        for place, person in enumerate(people.tolist()):
            moments = self.moments.get(person)
            if moments:
                lately[place] = sum(0 <= when - each < LASTS for each in moments)
        return lately


def relief(counts: Floats) -> Floats:
    """What is taken off the score, negative."""
    taken: Floats = -WEIGHT * np.log1p(counts)
    return taken
