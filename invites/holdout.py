"""The holdout: a small share of suggestions is kept back, to see what the others bring about.

Which ones follows from what prompted them, never from chance at the time: whoever looks again, and
every other process, comes to the same answer.
"""

import hashlib
import hmac
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from invites.activity import Activity
from invites.people import PersonId
from invites.suggestion import Suggestion, SuggestionState
from invites.work import WorkItemId

WINDOW = timedelta(days=14)
"""A join counts for a suggestion within so long; nobody kept back is proposed before."""
_Z = 1.96
_WHOLE = 2**64

Joins = Mapping[tuple[WorkItemId, PersonId], datetime]


def kept_back(prompt: Activity, person_id: PersonId, share: float) -> bool:
    """Whether the suggestion of this person, that this activity prompts, is one of the share."""
    told = f"{prompt.work_item_id} {prompt.actor_id} {person_id} {prompt.at.isoformat()}"
    mark = hmac.digest(f"holdout {prompt.customer_id}".encode(), told.encode(), hashlib.sha256)
    return int.from_bytes(mark[:8], "big") < share * _WHOLE


@dataclass(frozen=True, slots=True)
class Lift:
    """Shares of people who joined within the window; the difference with its 95 % interval."""

    suggested: int
    withheld: int
    joined: float
    joined_anyway: float
    lowest: float
    highest: float

    @property
    def difference(self) -> float:
        return self.joined - self.joined_anyway


def lift(suggestions: Iterable[Suggestion], joins: Joins, now: datetime) -> Lift | None:
    """What suggestions bring about; None as long as one of the groups is empty.

    Only those count whose window is over. The interval is Newcombe's, from two of Wilson's.
    """
    over = [s for s in suggestions if now - s.made_at >= WINDOW]
    told = [_joined(s, joins) for s in over if s.state is not SuggestionState.WITHHELD]
    kept = [_joined(s, joins) for s in over if s.state is SuggestionState.WITHHELD]
    if not told or not kept:
        return None
    (p, low_p, high_p), (q, low_q, high_q) = _wilson(told), _wilson(kept)
    down = math.hypot(p - low_p, high_q - q)
    up = math.hypot(high_p - p, q - low_q)
    return Lift(len(told), len(kept), p, q, p - q - down, p - q + up)


def _joined(suggestion: Suggestion, joins: Joins) -> bool:
    at = joins.get((suggestion.work_item_id, suggestion.best.person_id))
    return at is not None and suggestion.made_at <= at < suggestion.made_at + WINDOW


def _wilson(came: list[bool]) -> tuple[float, float, float]:
    n, share = len(came), sum(came) / len(came)
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
    return share, middle - half, middle + half
