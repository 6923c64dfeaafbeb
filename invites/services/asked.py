"""What an activity asks of the ranking, and whom it asked for by their role."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from invites.activity import Activity
from invites.relevance import Query, Ranked
from invites.roles import needs_of
from invites.services.remembered import CustomerState
from invites.suggestion import Evidence, EvidenceKind
from invites.work import WorkItem

ASKED = 0.9
"""Confidence in somebody who has the role that was asked for in words."""
REASONS = 3


def question(state: CustomerState, item: WorkItem, activity: Activity, now: datetime) -> Query:
    """A role that the activity asks for comes before those that the work needs anyhow."""
    return Query(
        actor_id=activity.actor_id,
        work_item_id=item.id,
        conversation=activity.conversation,
        at=activity.at,
        members=state.rosters.members(item.id, activity.at, now),
        terms=activity.terms,
        needs=tuple(dict.fromkeys((*activity.roles, *needs_of(item)))),
    )


def asked_first(ranked: Sequence[Ranked], roles: Sequence[str]) -> Sequence[Ranked]:
    """Those who have a role that was asked for, if anybody has: nobody else is spoken of then.

    A role that a member has is no gap, and nobody is ranked for it.
    """
    fitting = [_because_asked(each) for each in ranked if each.role in roles]
    return fitting or ranked


def _because_asked(ranked: Ranked) -> Ranked:
    evidence = (Evidence(EvidenceKind.ROLE_ASKED, {"role": ranked.role}), *ranked.evidence)
    confidence = max(ranked.confidence, ASKED)
    return replace(ranked, confidence=confidence, evidence=evidence[:REASONS])
