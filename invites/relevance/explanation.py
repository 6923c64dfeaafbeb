"""Why one person stands where they stand: every feature with its value, its weight, its part."""

from dataclasses import dataclass

from invites.people import PersonId
from invites.suggestion import Evidence


@dataclass(frozen=True, slots=True)
class Part:
    """`value` as measured; the score has `contribution` from it, at about `weight` a unit."""

    feature: str
    value: float
    weight: float
    contribution: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """`place` in the ranking, the first is 1; 0 for who is not in it.

    `candidate` is False for members, for unknown people and for whoever none of the lists of
    candidates holds; then there are no parts. The contributions add up to the score.
    """

    person_id: PersonId
    candidate: bool
    member: bool
    place: int
    of: int
    score: float = 0.0
    confidence: float = 0.0
    role: str = ""
    evidence: tuple[Evidence, ...] = ()
    parts: tuple[Part, ...] = ()
