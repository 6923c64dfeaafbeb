"""What one process remembers of one customer, to suggest quickly: rebuilt, never the truth."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

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


@dataclass(slots=True)
class CustomerState:
    """What one process keeps of one customer; rebuilt from the log, never the truth."""

    engine: Engine
    observed: int = 0
    quiet_until: dict[PersonId, tuple[datetime, WithheldReason]] = field(
        default_factory=dict[PersonId, tuple[datetime, WithheldReason]]
    )
    people: dict[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    items: dict[WorkItemId, WorkItem] = field(default_factory=dict[WorkItemId, WorkItem])
    rosters: Rosters = field(default_factory=Rosters)
    unsure: dict[PersonId, tuple[Activity, WithheldReason]] = field(
        default_factory=dict[PersonId, tuple[Activity, WithheldReason]]
    )
    """By actor, what led to nothing and may yet, once the people concerned are known."""
    suggesting: bool = True
    """Whether the policy wants suggestions at all: asked once a chunk."""
    invitations_wait: bool = False
    """Whether a join may end an invitation: asked once a chunk."""

    def quiet(self, activity: Activity) -> WithheldReason | None:
        """Why this actor need not even be considered, as far as remembered."""
        until = self.quiet_until.get(activity.actor_id)
        return until[1] if until is not None and activity.at < until[0] else None

    def keep_unsure(self, activity: Activity, reason: WithheldReason, now: datetime) -> None:
        """Note it for a second look, if one may help."""
        fresh = now - activity.at < SECOND_LOOK
        if fresh and reason in UNSURE and len(self.unsure) < MOST_UNSURE:
            self.unsure[activity.actor_id] = (activity, reason)
