"""What an answer teaches: the question as it was put, and the graph corrected after it."""

from invites.relevance.examples import Example
from invites.relevance.feedback import Feedback, FeedbackKind
from invites.relevance.query import Query
from invites.relevance.scene import scene
from invites.relevance.state import State
from invites.relevance.topics import LONG, SHORT

_STRONG = {FeedbackKind.ACCEPTED: 1.0, FeedbackKind.REFERRED: 2.0}
"""Acts of working together that an acceptance, or being named instead, counts for."""
AGAINST = (
    FeedbackKind.DECLINED,
    FeedbackKind.DISMISSED,
    FeedbackKind.WRONG_PERSON,
    FeedbackKind.NEVER,
)
OUTCOMES = {
    FeedbackKind.ACCEPTED: True,
    **dict.fromkeys((*AGAINST, FeedbackKind.BUSY, FeedbackKind.EXPIRED), False),
}
"""Whether a suggestion turned out well; of the others one does not know yet."""
_LEFT = 0.25
"""What is left of ties and terms that misled."""


def example_of(state: State, feedback: Feedback) -> Example:
    """Whoever answered is put among the candidates again, if they had joined since."""
    state.person(feedback.actor_id)
    query = Query(
        actor_id=feedback.actor_id,
        work_item_id=feedback.work_item_id,
        conversation=feedback.conversation,
        at=feedback.at,
        members=tuple(p for p in feedback.members if p != feedback.person_id),
        terms=feedback.terms,
        needs=feedback.needs,
    )
    return Example(scene(state, query), state.person(feedback.person_id))


def correct(state: State, feedback: Feedback) -> None:
    """Bring actor and person closer, or loosen what made them look closer than they are."""
    actor, person = state.person(feedback.actor_id), state.person(feedback.person_id)
    strength = _STRONG.get(feedback.kind)
    if strength is not None:
        long, short = state.scale.at(feedback.at.timestamp())
        state.draw_together(actor, person, strength * long, strength * short)
    elif feedback.kind is FeedbackKind.NEVER:
        _loosen(state, actor, person)
    elif feedback.kind is FeedbackKind.WRONG_PERSON:
        members = [state.people.find(each) for each in feedback.members]
        for member in dict.fromkeys((actor, *members)):
            if member >= 0 and member != person:
                _loosen(state, member, person)
        _disown(state, feedback, person)


def _loosen(state: State, member: int, person: int) -> None:
    for row, key in ((member, person), (person, member)):
        keys, amounts = state.ties.read(row)
        amounts[:, keys == key] *= _LEFT


def _disown(state: State, feedback: Feedback, person: int) -> None:
    """The terms of the work item say less about this person from now on."""
    topics = state.topics
    title = topics.titles.get(feedback.work_item_id, {})
    for term in topics.find((*feedback.terms, *title)):
        keys, amounts = topics.owners.read(term)
        amounts[LONG, keys == person] *= _LEFT
        amounts[SHORT, keys == person] *= _LEFT
