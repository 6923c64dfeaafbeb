"""What a person wishes: shown, changed, paused; after a change what waits is looked at again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from invites.attention import AttentionRules
from invites.delivery import Delivery, DeliveryState
from invites.errors import BadPreference
from invites.hours import WorkingHours, zone_of
from invites.notifying import Channel, Kind, Pace, kind_of, pace_of
from invites.people import Actor, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.preferences import DigestTime, Mute, Preferences, Refused
from invites.services.recording import note_person
from invites.services.telling import Telling, reachable_on
from invites.standing import PreferencesView
from invites.work import WorkItemId

_WAITING = (DeliveryState.QUEUED, DeliveryState.HELD)
WEEK = timedelta(days=7)


class Pause(StrEnum):
    HOUR = "hour"
    TODAY = "today"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A filled form; what is None stays as it is. `pause_until` is the beginning of a day."""

    paces: Mapping[tuple[Kind, Channel], Pace] = field(
        default_factory=dict[tuple[Kind, Channel], Pace]
    )
    weekly: int | None = None
    days: frozenset[int] | None = None
    starts: time | None = None
    ends: time | None = None
    digest: DigestTime | None = None
    pause_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Preferring:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    rules: AttentionRules
    telling: Telling

    async def view(self, actor: Actor) -> PreferencesView:
        async with self.unit_of_work(actor.customer_id) as uow:
            return await self._view(uow, actor.person_id)

    async def of(self, uow: UnitOfWork, person_id: PersonId) -> PreferencesView:
        """As `view`, within an open unit of work."""
        return await self._view(uow, person_id)

    async def save(self, actor: Actor, wanted: Wanted) -> PreferencesView:
        async with self.unit_of_work(actor.customer_id) as uow:
            before = await self._view(uow, actor.person_id)
            return await self._write(uow, before, _changed(before, wanted))

    async def pause(self, actor: Actor, pause: Pause) -> PreferencesView:
        """Nothing at all for a while; what waits meanwhile comes afterwards, if still true."""
        async with self.unit_of_work(actor.customer_id) as uow:
            before = await self._view(uow, actor.person_id)
            until = _until(pause, before)
            return await self._write(uow, before, replace(before.wishes, paused_until=until))

    async def lift(self, actor: Actor) -> PreferencesView:
        """End every pause."""
        return await self._change(
            actor, lambda wishes: replace(wishes, paused_until=None, snoozed_until=None)
        )

    async def unmute(self, actor: Actor, mute: Mute) -> PreferencesView:
        return await self._change(actor, lambda wishes: wishes.unmute(mute))

    async def allow(self, actor: Actor, refused: Refused) -> PreferencesView:
        return await self._change(actor, lambda wishes: wishes.allow(refused), "allow_asking")

    async def _change(
        self, actor: Actor, change: Callable[[Preferences], Preferences], did: str = ""
    ) -> PreferencesView:
        async with self.unit_of_work(actor.customer_id) as uow:
            before = await self._view(uow, actor.person_id)
            wishes = change(before.wishes)
            if did and wishes != before.wishes:
                note_person(uow, did, actor.person_id, actor.person_id, before.now)
            return await self._write(uow, before, wishes)

    async def _write(
        self, uow: UnitOfWork, before: PreferencesView, wishes: Preferences
    ) -> PreferencesView:
        if wishes == before.wishes:
            return before
        await uow.preferences.save(wishes)
        after = replace(before, wishes=wishes)
        waiting = await uow.deliveries.to(wishes.person_id, _WAITING)
        await self._look_again(uow, after, waiting)
        await self.telling.homes(uow, [wishes.person_id])
        return await self._view(uow, wishes.person_id)

    async def _look_again(
        self, uow: UnitOfWork, after: PreferencesView, waiting: Sequence[Delivery]
    ) -> None:
        """What waits is decided anew; what was held for a digest leaves it when that is wished."""
        now = self.clock.now()
        queued = [d.id for d in waiting if d.state is DeliveryState.QUEUED]
        if queued:
            await uow.outbox.hurry(queued, now)
        for delivery in waiting:
            pace = after.pace(kind_of(delivery.purpose), Channel(delivery.channel))
            if delivery.state is DeliveryState.HELD and pace is Pace.NOW:
                await self.telling.again(uow, delivery)

    async def _view(self, uow: UnitOfWork, person_id: PersonId) -> PreferencesView:
        wishes = await uow.preferences.get(person_id)
        items = {m.work_item_id for m in wishes.mutes if m.work_item_id}
        items |= {r.work_item_id for r in wishes.refused if r.work_item_id}
        people = {m.person_id for m in wishes.mutes if m.person_id}
        people |= {r.inviter_id for r in wishes.refused if r.inviter_id}
        return PreferencesView(
            person=await uow.people.get(person_id),
            wishes=wishes,
            rules=self.rules,
            reachable=await reachable_on(uow, person_id, mail=self.telling.mail),
            leads=bool(await uow.people.reports(person_id)),
            people=await uow.people.many(people),
            items=await uow.work_items.many(items),
            inside=frozenset(
                [i for i in items if person_id in await uow.work_items.members(WorkItemId(i))]
            ),
            now=self.clock.now(),
        )


def _until(pause: Pause, view: PreferencesView) -> datetime:
    """When the pause ends: today is over at midnight where the person is."""
    match pause:
        case Pause.HOUR:
            return view.now + timedelta(hours=1)
        case Pause.WEEK:
            return view.now + WEEK
        case Pause.TODAY:
            zone = zone_of(view.person.time_zone)
            tomorrow = view.now.astimezone(zone).date() + timedelta(days=1)
            return datetime.combine(tomorrow, time(), zone).astimezone(view.now.tzinfo)


def _changed(view: PreferencesView, wanted: Wanted) -> Preferences:
    wishes = view.wishes
    for (kind, channel), pace in wanted.paces.items():
        if pace is not pace_of(kind, channel, wishes, view.reachable, leads=view.leads):
            wishes = wishes.choose(kind, channel, pace)
    wishes = replace(
        wishes,
        hours=_hours(view, wanted),
        weekly_suggestions=_weekly(view, wanted),
        digest=wanted.digest or wishes.digest,
    )
    if wanted.pause_until is not None:
        wishes = replace(wishes, paused_until=_paused(view, wanted.pause_until))
    return wishes


def _hours(view: PreferencesView, wanted: Wanted) -> WorkingHours | None:
    """What equals the customer's hours follows them from now on."""
    if wanted.days is None or wanted.starts is None or wanted.ends is None:
        return view.wishes.hours
    if not wanted.days:
        raise BadPreference("days", "no_days")
    if wanted.starts == wanted.ends != time():
        raise BadPreference("hours_until", "no_hours")
    made = WorkingHours(wanted.days, wanted.starts, wanted.ends)
    return None if made == view.rules.hours else made


def _weekly(view: PreferencesView, wanted: Wanted) -> int | None:
    ceiling = view.rules.suggestions_per_week
    if wanted.weekly is None:
        return view.wishes.weekly_suggestions
    if not 0 <= wanted.weekly <= ceiling:
        raise BadPreference("weekly", "over_ceiling", ceiling)
    return None if wanted.weekly == ceiling else wanted.weekly


def _paused(view: PreferencesView, day: datetime) -> datetime:
    """From the day chosen on they may be reached again: it begins where they are."""
    zone = zone_of(view.person.time_zone)
    until = datetime.combine(day.date(), time(), zone).astimezone(view.now.tzinfo)
    if until <= view.now:
        raise BadPreference("pause_until", "past_day")
    return until
