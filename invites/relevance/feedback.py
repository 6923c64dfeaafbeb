"""What people answered to a suggestion or an invitation, as the ranking learns from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from invites.activity import Activity, Term
from invites.people import PersonId
from invites.work import WorkItemId


class FeedbackKind(StrEnum):
    OFFERED = "offered"
    """A suggestion names them first: how it ends says how good suggestions are."""
    INVITED = "invited"
    """An invitation reached them: the next ones had better reach others."""
    ACCEPTED = "accepted"
    DECLINED = "declined"
    BUSY = "busy"
    """The right person at a bad time: nothing against them."""
    DISMISSED = "dismissed"
    WRONG_PERSON = "wrong_person"
    """Whoever was asked says that this is none of their work, or the actor says so of them."""
    NEVER = "never"
    """The actor wants no suggestion of them again."""
    EXPIRED = "expired"
    """Nobody answered in time."""
    REFERRED = "referred"
    """Somebody else was named instead: `person_id` is whom they named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """`actor_id` was offered `person_id`; `members` were in the work item then."""

    kind: FeedbackKind
    actor_id: PersonId
    person_id: PersonId
    work_item_id: WorkItemId
    at: datetime
    conversation: str = ""
    members: tuple[PersonId, ...] = ()
    terms: tuple[Term, ...] = ()
    needs: tuple[str, ...] = ()


def feedback_of(answer: Activity) -> Feedback | None:
    """What the log holds as an answer; None when whom it is about was forgotten since."""
    if not answer.target_ids:
        return None
    person_id, *members = answer.target_ids
    kind = FeedbackKind(answer.kind.value)
    return Feedback(
        kind=kind,
        actor_id=answer.actor_id,
        person_id=person_id,
        work_item_id=answer.work_item_id,
        at=answer.at,
        conversation=answer.conversation if kind is FeedbackKind.OFFERED else "",
        members=tuple(members),
        terms=answer.terms,
        needs=answer.roles,
    )
