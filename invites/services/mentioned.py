"""Somebody is mentioned who is not in the work item: the author may wish to invite them."""

from collections.abc import Collection
from datetime import datetime, timedelta

from invites.activity import Activity
from invites.people import PersonId
from invites.ports import UnitOfWork
from invites.relevance import Ranked
from invites.suggestion import Evidence, EvidenceKind

PAUSE = timedelta(days=30)
"""Between two offers about the same pair and work item."""
FRESH = timedelta(hours=24)
FROM_SLACK = "channel"


async def outsiders(
    uow: UnitOfWork, activity: Activity, members: Collection[PersonId], now: datetime
) -> list[Ranked]:
    """Those mentioned who are certainly not there, in the order of the message.

    As long as Slack has not said who is in the channel, nobody is certain.
    """
    named = [p for p in activity.target_ids if p not in members and p != activity.actor_id]
    if not named or now - activity.at > FRESH:
        return []
    there = await uow.work_items.members(activity.work_item_id)
    if not any(each.via == FROM_SLACK for each in there.values()):
        return []
    before = await uow.suggestions.of_actor(activity.actor_id, activity.at - PAUSE)
    offered = {s.best.person_id for s in before if s.work_item_id == activity.work_item_id}
    mentioned = (Evidence(EvidenceKind.MENTIONED),)
    return [
        Ranked(person_id=p, score=1.0, confidence=1.0, evidence=mentioned)
        for p in named
        if p not in there and p not in offered
    ]
