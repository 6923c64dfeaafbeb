"""What is added to a score beside what was learned: who suits a gap, who was asked enough."""

from dataclasses import dataclass

from invites.relevance.arrays import Floats
from invites.relevance.candidates import Pool
from invites.relevance.explanation import Part
from invites.relevance.load import WEIGHT, Load, relief
from invites.relevance.scene import Scene
from invites.relevance.state import State
from invites.relevance.suiting import SUITS, suiting


@dataclass(frozen=True, slots=True)
class Beside:
    """A number per candidate each; `invited` how often in the last 14 days."""

    suits: Floats
    invited: Floats
    relief: Floats

    @classmethod
    def of(cls, state: State, load: Load, at: Scene, pool: Pool) -> "Beside":
        invited = load.counts(pool.people, at.when)
        return cls(suiting(state, at, pool), invited, relief(invited))

    def parts(self, place: int) -> tuple[Part, Part]:
        suits, invited = float(self.suits[place]), float(self.invited[place])
        return (
            Part("suits", suits / SUITS, SUITS, suits),
            Part("invited", invited, -WEIGHT, float(self.relief[place])),
        )
