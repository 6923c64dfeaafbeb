"""No sequence of activities, people, clocks, wishes and presses sends what the wishes forbid.

The real services and the real deliverer over ports in memory, a Slack that only notes what it is
given; whatever reaches it is held against the wishes as they are at that moment, by rules that are
written down here once more, in other words than the program's.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from blocks.languages import speaking
from bot.deliverers import Deliverers
from bot.delivery import Postpone
from bot.gateways.slack import SlackGateway
from bot.presenting import Presenting
from invites.attention import WEEK, AttentionRules, why_withhold
from invites.delivery import Delivery, DeliveryId, DeliveryState, Message, MessageKind, Purpose
from invites.errors import InviteError
from invites.hours import WorkingHours
from invites.invitation import Decline, DeclineReason, Invitation, InvitationState, StopScope
from invites.notifying import Channel, Kind, Pace, kind_of, offered
from invites.people import Actor, Identity, Person, PersonId
from invites.preferences import DigestTime, Mute, Preferences
from invites.reminders import next_due
from invites.services.digests import Digests
from invites.services.invitations import Invitations
from invites.services.inviting import Inviting, Request
from invites.services.leaving import LeavingMessages
from invites.services.preferring import Pause, Preferring, Wanted
from invites.services.suggestions import Suggestions
from invites.services.summing import Summing
from invites.services.telling import Telling
from invites.services.timers import Timers
from invites.suggestion import Proposed, Suggestion, SuggestionId
from invites.work import Membership, WorkItem, WorkItemId, WorkItemKind
from tests.support.clock import FakeClock
from tests.support.ids import CountingIds
from tests.support.memory import ACME, MemoryUnitOfWorks

T = TypeVar("T")
ZONES = {"ana": "Europe/Berlin", "ben": "America/New_York", "cyd": "Australia/Lord_Howe", "dot": ""}
WHO = st.sampled_from([PersonId(name) for name in ZONES])
ITEMS = [WorkItemId("q3"), WorkItemId("launch")]
# A day or two before the clocks change: Berlin, Lord Howe, Berlin again, New York.
BEGINNINGS = [(3, 27), (4, 3), (10, 23), (10, 30)]
RULES = AttentionRules()


@dataclass
class NotingSlack:
    """Opens every conversation and takes every message; `busy` is do-not-disturb, by user."""

    check: Any
    busy: dict[str, datetime] = field(default_factory=dict)
    posts: int = 0

    async def open_conversation(self, user: str) -> str:
        return user

    async def busy_until(self, user: str, _now: float) -> float:
        return self.busy[user].timestamp() if user in self.busy else 0.0

    async def post(self, channel: str, _message: object, delivery: str) -> tuple[str, str]:
        self.posts += 1
        self.check(DeliveryId(delivery))
        return channel, str(self.posts)

    async def find(self, _channel: str, _delivery: str) -> str | None:
        return None


class OnlyWhatIsWished(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.units, self.clock, self.ids = MemoryUnitOfWorks(), FakeClock(), CountingIds()
        self.slack = NotingSlack(self.check)
        self.sent: set[DeliveryId] = set()
        self.suggested: list[tuple[PersonId, datetime]] = []
        units, clock, telling = self.units, self.clock, Telling(self.clock, self.ids)
        self.telling = telling
        self.preferring = Preferring(units, clock, RULES, telling)
        self.inviting = Inviting(units, clock, self.ids, RULES, telling, speaking)
        self.invitations = Invitations(units, clock, self.ids, RULES, telling)
        self.suggestions = Suggestions(units, clock, telling)
        self.timers = Timers(units, clock, RULES, telling)
        leaving = LeavingMessages(units, clock, RULES)
        self.digests = Digests(units, clock, RULES, telling, leaving)
        nothing = cast("Any", None)
        self.deliverers = Deliverers(
            unit_of_work=units,
            clock=clock,
            ids=self.ids,
            leaving=leaving,
            presenting=Presenting(
                units, clock, nothing, self.digests, Summing(clock), self.preferring
            ),
            identities=nothing,
            telling=telling,
            channels=nothing,
            drafting=nothing,
            gateway=lambda _workspace: cast("SlackGateway", self.slack),
        )

    def teardown(self) -> None:
        self.runner.close()

    def run(self, doing: Coroutine[Any, Any, T]) -> T | None:
        """Do it as somebody would; a refusal is an answer."""
        try:
            return self.runner.run(doing)
        except InviteError:
            return None

    @initialize(begins=st.sampled_from(BEGINNINGS), hour=st.integers(0, 23))
    def begin(self, begins: tuple[int, int], hour: int) -> None:
        self.clock.at = datetime(2026, *begins, hour, 20, tzinfo=UTC)
        rows = self.units.rows()
        for name, zone in ZONES.items():
            who = PersonId(name)
            boss = PersonId("ana") if name == "ben" else None
            rows.people[who] = Person(
                id=who, customer_id=ACME, name=name, time_zone=zone, manager_id=boss
            )
            rows.identities[Identity("slack", "T1", name)] = who
            always = WorkingHours(frozenset(range(7)), time(), time())
            wishes = Preferences(customer_id=ACME, person_id=who, hours=always)
            rows.preferences[who] = replace(wishes, version=1)
        for item in ITEMS:
            rows.work_items[item] = WorkItem(
                id=item,
                customer_id=ACME,
                kind=WorkItemKind.PROJECT,
                title=str(item),
                created_at=self.clock.at,
            )
        member = Membership(PersonId("ana"), self.clock.at, "channel")
        rows.members[ITEMS[0], PersonId("ana")] = member

    # What people do.

    @rule(inviter=WHO, invitee=WHO, item=st.sampled_from(ITEMS))
    def invite(self, inviter: PersonId, invitee: PersonId, item: WorkItemId) -> None:
        request = Request(work_item_id=item, people=(invitee,), message="Come.", key=self.ids.new())
        self.run(self.inviting.send(Actor(ACME, inviter), request))
        self.pass_time(timedelta(minutes=2))

    @rule(actor=WHO, best=WHO, item=st.sampled_from(ITEMS))
    def suggest(self, actor: PersonId, best: PersonId, item: WorkItemId) -> None:
        self.run(self._suggest(actor, best, item))
        self.pass_time(timedelta(minutes=1))

    async def _suggest(self, actor: PersonId, best: PersonId, item: WorkItemId) -> None:
        now = self.clock.now()
        async with self.units(ACME) as uow:
            wishes = await uow.preferences.get(actor)
            lately = await uow.suggestions.of_actor(actor, now - WEEK)
            eager = replace(wishes, paused_until=None)  # as if it had been said a moment later
            if why_withhold(RULES, eager, lately, item, now) or wishes.has_muted(best, item):
                return
            made = Suggestion(
                id=SuggestionId(self.ids.new()),
                customer_id=ACME,
                actor_id=actor,
                work_item_id=item,
                proposed=(Proposed(best, 0.9),),
                left_out=(),
                draft="",
                made_at=now,
            )
            await uow.suggestions.add(made)
            await self.telling.about_suggestion(uow, made, due=now)

    @rule(which=st.integers(0, 20), how=st.sampled_from(("accept", "decline", "later", "revoke")))
    def answer(self, which: int, how: str) -> None:
        found = list(self.units.rows().invitations.values())
        if found:
            self.run(self._answer(found[which % len(found)], how))

    async def _answer(self, invitation: Invitation, how: str) -> None:
        invitee = Actor(ACME, invitation.invitee_id)
        match how:
            case "accept":
                await self.invitations.accept(invitee, invitation.id)
            case "later":
                await self.invitations.later(invitee, invitation.id)
            case "revoke":
                await self.invitations.revoke(Actor(ACME, invitation.inviter_id), invitation.id)
            case _:
                stop = Decline(reason=DeclineReason.STOP_ASKING, scope=StopScope.INVITER)
                await self.invitations.decline(invitee, invitation.id, stop)

    @rule(which=st.integers(0, 20), how=st.sampled_from(("dismiss", "snooze", "never_person")))
    def put_aside(self, which: int, how: str) -> None:
        found = list(self.units.rows().suggestions.values())
        if found:
            made = found[which % len(found)]
            self.run(getattr(self.suggestions, how)(Actor(ACME, made.actor_id), made.id))

    # What they wish.

    @rule(who=WHO, kind=st.sampled_from(Kind), pace=st.sampled_from(Pace))
    def choose(self, who: PersonId, kind: Kind, pace: Pace) -> None:
        if pace in offered(kind, Channel.CHAT):
            wanted = Wanted(paces={(kind, Channel.CHAT): pace})
            self.run(self.preferring.save(Actor(ACME, who), wanted))

    @rule(
        who=WHO,
        days=st.frozensets(st.integers(0, 6), min_size=1),
        starts=st.integers(0, 47),
        ends=st.integers(0, 47),
    )
    def set_hours(self, who: PersonId, days: frozenset[int], starts: int, ends: int) -> None:
        begin, end = (time(half // 2, half % 2 * 30) for half in (starts, ends))
        self.run(self.preferring.save(Actor(ACME, who), Wanted(days=days, starts=begin, ends=end)))

    @rule(who=WHO, weekly=st.integers(0, 3), hour=st.integers(0, 23), each_week=st.booleans())
    def set_budget_and_digest(
        self,
        who: PersonId,
        weekly: int,
        hour: int,
        each_week: bool,  # noqa: FBT001
    ) -> None:
        digest = DigestTime(weekly=each_week, day=hour % 7, hour=hour)
        self.run(self.preferring.save(Actor(ACME, who), Wanted(weekly=weekly, digest=digest)))

    @rule(who=WHO, then=WHO, pause=st.sampled_from([Pause.HOUR, Pause.TODAY]))
    def pause_and_go_on(self, who: PersonId, then: PersonId, pause: Pause) -> None:
        """What arrives right after a wish is where a mistake would show."""
        self.run(self.preferring.pause(Actor(ACME, who), pause))
        self.invite(then, who, ITEMS[1])
        self.suggest(who, then, ITEMS[0])

    @rule(who=WHO, other=WHO)
    def change_ones_mind_meanwhile(self, who: PersonId, other: PersonId) -> None:
        self.run(self.preferring.pause(Actor(ACME, who), Pause.HOUR))
        self.suggest(who, other, ITEMS[0])
        self.run(self._mute_or_not(who, other))
        self.pass_time(timedelta(minutes=61))

    @rule(who=WHO, then=WHO, shift=st.integers(0, 47))
    def shut_and_go_on(self, who: PersonId, then: PersonId, shift: int) -> None:
        self.set_hours(who, frozenset(range(7)), shift, (shift + 2) % 48)
        self.invite(then, who, ITEMS[1])
        self.pass_time(timedelta(hours=26))

    @rule(who=WHO, pause=st.sampled_from([*Pause, None]))
    def pause(self, who: PersonId, pause: Pause | None) -> None:
        actor = Actor(ACME, who)
        self.run(self.preferring.pause(actor, pause) if pause else self.preferring.lift(actor))

    @rule(who=WHO, other=WHO)
    def mute_or_not(self, who: PersonId, other: PersonId) -> None:
        self.run(self._mute_or_not(who, other))

    async def _mute_or_not(self, who: PersonId, other: PersonId) -> None:
        async with self.units(ACME) as uow:
            wishes, mute = await uow.preferences.get(who), Mute(other)
            muted = mute in wishes.mutes
            await uow.preferences.save(wishes.unmute(mute) if muted else wishes.mute(mute))

    @rule(who=WHO, hours=st.integers(1, 40))
    def do_not_disturb(self, who: PersonId, hours: int) -> None:
        self.slack.busy[who] = self.clock.now() + timedelta(hours=hours)

    @rule(
        span=st.sampled_from(
            [timedelta(minutes=m) for m in (1, 7, 29, 61)]
            + [timedelta(hours=h) for h in (5, 13, 26)]
            + [timedelta(days=d) for d in (3, 8)]
        )
    )
    def pass_time(self, span: timedelta) -> None:
        """As in life: what falls due meanwhile happens on the way, not at the end."""
        end = self.clock.now() + span
        while self.clock.now() < end:
            self.clock.at = min(end, self.clock.now() + max(span / 8, timedelta(minutes=1)))
            self.runner.run(self.look())

    async def look(self) -> None:
        """What the process does by itself: timers, calendar, outbox."""
        now = self.clock.now()
        for invitation in list(self.units.rows().invitations.values()):
            due = next_due(invitation)
            if due is not None and due <= now:
                await self.timers.run(ACME, invitation.id)
        for person_id in ZONES:
            await self.digests.collect(ACME, PersonId(person_id))
        await self.digests.summaries(ACME)
        for message in [m for m in self.units.waiting() if m.due <= now]:
            await self._deliver(message)

    async def _deliver(self, message: Message) -> None:
        rows = self.units.rows()
        rows.outbox[:] = [m for m in rows.outbox if m.id != message.id]
        if message.kind is not MessageKind.POST:
            return
        try:
            await self.deliverers.post(message)
        except Postpone as later:
            again = replace(message, due=self.clock.now() + later.until)
            self.units.rows().outbox.append(again)

    # What must hold of everything that reaches somebody.

    def check(self, delivery_id: DeliveryId) -> None:
        rows, now = self.units.rows(), self.clock.now()
        sent = rows.deliveries[delivery_id]
        who = sent.person_id
        wishes = rows.preferences.get(who) or Preferences(customer_id=ACME, person_id=who)
        assert delivery_id not in self.sent, "nothing is sent twice"
        self.sent.add(delivery_id)
        if sent.purpose is Purpose.SENT:
            return
        assert open_at(wishes.hours or RULES.hours, ZONES[who], now), "within their hours"
        assert wishes.paused_until is None or wishes.paused_until <= now, "not while paused"
        assert self.slack.busy.get(who, now) <= now, "not while they want no disturbance"
        if sent.purpose is Purpose.DIGEST:
            parts = [d for d in rows.deliveries.values() if d.reference == delivery_id]
            assert parts, "a digest says something"
            for part in parts:
                assert part.state is DeliveryState.DIGESTED
                self.check_part(part, wishes, (None, Pace.NOW, Pace.DIGEST))
        elif sent.purpose is Purpose.SUMMARY:
            chosen = wishes.chosen(Kind.DIGESTS, Channel.CHAT)
            assert chosen is Pace.NOW or (chosen is None and who == "ana")
        else:
            self.check_part(sent, wishes, (None, Pace.NOW))

    def check_part(
        self, sent: Delivery, wishes: Preferences, allowed: tuple[Pace | None, ...]
    ) -> None:
        rows, now = self.units.rows(), self.clock.now()
        assert wishes.chosen(kind_of(sent.purpose), Channel.CHAT) in allowed, "as soon as wished"
        if sent.purpose is Purpose.SUGGESTION:
            made = rows.suggestions[SuggestionId(sent.subject_id)]
            assert made.state == "offered", "not answered already"
            assert wishes.snoozed_until is None or wishes.snoozed_until <= now
            about = (made.best.person_id, made.work_item_id)
            assert not any(
                m.person_id in (None, about[0]) and m.work_item_id in (None, about[1])
                for m in wishes.mutes
            ), "never means never"
            self.suggested.append((sent.person_id, now))
            week = [at for to, at in self.suggested if to == sent.person_id and now - at < WEEK]
            ceiling = 3 if wishes.weekly_suggestions is None else wishes.weekly_suggestions
            assert len(week) <= ceiling, "no more a week than wished"
        if sent.purpose in (Purpose.INVITATION, Purpose.REMINDER):
            found = next(i for i in rows.invitations.values() if i.id == sent.subject_id)
            assert found.state is InvitationState.PENDING, "not answered already"
            assert not any(r.inviter_id == found.inviter_id for r in wishes.refused)


def open_at(hours: WorkingHours, zone: str, now: datetime) -> bool:
    """By minutes on the wall clock, counted from the beginning of the day before."""
    local = now.astimezone(ZoneInfo(zone or "UTC"))
    minute = local.hour * 60 + local.minute
    begin, end = (t.hour * 60 + t.minute for t in (hours.starts, hours.ends))
    length = end - begin if end > begin else end - begin + 24 * 60
    today = local.weekday() in hours.days and begin <= minute < begin + length
    before = (local.weekday() - 1) % 7 in hours.days and minute + 24 * 60 < begin + length
    return today or before


TestOnlyWhatIsWished = OnlyWhatIsWished.TestCase
TestOnlyWhatIsWished.settings = settings(
    max_examples=30,
    stateful_step_count=30,
    phases=(Phase.explicit, Phase.generate),  # making it smaller takes minutes
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
