"""Gathering what decides whether a message may leave, and writing down what was decided."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from invites.absence import back_at
from invites.attention import AttentionRules, weekly_budget
from invites.delivery import Delivery, DeliveryState, Purpose, Subject
from invites.errors import NotFound
from invites.hours import zone_of
from invites.invitation import InvitationId
from invites.leaving import (
    Decision,
    Drop,
    Go,
    Hold,
    Leaving,
    decide,
    invitation_over,
    suggestion_over,
)
from invites.notifying import Channel
from invites.people import PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.preferences import Preferences
from invites.services.telling import reachable_on
from invites.suggestion import SuggestionId

WEEK = timedelta(days=7)
_ASKING = (Purpose.INVITATION, Purpose.REMINDER)


@dataclass(frozen=True, slots=True)
class Sifted:
    """What a digest would take along, and what it would drop, with the reason."""

    kept: tuple[Delivery, ...]
    dropped: tuple[tuple[Delivery, str], ...]


@dataclass(frozen=True, slots=True)
class LeavingMessages:
    """`mail` says that e-mail is set up at all."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock
    rules: AttentionRules
    mail: bool = False

    async def decision(self, delivery: Delivery) -> Decision:
        """Decide by what holds now; what will not leave by itself is written down at once."""
        async with self.unit_of_work(delivery.customer_id) as uow:
            made = decide(await self.gathered(uow, delivery), self.clock.now())
            match made:
                case Drop(reason):
                    dropped = delivery.failed(reason, DeliveryState.SUPPRESSED)
                    await uow.deliveries.save(dropped)
                case Hold():
                    await uow.deliveries.save(delivery.held())
                case Go() if delivery.purpose is Purpose.DIGEST:
                    await self._take(uow, delivery)
                case _:
                    pass
            return made

    async def _take(self, uow: UnitOfWork, digest: Delivery) -> None:
        """What goes out with this digest is held no longer; what is not true is dropped."""
        found = await self.sifted(uow, digest)
        for part in found.kept:
            await uow.deliveries.save(part.digested(digest.id, self.clock.now()))
        for part, reason in found.dropped:
            await uow.deliveries.save(part.failed(reason, DeliveryState.SUPPRESSED))

    async def sifted(self, uow: UnitOfWork, digest: Delivery) -> Sifted:
        """What would go out with this digest now; whatever is snoozed stays held."""
        held = await uow.deliveries.to(digest.person_id, (DeliveryState.HELD,))
        taken = await uow.deliveries.in_digest(digest.id)
        kept: list[Delivery] = []
        dropped: list[tuple[Delivery, str]] = []
        budget = await self._budget(uow, digest.person_id)
        wishes = await uow.preferences.get(digest.person_id)
        for part in (*taken, *(d for d in held if d.channel == digest.channel)):
            reason = await self._why_drop(uow, part)
            suggested = part.purpose is Purpose.SUGGESTION
            if reason is None and suggested and part.state is DeliveryState.HELD and not budget:
                reason = "budget"
            if reason is not None:
                dropped.append((part, reason))
            elif not (suggested and _snoozed(wishes, self.clock.now())):
                kept.append(part)
                budget -= suggested and part.state is DeliveryState.HELD
        return Sifted(tuple(kept), tuple(dropped))

    async def _why_drop(self, uow: UnitOfWork, part: Delivery) -> str | None:
        if await _over(uow, part, self.clock.now()):
            return "outdated"
        made = decide(await self.gathered(uow, part), self.clock.now())
        counted = made == Drop("budget") and part.state is DeliveryState.DIGESTED
        return made.reason if isinstance(made, Drop) and not counted else None

    async def _budget(self, uow: UnitOfWork, person_id: PersonId) -> int:
        """How many more suggestions may reach them this week."""
        since = self.clock.now() - WEEK
        sent = await uow.deliveries.sent_since(person_id, Purpose.SUGGESTION, since)
        return max(weekly_budget(self.rules, await uow.preferences.get(person_id)) - sent, 0)

    async def gathered(self, uow: UnitOfWork, delivery: Delivery) -> Leaving:
        person, now = await uow.people.get(delivery.person_id), self.clock.now()
        wishes = await uow.preferences.get(person.id)
        return Leaving(
            purpose=delivery.purpose,
            channel=Channel(delivery.channel),
            wishes=wishes,
            reachable=await reachable_on(uow, person.id, mail=self.mail),
            hours=self.rules.hours,
            zone=zone_of(person.time_zone),
            leads=delivery.purpose is Purpose.SUMMARY and bool(await uow.people.reports(person.id)),
            unwanted=await _unwanted(uow, delivery, wishes),
            budget_left=await self._budget_left(uow, delivery, wishes),
            doubled=await _doubled(uow, delivery),
            back_at=back_at(person, now, await _since(uow, delivery)),
            suspended=(await uow.policies.current()).suspended,
        )

    async def _budget_left(self, uow: UnitOfWork, delivery: Delivery, wishes: Preferences) -> bool:
        if delivery.purpose is not Purpose.SUGGESTION:
            return True
        return await self._budget(uow, wishes.person_id) > 0


async def _since(uow: UnitOfWork, delivery: Delivery) -> datetime:
    """When it was first meant to leave: an invitation has waited before it was sent, too."""
    if delivery.purpose is not Purpose.INVITATION:
        return delivery.created_at
    try:
        return (await uow.invitations.get(InvitationId(delivery.subject_id))).created_at
    except NotFound:
        return delivery.created_at


async def _unwanted(uow: UnitOfWork, delivery: Delivery, wishes: Preferences) -> bool:
    """Whether they said "never suggest" or "stop asking" since it was written."""
    try:
        if delivery.subject is Subject.SUGGESTION:
            made = await uow.suggestions.get(SuggestionId(delivery.subject_id))
            return wishes.has_muted(made.best.person_id, made.work_item_id)
        if delivery.purpose in _ASKING:
            found = await uow.invitations.get(InvitationId(delivery.subject_id))
            item = found.work_item_id
            return all(wishes.has_refused(inviter, item) for inviter in found.inviter_ids)
    except NotFound:
        return True
    return False


async def _over(uow: UnitOfWork, part: Delivery, now: datetime) -> bool:
    try:
        if part.subject is Subject.SUGGESTION:
            return suggestion_over(await uow.suggestions.get(SuggestionId(part.subject_id)), now)
        found = await uow.invitations.get(InvitationId(part.subject_id))
        return invitation_over(part, found, now)
    except NotFound:
        return True


def _snoozed(wishes: Preferences, now: datetime) -> bool:
    return wishes.snoozed_until is not None and now < wishes.snoozed_until


async def _doubled(uow: UnitOfWork, delivery: Delivery) -> bool:
    """A reminder of what has not even been said yet."""
    if delivery.purpose is not Purpose.REMINDER:
        return False
    others = await uow.deliveries.of(delivery.subject, delivery.subject_id)
    return any(
        other.purpose is Purpose.INVITATION
        and (other.person_id, other.channel) == (delivery.person_id, delivery.channel)
        and other.state in (DeliveryState.QUEUED, DeliveryState.HELD)
        for other in others
    )
