"""The attention rules: how often Usher may speak to somebody, as pure functions of what was."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from invites.hours import WorkingHours
from invites.invitation import DeclineReason, Invitation, InvitationState
from invites.people import PersonId
from invites.preferences import Preferences
from invites.suggestion import Suggestion, SuggestionState, WithheldReason
from invites.work import WorkItemId

DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class AttentionRules:
    """The defaults of the design; all of them can be set."""

    suggestions_per_day: int = 1
    suggestions_per_week: int = 3
    pair_pause: timedelta = WEEK
    dismissal_lasts: timedelta = timedelta(days=90)
    invitee_per_day: int = 1
    invitee_per_week: int = 3
    cool_down_same: timedelta = timedelta(days=30)
    cool_down_other: timedelta = WEEK
    cool_down_second: timedelta = timedelta(days=180)
    threshold: float = 0.5
    holdout: float = 0.0
    """The share of suggestions that are kept back, to measure what the others bring about."""
    freshness: timedelta = timedelta(hours=24)
    hours: WorkingHours = field(default_factory=WorkingHours)


def why_withhold(
    rules: AttentionRules,
    preferences: Preferences,
    lately: Iterable[Suggestion],
    work_item_id: WorkItemId,
    now: datetime,
) -> WithheldReason | None:
    """Return why the actor gets no suggestion now, or None. `lately`: theirs of the last week."""
    if not preferences.suggestions or preferences.opted_out_at is not None:
        return WithheldReason.SUGGESTIONS_OFF
    if preferences.paused_until is not None and now < preferences.paused_until:
        return WithheldReason.SNOOZED
    if preferences.snoozed_until is not None and now < preferences.snoozed_until:
        return WithheldReason.SNOOZED
    if any(m.person_id is None and m.work_item_id == work_item_id for m in preferences.mutes):
        return WithheldReason.WORK_ITEM_MUTED
    made = [s for s in lately if s.state is not SuggestionState.WITHHELD]
    if any(s.again_at is not None and now < s.again_at for s in made):
        return WithheldReason.SNOOZED
    if sum(now - s.made_at < DAY for s in made) >= rules.suggestions_per_day:
        return WithheldReason.DAILY_BUDGET
    if sum(now - s.made_at < WEEK for s in made) >= weekly_budget(rules, preferences):
        return WithheldReason.WEEKLY_BUDGET
    return None


def hours_of(rules: AttentionRules, preferences: Preferences) -> WorkingHours:
    """When this person may be reached: their own choice, else the customer's hours."""
    return preferences.hours or rules.hours


def weekly_budget(rules: AttentionRules, preferences: Preferences) -> int:
    """Their own number of suggestions a week, never more than the customer's."""
    wished = preferences.weekly_suggestions
    return rules.suggestions_per_week if wished is None else min(wished, rules.suggestions_per_week)


def cool_down_until(
    rules: AttentionRules,
    declined: Iterable[Invitation],
    inviter_id: PersonId,
    work_item_id: WorkItemId,
) -> datetime | None:
    """Return until when this invitee, who declined these, must not be asked by this inviter.

    Same inviter and work item 30 days, a second time 180; anything else 7 days; "not now" until
    the date chosen (for the same work item).
    """
    noes = [i for i in declined if i.state is InvitationState.DECLINED and i.answered_at]
    same = [i for i in noes if i.inviter_id == inviter_id and i.work_item_id == work_item_id]
    pauses = [_pause(rules, i, same, work_item_id) for i in noes]
    return max(pauses, default=None)


def _pause(
    rules: AttentionRules, no: Invitation, same: list[Invitation], work_item_id: WorkItemId
) -> datetime:
    at = no.answered_at or no.created_at
    chosen = no.decline.until if no.decline else None
    if no.work_item_id == work_item_id and chosen is not None and _not_now(no):
        return chosen
    if no not in same:
        return at + rules.cool_down_other
    return at + (rules.cool_down_second if len(same) > 1 else rules.cool_down_same)


def _not_now(no: Invitation) -> bool:
    return no.decline is not None and no.decline.reason is DeclineReason.NOT_NOW


def next_slot(rules: AttentionRules, sent: Iterable[datetime], wish: datetime) -> datetime:
    """Return the first moment from `wish` on at which the invitee's budget has room.

    `sent` are the moments at which invitations reached (or will reach) them, over all inviters.
    """
    at, taken = wish, sorted(sent)
    for _ in range(64):
        free = _blocked_until(rules, taken, at)
        if free is None:
            return at
        at = free
    return at


def _blocked_until(rules: AttentionRules, taken: list[datetime], at: datetime) -> datetime | None:
    for limit, span in ((rules.invitee_per_day, DAY), (rules.invitee_per_week, WEEK)):
        near = [t for t in taken if abs(t - at) < span]
        if len(near) >= limit:
            return near[-limit] + span
    return None
