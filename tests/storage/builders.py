"""Whole objects for the tests of the store, each complete in one line."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from invites.activity import ActivityKind
from invites.arrival import Arrival, News, Observed
from invites.delivery import Delivery, DeliveryId, Message, MessageId, MessageKind, Purpose, Subject
from invites.invitation import Invitation, InvitationId
from invites.people import CustomerId, Person, PersonId
from invites.suggestion import Proposed, Suggestion, SuggestionId
from invites.work import Place, WorkItem, WorkItemId, WorkItemKind

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
ACME, OTHER = CustomerId("acme"), CustomerId("other")
SAM, SARAH = PersonId("sam"), PersonId("sarah")
CADENCE, LAUNCH = WorkItemId("cadence"), WorkItemId("launch")
CHANNEL = Place("slack", "T1", "C1")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def person(person_id: str, name: str = "", *, customer: CustomerId = ACME, **more: Any) -> Person:
    return Person(id=PersonId(person_id), customer_id=customer, name=name or person_id, **more)


def work_item(
    work_item_id: str, title: str = "", *, customer: CustomerId = ACME, **more: Any
) -> WorkItem:
    return WorkItem(
        id=WorkItemId(work_item_id),
        customer_id=customer,
        kind=more.pop("kind", WorkItemKind.CADENCE),
        title=title or work_item_id,
        created_at=NOON,
        **more,
    )


def invitation(invitation_id: str, *, customer: CustomerId = ACME, **more: Any) -> Invitation:
    given: dict[str, Any] = {
        "inviter_id": SAM,
        "invitee_id": SARAH,
        "work_item_id": CADENCE,
        "message": "Come along.",
        "created_at": NOON,
        "send_at": NOON + MINUTE,
    }
    return Invitation(id=InvitationId(invitation_id), customer_id=customer, **(given | more))


def suggestion(suggestion_id: str, *, customer: CustomerId = ACME, **more: Any) -> Suggestion:
    given: dict[str, Any] = {
        "actor_id": SAM,
        "work_item_id": CADENCE,
        "proposed": (Proposed(SARAH, 0.75),),
        "left_out": (),
        "draft": "Sarah could help.",
        "made_at": NOON,
    }
    return Suggestion(id=SuggestionId(suggestion_id), customer_id=customer, **(given | more))


def delivery(delivery_id: str, *, customer: CustomerId = ACME, **more: Any) -> Delivery:
    given: dict[str, Any] = {
        "subject": Subject.INVITATION,
        "subject_id": "i1",
        "purpose": Purpose.INVITATION,
        "person_id": SARAH,
        "created_at": NOON,
    }
    return Delivery(id=DeliveryId(delivery_id), customer_id=customer, **(given | more))


def message(message_id: str, *, customer: CustomerId = ACME, **more: Any) -> Message:
    given: dict[str, Any] = {"kind": MessageKind.POST, "reference": "d1", "due": NOON}
    return Message(id=MessageId(message_id), customer_id=customer, **(given | more))


def observed(user: str = "U1", **more: Any) -> Observed:
    given: dict[str, Any] = {"place": CHANNEL, "kind": ActivityKind.MESSAGE, "at": NOON}
    return Observed(user=user, **(given | more))


def arrival(key: str, *news: News, workspace: str = "T1") -> Arrival:
    return Arrival("slack", workspace, key, news)


def arrivals(news: Sequence[News]) -> list[Arrival]:
    return [arrival(f"Ev{i}", each) for i, each in enumerate(news)]
