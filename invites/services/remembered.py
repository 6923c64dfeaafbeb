"""What one process remembers of one customer, to suggest quickly: rebuilt, never the truth."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from invites.activity import Activity
from invites.people import Person, PersonId
from invites.relevance import Engine
from invites.services.rosters import Rosters
from invites.suggestion import WithheldReason
from invites.work import WorkItem, WorkItemId

UNSURE = (
    WithheldReason.ALONE,
    WithheldReason.NO_CANDIDATES,
    WithheldReason.BELOW_THRESHOLD,
    WithheldReason.EVERYBODY_LEFT_OUT,
)
"""Verdicts that may change when Slack has said who somebody is."""
SECOND_LOOK = timedelta(minutes=2)
MOST_UNSURE = 100
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class CustomerState:
    """What one process keeps of one customer; rebuilt from the log, never the truth."""

    engine: Engine
    observed: int = 0
    generation: int = 0
    """Of the log that it was made from, see `Snapshot`."""
    saved: int = 0
    saved_at: datetime = LONG_AGO
    used: datetime = LONG_AGO
    bytes: int = 0
    weighed: int = 0
    still: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while the engine is written down: whoever would teach it something waits."""
    quiet_until: dict[PersonId, tuple[datetime, WithheldReason]] = field(
        default_factory=dict[PersonId, tuple[datetime, WithheldReason]]
    )
    people: dict[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    items: dict[WorkItemId, WorkItem] = field(default_factory=dict[WorkItemId, WorkItem])
    new_people: dict[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    new_items: dict[WorkItemId, WorkItem] = field(default_factory=dict[WorkItemId, WorkItem])
    rosters: Rosters = field(default_factory=Rosters)
    unsure: dict[PersonId, tuple[Activity, WithheldReason]] = field(
        default_factory=dict[PersonId, tuple[Activity, WithheldReason]]
    )
    """By actor, what led to nothing and may yet, once the people concerned are known."""
    suggesting: bool = True
    """Whether the policy wants suggestions at all: asked once a chunk."""
    invitations_wait: bool = False
    """Whether a join may end an invitation: asked once a chunk."""

    def read(self, people: Mapping[PersonId, Person], items: Mapping[WorkItemId, WorkItem]) -> None:
        """What is new or changed waits for the activity that it comes up in, see `meet`."""
        self.new_people.update(
            {each: person for each, person in people.items() if self.people.get(each) != person}
        )
        self.new_items.update(
            {each: item for each, item in items.items() if self.items.get(each) != item}
        )
        self.people.update(people)
        self.items.update(items)

    def meet(self, activity: Activity) -> None:
        """Learn who and what comes up here: in the order of the log, in whatever pieces it comes.

        So two processes, or one that was killed and another, learn the same.
        """
        for person_id in (activity.actor_id, *activity.target_ids):
            if (person := self.new_people.pop(person_id, None)) is not None:
                self.engine.learn_people([person])
        if (item := self.new_items.pop(activity.work_item_id, None)) is not None:
            self.engine.learn_item(item)

    def observe(self, activity: Activity) -> None:
        self.meet(activity)
        self.engine.observe(activity)
        self.observed = activity.sequence

    def weigh(self) -> None:
        """Look again how much memory the engine takes, when it has grown since."""
        if self.observed != self.weighed or not self.bytes:
            self.bytes, self.weighed = self.engine.bytes, self.observed

    def quiet(self, activity: Activity) -> WithheldReason | None:
        """Why this actor need not even be considered, as far as remembered."""
        until = self.quiet_until.get(activity.actor_id)
        return until[1] if until is not None and activity.at < until[0] else None

    def keep_unsure(self, activity: Activity, reason: WithheldReason, now: datetime) -> None:
        """Note it for a second look, if one may help."""
        fresh = now - activity.at < SECOND_LOOK
        if fresh and reason in UNSURE and len(self.unsure) < MOST_UNSURE:
            self.unsure[activity.actor_id] = (activity, reason)
