"""Work items: what people collaborate on, and the roles each kind needs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from invites.people import CustomerId, PersonId

WorkItemId = NewType("WorkItemId", str)


class WorkItemKind(StrEnum):
    PROJECT = "project"
    TASK = "task"
    WORKFLOW = "workflow"
    CADENCE = "cadence"
    DOCUMENT = "document"
    CHANNEL = "channel"


TOPIC_LIMIT = 60


def understood(name: str, topic: str) -> tuple[WorkItemKind, str]:
    """What a channel stands for, until a person says so: its kind and title.

    A short topic that ends in the name of a kind is a title ("Q3 outreach cadence"); anything
    else leaves the channel standing for itself, under its own name.
    """
    title = " ".join(topic.split())
    last = title.casefold().rsplit(" ", 1)[-1]
    kinds = {kind.value for kind in WorkItemKind} - {WorkItemKind.CHANNEL.value}
    if " " in title and len(title) <= TOPIC_LIMIT and last in kinds:
        return WorkItemKind(last), title
    return WorkItemKind.CHANNEL, name


class Visibility(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a work item lives in chat: a channel of a workspace."""

    platform: str
    workspace: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """`roles` are names of `invites.roles`; empty means the defaults of its kind."""

    id: WorkItemId
    customer_id: CustomerId
    kind: WorkItemKind
    title: str
    created_at: datetime
    link: str = ""
    visibility: Visibility = Visibility.PUBLIC
    roles: tuple[str, ...] = ()
    place: Place | None = None
    archived: bool = False
    linked: bool = False
    """True once a person gave it kind and title; before, a channel merely stands for itself."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Membership:
    person_id: PersonId
    since: datetime
    via: str
    """`channel` (joined the channel), `activity` (took part) or `invitation` (said yes)."""
