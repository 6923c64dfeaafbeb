"""What people answered to a suggestion or an invitation, as the ranking learns from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from invites.activity import Term
from invites.people import PersonId
from invites.work import WorkItemId


class FeedbackKind(StrEnum):
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DISMISSED = "dismissed"
    WRONG_PERSON = "wrong_person"
    """Whoever was asked says that this is none of their work, or the actor says so of them."""
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
