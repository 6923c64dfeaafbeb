"""Who is in which work item, remembered for a moment: a busy log is not a query per act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from invites.activity import Activity, ActivityKind
from invites.people import PersonId
from invites.ports import UnitOfWork
from invites.work import Membership, WorkItemId

KEPT = timedelta(seconds=5)
"""Other processes, and Slack's list of members, change rosters too."""
MOST = 5_000
LATE = timedelta(hours=24)
"""Activity older than this is seen with the members of its own time."""

_Since = dict[PersonId, datetime]


@dataclass(slots=True)
class Rosters:
    _known: dict[WorkItemId, tuple[datetime, _Since]] = field(
        default_factory=dict[WorkItemId, tuple[datetime, _Since]]
    )

    def unknown(self, items: Iterable[WorkItemId], now: datetime) -> set[WorkItemId]:
        """Those that have to be read (again)."""
        return {item for item in items if not self._is_fresh(item, now)}

    def put(self, item: WorkItemId, members: Mapping[PersonId, Membership], now: datetime) -> None:
        if len(self._known) >= MOST:
            del self._known[next(iter(self._known))]
        self._known[item] = now, {person: each.since for person, each in members.items()}

    def __contains__(self, item: WorkItemId) -> bool:
        return item in self._known

    def observe(self, activity: Activity) -> None:
        """Whoever acts is in; whoever leaves is out."""
        known = self._known.get(activity.work_item_id)
        if known is None:
            return
        if activity.kind is ActivityKind.LEAVE:
            known[1].pop(activity.actor_id, None)
        else:
            known[1].setdefault(activity.actor_id, activity.at)

    def members(self, item: WorkItemId, at: datetime, now: datetime) -> frozenset[PersonId]:
        return members_then(self._known[item][1], at, now)

    def forget(self) -> None:
        self._known.clear()

    def _is_fresh(self, item: WorkItemId, now: datetime) -> bool:
        known = self._known.get(item)
        return known is not None and abs(now - known[0]) < KEPT


async def stored_members(uow: UnitOfWork, activity: Activity, now: datetime) -> frozenset[PersonId]:
    """The members as the store has them now: what was remembered may be seconds old."""
    members = await uow.work_items.members(activity.work_item_id)
    return members_then({p: each.since for p, each in members.items()}, activity.at, now)


def members_then(
    since: Mapping[PersonId, datetime], at: datetime, now: datetime
) -> frozenset[PersonId]:
    """The members at the time of an activity, when that was long ago; else all there are.

    When the log is caught up with, whoever joined later must not count as there already. Just now
    they do: Slack may tell of members a little after they joined.
    """
    if now - at < LATE:
        return frozenset(since)
    return frozenset(person for person, joined in since.items() if joined <= at)
