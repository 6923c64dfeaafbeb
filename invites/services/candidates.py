"""From a ranking to one to three people: everybody else is left out with a reason code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from invites.activity import Activity
from invites.attention import DAY, WEEK, AttentionRules, cool_down_until
from invites.holdout import WINDOW
from invites.invitation import Invitation
from invites.people import Person, PersonId, PersonKind
from invites.policy import Policy
from invites.ports import UnitOfWork
from invites.preferences import Preferences
from invites.relevance import Ranked
from invites.suggestion import (
    LeftOut,
    LeftOutReason,
    Proposed,
    Suggestion,
    SuggestionState,
    WithheldReason,
)
from invites.work import WorkItem

PROPOSED = 3
LOOKED_AT = 20
"""How far down the ranking reasons are worked out."""


@dataclass(frozen=True, slots=True)
class Sifted:
    proposed: tuple[Proposed, ...]
    left_out: tuple[LeftOut, ...]
    withheld: WithheldReason | None
    locale: str = ""
    """Of whoever would be invited, who reads the message."""


@dataclass(frozen=True, slots=True)
class Candidates:
    rules: AttentionRules
    policy: Policy

    async def sift(
        self,
        uow: UnitOfWork,
        activity: Activity,
        item: WorkItem,
        ranked: Sequence[Ranked],
    ) -> Sifted:
        top = ranked[:LOOKED_AT]
        if top[0].confidence < self.rules.threshold:
            return Sifted((), (), WithheldReason.BELOW_THRESHOLD)
        people = await uow.people.many([r.person_id for r in top])
        wishes = await uow.preferences.get(activity.actor_id)
        since = activity.at - self.rules.dismissal_lasts
        before = await uow.suggestions.of_actor(activity.actor_id, since)
        proposed: list[Proposed] = []
        left_out: list[LeftOut] = []
        for candidate in top:
            reason = self._plain(candidate, people, wishes, before, activity, item)
            if reason is None and len(proposed) >= PROPOSED:
                reason = LeftOutReason.RANKED_LOWER
            if reason is None:
                reason = await self._asked(uow, candidate.person_id, activity, item)
            if reason is None:
                proposed.append(_proposed(candidate))
            else:
                left_out.append(LeftOut(candidate.person_id, reason))
        withheld = None if proposed else WithheldReason.EVERYBODY_LEFT_OUT
        locale = people[proposed[0].person_id].locale if proposed else ""
        return Sifted(tuple(proposed), tuple(left_out), withheld, locale)

    async def reasons(
        self, uow: UnitOfWork, activity: Activity, item: WorkItem, ranked: Sequence[Ranked]
    ) -> dict[PersonId, LeftOutReason]:
        """Why each of them would not be proposed; whoever would is not among the answer."""
        people = await uow.people.many([r.person_id for r in ranked])
        wishes = await uow.preferences.get(activity.actor_id)
        since = activity.at - self.rules.dismissal_lasts
        before = await uow.suggestions.of_actor(activity.actor_id, since)
        found: dict[PersonId, LeftOutReason] = {}
        proposed = 0
        for each in ranked:
            reason = self._plain(each, people, wishes, before, activity, item)
            reason = reason or await self._asked(uow, each.person_id, activity, item)
            if reason is None and proposed >= PROPOSED:
                reason = LeftOutReason.RANKED_LOWER
            proposed += reason is None
            if reason is not None:
                found[each.person_id] = reason
        return found

    def _plain(
        self,
        candidate: Ranked,
        people: Mapping[PersonId, Person],
        wishes: Preferences,
        before: Sequence[Suggestion],
        activity: Activity,
        item: WorkItem,
    ) -> LeftOutReason | None:
        """Reasons that need no further query."""
        person = people.get(candidate.person_id)
        if person is None or not person.known or not person.name:
            return LeftOutReason.UNKNOWN_PERSON
        standing = _standing(person, activity.at, guests=self.policy.outsiders)
        if standing is not None:
            return standing
        if wishes.has_muted(person.id, item.id):
            return LeftOutReason.MUTED
        if self._dismissed(before, person.id, item):
            return LeftOutReason.DISMISSED_LATELY
        lately = [s for s in before if activity.at - s.made_at < self._pause(s)]
        if any(s.best.person_id == person.id and s.work_item_id == item.id for s in lately):
            return LeftOutReason.ASKED_ENOUGH
        if candidate.confidence < self.rules.threshold:
            return LeftOutReason.BELOW_THRESHOLD
        return None

    def _pause(self, suggestion: Suggestion) -> timedelta:
        """Whoever was kept back stays so for as long as is measured."""
        kept = suggestion.state is SuggestionState.WITHHELD
        return WINDOW if kept else self.rules.pair_pause

    @staticmethod
    def _dismissed(before: Sequence[Suggestion], person_id: PersonId, item: WorkItem) -> bool:
        return any(
            s.state is SuggestionState.DISMISSED
            and s.work_item_id == item.id
            and s.best.person_id == person_id
            for s in before
        )

    async def _asked(
        self, uow: UnitOfWork, person_id: PersonId, activity: Activity, item: WorkItem
    ) -> LeftOutReason | None:
        """Reasons that lie with what this person was asked before, by anybody."""
        if await uow.invitations.active(person_id, item.id) is not None:
            return LeftOutReason.ALREADY_INVITED
        wishes = await uow.preferences.get(person_id)
        if wishes.has_refused(activity.actor_id, item.id):
            return LeftOutReason.OPTED_OUT
        asked = await uow.invitations.of_invitee(person_id)
        until = cool_down_until(self.rules, asked, activity.actor_id, item.id)
        if until is not None and activity.at < until:
            return LeftOutReason.COOL_DOWN
        return LeftOutReason.ASKED_ENOUGH if self._busy(asked, activity) else None

    def _busy(self, asked: Sequence[Invitation], activity: Activity) -> bool:
        ages = [activity.at - (i.sent_at or i.send_at) for i in asked]
        day = sum(age < DAY for age in ages) >= self.rules.invitee_per_day
        return day or sum(age < WEEK for age in ages) >= self.rules.invitee_per_week


def _standing(person: Person, at: datetime, *, guests: bool) -> LeftOutReason | None:
    match person.kind:
        case PersonKind.BOT:
            return LeftOutReason.BOT
        case PersonKind.EXTERNAL:
            return LeftOutReason.EXTERNAL
        case PersonKind.GUEST if not guests:
            return LeftOutReason.GUEST
        case _ if person.left:
            return LeftOutReason.LEFT
        case _ if person.away_at(at):
            return LeftOutReason.AWAY
        case _:
            return None


def _proposed(candidate: Ranked) -> Proposed:
    return Proposed(candidate.person_id, candidate.confidence, candidate.role, candidate.evidence)
