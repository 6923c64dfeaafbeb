"""Whether somebody may be spoken to now, and for how long this process need not ask again."""

from invites.activity import Activity
from invites.attention import DAY, WEEK, AttentionRules, why_withhold
from invites.people import Person, PersonKind
from invites.ports import UnitOfWork
from invites.services.remembered import CustomerState
from invites.suggestion import SuggestionState, WithheldReason


async def why_not_now(
    uow: UnitOfWork, rules: AttentionRules, state: CustomerState, activity: Activity
) -> WithheldReason | None:
    actor_id, at = activity.actor_id, activity.at
    lately = await uow.suggestions.of_actor(actor_id, at - WEEK)
    wishes = await uow.preferences.get(actor_id)
    reason = why_withhold(rules, wishes, lately, activity.work_item_id, at)
    made = [s.made_at for s in lately if s.state is not SuggestionState.WITHHELD]
    if reason is WithheldReason.DAILY_BUDGET:
        state.quiet_until[actor_id] = (made[-rules.suggestions_per_day] + DAY, reason)
    if reason is WithheldReason.WEEKLY_BUDGET and wishes.weekly_suggestions is None:
        state.quiet_until[actor_id] = (made[-rules.suggestions_per_week] + WEEK, reason)
    return reason


def is_staff(person: Person) -> bool:
    return person.kind is PersonKind.MEMBER and not person.left
