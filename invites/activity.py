"""Activity: one observed act on a work item. Derived facts only, never what was written."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from invites.people import CustomerId, PersonId
from invites.work import WorkItemId

Term = bytes
"""A keyed hash of one word, eight bytes (see `invites.terms`)."""


class ActivityKind(StrEnum):
    MESSAGE = "message"
    REPLY = "reply"
    REACTION = "reaction"
    FILE = "file"
    LINK = "link"
    JOIN = "join"
    LEAVE = "leave"
    # What people answered, in the same order as all else: the actor asked, the first target is
    # whom it is about, the other targets were in the work item then.
    OFFERED = "offered"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    BUSY = "busy"
    WRONG_PERSON = "wrong_person"
    REFERRED = "referred"
    DISMISSED = "dismissed"
    NEVER = "never"
    EXPIRED = "expired"


ANSWERS = frozenset(
    {
        ActivityKind.OFFERED,
        ActivityKind.INVITED,
        ActivityKind.ACCEPTED,
        ActivityKind.DECLINED,
        ActivityKind.BUSY,
        ActivityKind.WRONG_PERSON,
        ActivityKind.REFERRED,
        ActivityKind.DISMISSED,
        ActivityKind.NEVER,
        ActivityKind.EXPIRED,
    }
)
"""Nobody's work: the ranking learns from it, and nothing else counts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What one person did on one work item.

    `conversation` is the thread inside the work item ("" for none). `target_ids` are the people
    addressed: mentioned, reacted to, or, for a join, whoever added the person. Of an answer,
    `conversation` is the suggestion that it goes back to and `roles` what the work item needs;
    an offer has conversation and terms of whatever prompted it.
    """

    customer_id: CustomerId
    work_item_id: WorkItemId
    kind: ActivityKind
    actor_id: PersonId
    at: datetime
    conversation: str = ""
    target_ids: tuple[PersonId, ...] = ()
    terms: tuple[Term, ...] = ()
    roles: tuple[str, ...] = ()
    """The job roles that it asks for somebody of (see `invites.roles.mentions`)."""
    sequence: int = 0
    """Place in the customer's log; 0 until it is stored."""
