"""Suggestions that nobody has answered yet: what was asked and what the score said then."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from invites.activity import Term
from invites.relevance.feedback import Feedback, FeedbackKind

WAITS, INVITED_WAITS = 8 * 86400.0, 40 * 86400.0
"""How long an answer may take: from the actor, and from whoever was then invited."""
_MOST = 5000
_Key = tuple[str, str, str]
_Open = tuple[float, float, str, tuple[Term, ...]]


@dataclass(slots=True)
class Offers:
    """By actor, person and work item: until when, what the score said, conversation, terms."""

    waiting: dict[_Key, _Open] = field(default_factory=dict[_Key, _Open])

    def open(self, offer: Feedback, plain: float) -> None:
        until = offer.at.timestamp() + WAITS
        self.waiting[_key(offer)] = (until, plain, offer.conversation, offer.terms)
        if len(self.waiting) > _MOST:
            del self.waiting[next(iter(self.waiting))]

    def invited(self, feedback: Feedback) -> None:
        """The actor has taken it up; now it is for the other to answer."""
        found = self.waiting.get(_key(feedback))
        if found is not None:
            until = feedback.at.timestamp() + INVITED_WAITS
            self.waiting[_key(feedback)] = (until, *found[1:])

    def as_asked(self, answer: Feedback) -> Feedback:
        """The answer with the question that it answers."""
        found = self.waiting.get(_key(answer))
        if found is None or answer.kind is FeedbackKind.REFERRED:
            return answer
        return replace(answer, conversation=found[2], terms=found[3])

    def close(self, answer: Feedback) -> float | None:
        """What the score had said of this; None when it was no suggestion."""
        found = self.waiting.pop(_key(answer), None)
        return None if found is None else found[1]

    def lapsed(self, when: float) -> Iterator[float]:
        """What the score had said of those whom nobody answered in time."""
        for key in [key for key, found in self.waiting.items() if found[0] < when]:
            yield self.waiting.pop(key)[1]


def _key(feedback: Feedback) -> _Key:
    return feedback.actor_id, feedback.person_id, feedback.work_item_id
