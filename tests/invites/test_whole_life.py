"""The whole life of invitations: several customers, people, policies, clocks, presses at once.

Whatever the order: nobody becomes a member but by their own yes while it was asked of them,
budgets and quotas hold, and what belongs to another customer is neither read nor moved.
"""

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from blocks.languages import speaking
from invites.attention import AttentionRules
from invites.errors import ConcurrentUpdate, InviteError, NotFound
from invites.freezing import freeze, thaw
from invites.invitation import ACTIVE, Decline, DeclineReason, Invitation, InvitationState
from invites.people import Actor, CustomerId, Identity, Person, PersonId, Role
from invites.policy import Approver, Approvers, Effect, Policy, Quotas, Rule, Rulebook, Switches
from invites.policy_ports import PolicyVersion
from invites.reminders import next_due
from invites.services.approvals import Approvals
from invites.services.invitations import Invitations
from invites.services.inviting import Inviting, Request
from invites.services.telling import Telling
from invites.services.timers import Timers
from invites.states import Origin
from invites.work import Membership, Visibility, WorkItem, WorkItemId, WorkItemKind
from tests.support.clock import FakeClock
from tests.support.ids import CountingIds
from tests.support.memory import ACME, MemoryUnitOfWorks, Rows

OTHER = CustomerId("other")
CUSTOMERS = st.sampled_from([ACME, ACME, ACME, OTHER])
PEOPLE = [PersonId(name) for name in ("ana", "ben", "cyd", "dot", "eve")]
"""Ana leads Ben; Dot administers."""
WHO = st.sampled_from(PEOPLE)
ITEMS = [WorkItemId("q3"), WorkItemId("secret")]
RULES = AttentionRules()
DAY, WEEK = timedelta(days=1), timedelta(days=7)

ASK_LEADER = Rule(
    id="r1",
    effect=Effect.REQUIRE_APPROVAL,
    approvers=Approvers(frozenset({Approver.INVITERS_MANAGER})),
)
NOT_BEN = Rule(id="r2", effect=Effect.DENY, inviter_ids=frozenset({PEOPLE[1]}))
POLICIES = [
    Policy(),
    Policy(rulebook=Rulebook(rules=(ASK_LEADER,))),
    Policy(rulebook=Rulebook(rules=(NOT_BEN, ASK_LEADER))),
    Policy(switches=Switches(single=Effect.DENY)),
    Policy(inviting=False),
    Policy(quotas=Quotas(inviter_a_day=2, customer_a_day=4, pending=3, over=Effect.DENY)),
    Policy(lifetime=timedelta(days=2)),
    Policy(closed=frozenset({ITEMS[0]})),
]
SELDOM = st.sampled_from([False] * 7 + [True])
SPANS = st.sampled_from([2, 61, 300, 1500, 4400, 21_000])
"""Minutes."""
PRESSES = ("accept", "decline", "later", "cancel", "revoke", "resend", "renew", "send_now")
ENDED = frozenset(InvitationState) - {*ACTIVE, InvitationState.DRAFT, InvitationState.EXPIRED}

Act = Callable[[], Coroutine[Any, Any, object]]


class WholeLife(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.units, self.clock, self.ids = MemoryUnitOfWorks(), FakeClock(), CountingIds()
        telling = Telling(self.clock, self.ids)
        self.inviting = Inviting(self.units, self.clock, self.ids, RULES, telling, speaking)
        self.invitations = Invitations(self.units, self.clock, self.ids, RULES, telling)
        self.approvals = Approvals(self.units, self.clock, RULES, telling)
        self.timers = Timers(self.units, self.clock, RULES, telling)
        self.yes: set[tuple[CustomerId, WorkItemId, PersonId]] = set()
        self.over: dict[str, InvitationState] = {}

    def teardown(self) -> None:
        self.runner.close()

    @initialize()
    def begin(self) -> None:
        for customer in (ACME, OTHER):
            self._settle(customer, self.units.rows(customer))

    def _settle(self, customer: CustomerId, rows: Rows) -> None:
        for who in PEOPLE:
            rows.people[who] = Person(
                id=who,
                customer_id=customer,
                name=who.title(),
                manager_id=PEOPLE[0] if who == "ben" else None,
                is_admin=who == "dot",
            )
            rows.identities[Identity("slack", customer, who)] = who
        for item in ITEMS:
            rows.work_items[item] = WorkItem(
                id=item,
                customer_id=customer,
                kind=WorkItemKind.PROJECT,
                title=str(item),
                created_at=self.clock.at,
                visibility=Visibility.PRIVATE if item == "secret" else Visibility.PUBLIC,
            )
            rows.members[item, PEOPLE[1]] = Membership(PEOPLE[1], self.clock.at, "channel")

    # What people do.

    @rule(inviter=WHO, invitees=st.sets(WHO, min_size=1, max_size=3), span=SPANS)
    def invite(self, inviter: PersonId, invitees: set[PersonId], span: int) -> None:
        self._together([self._inviting(ACME, inviter, sorted(invitees), ITEMS[0])])
        self.pass_time(span)

    @rule(invitee=WHO, span=SPANS)
    def invite_to_both(self, invitee: PersonId, span: int) -> None:
        acts = [self._inviting(ACME, PEOPLE[1], [invitee], item) for item in ITEMS]
        self._together(acts)
        self.pass_time(span)

    @rule(customer=CUSTOMERS, inviter=WHO, invitee=WHO)
    def invite_elsewhere(self, customer: CustomerId, inviter: PersonId, invitee: PersonId) -> None:
        self._together([self._inviting(customer, inviter, [invitee], ITEMS[0])])

    @rule(customer=CUSTOMERS, first=WHO, second=WHO, invitee=WHO)
    def two_invite_at_once(
        self, customer: CustomerId, first: PersonId, second: PersonId, invitee: PersonId
    ) -> None:
        acts = [self._inviting(customer, who, [invitee], ITEMS[0]) for who in (first, second)]
        self._together(acts)

    def _inviting(
        self, customer: CustomerId, inviter: PersonId, invitees: list[PersonId], item: WorkItemId
    ) -> Act:
        key = self.ids.new()
        request = Request(work_item_id=item, people=tuple(invitees), message="Come.", key=key)
        return lambda: self.inviting.send(self._actor(customer, inviter), request)

    @rule(which=st.integers(0, 30), how=st.sampled_from(PRESSES), who=WHO, at=CUSTOMERS)
    def press(self, which: int, how: str, who: PersonId, at: CustomerId) -> None:
        """By whoever it may be, from whichever customer: most of them have no right to it."""
        found = self._some(which)
        if found is not None:
            self._together([self._pressing(found, how, self._actor(at, who))])

    @rule(which=st.integers(0, 30), how=st.sampled_from(PRESSES))
    def press_ones_own(self, which: int, how: str) -> None:
        found = self._some(which)
        if found is not None:
            self._together([self._pressing(found, how, self._owner(found, how))])

    @rule(
        which=st.integers(0, 30),
        hows=st.lists(st.sampled_from(PRESSES), min_size=2, max_size=4),
    )
    def press_at_once(self, which: int, hows: list[str]) -> None:
        found = self._some(which)
        if found is not None:
            self._together([self._pressing(found, how, self._owner(found, how)) for how in hows])

    @rule(which=st.integers(0, 30), who=WHO, at=CUSTOMERS, approve=st.booleans())
    def decide(
        self,
        which: int,
        who: PersonId,
        at: CustomerId,
        approve: bool,  # noqa: FBT001
    ) -> None:
        found = self._some(which)
        if found is None:
            return
        actor = self._actor(at, who)
        self._together([lambda: self.approvals.decide(actor, found.id, approve=approve)])

    @rule(which=st.integers(0, 5))
    def decide_what_one_asked_for(self, which: int) -> None:
        """With every right but this one: the administrator's own request."""
        waiting = [i for i in self._all() if i.state is InvitationState.PENDING_APPROVAL]
        if waiting:
            found = waiting[which % len(waiting)]
            own = Actor(found.customer_id, found.inviter_id, Role.CUSTOMER_ADMIN)
            self._together([lambda: self.approvals.decide(own, found.id, approve=True)])

    # What happens around them.

    @rule(customer=CUSTOMERS, policy=st.sampled_from([POLICIES[0], *POLICIES]), now=SELDOM)
    def change_the_rules(self, customer: CustomerId, policy: Policy, now: bool) -> None:  # noqa: FBT001
        if not now and self.units.rows(customer).policies:
            policy = POLICIES[0]
        versions = self.units.rows(customer).policies
        number = len(versions) + 1
        made = replace(policy, version=number)
        versions.append(
            PolicyVersion(version=number, policy=made, author_id=PEOPLE[3], at=self.clock.at)
        )

    @rule(which=st.integers(0, 30), now=SELDOM)
    def stand_still_or_go_on(self, which: int, now: bool) -> None:  # noqa: FBT001
        found = self._some(which)
        if found is None or found.state not in ACTIVE or (not now and not found.suspended_at):
            return
        moved = thaw if found.suspended_at else freeze
        rows = self.units.rows(found.customer_id)
        rows.invitations[found.id] = moved(found, at=self.clock.at)

    @rule(customer=CUSTOMERS, who=WHO, now=SELDOM)
    def leave_or_return(self, customer: CustomerId, who: PersonId, now: bool) -> None:  # noqa: FBT001
        people = self.units.rows(customer).people
        if not now and not people[who].left:
            return
        people[who] = replace(people[who], left=not people[who].left)

    @rule(customer=CUSTOMERS, who=WHO)
    def be_demoted_or_appointed(self, customer: CustomerId, who: PersonId) -> None:
        people = self.units.rows(customer).people
        people[who] = replace(people[who], is_admin=not people[who].is_admin)

    @rule(
        span=st.sampled_from([300, 21_000]),
        which=st.integers(0, 30),
        how=st.sampled_from([*PRESSES, *["accept"] * 8]),
    )
    def press_before_the_clock_has_looked(self, span: int, which: int, how: str) -> None:
        self.clock.at += timedelta(minutes=span)
        self.press_ones_own(which, how)

    @rule(span=SPANS)
    def pass_time(self, span: int) -> None:
        end = self.clock.at + timedelta(minutes=span)
        while self.clock.at < end:
            self.clock.at = min(end, self.clock.at + max(timedelta(minutes=span) / 6, DAY / 24))
            for customer in (ACME, OTHER):
                for each in list(self.units.rows(customer).invitations.values()):
                    due = next_due(each)
                    if due is not None and due <= self.clock.at:
                        self.runner.run(self._tried(self.timers.run(customer, each.id)))

    # What must hold.

    @invariant()
    def whoever_joined_said_yes(self) -> None:
        for customer in (ACME, OTHER):
            rows = self.units.rows(customer)
            joined = {(item, m.person_id) for (item, _), m in rows.members.items() if _by_yes(m)}
            assert joined == {(item, who) for c, item, who in self.yes if c == customer}
            for item, who in joined:
                assert any(
                    i.state is InvitationState.ACCEPTED and i.invitee_id == who
                    for i in rows.invitations.values()
                    if i.work_item_id == item
                )

    @invariant()
    def what_is_over_stays_over(self) -> None:
        for each in self._all():
            before = self.over.get(each.id)
            if before is not None:
                assert each.state is before
            if each.state in ENDED:
                self.over[each.id] = each.state

    @invariant()
    def one_invitation_waits_for_each_person_and_work(self) -> None:
        active = [(i.customer_id, i.invitee_id, i.work_item_id) for i in self._all() if _active(i)]
        assert len(active) == len(set(active))

    @invariant()
    def nobody_is_asked_too_often(self) -> None:
        """Over all inviters: the first message of each invitation, as it went out."""
        for customer in (ACME, OTHER):
            for who in PEOPLE:
                of = self.units.rows(customer).invitations.values()
                sent = sorted(i.sent_at for i in of if i.sent_at and i.invitee_id == who)
                for earlier, later in itertools.pairwise(sent):
                    assert later - earlier >= DAY
                for first, fourth in zip(sent, sent[3:], strict=False):
                    assert fourth - first >= WEEK

    @invariant()
    def approved_by_somebody_else(self) -> None:
        for each in self._all():
            if each.approval is not None and each.approval.decided_by is not None:
                assert each.approval.decided_by not in each.inviter_ids

    # Helping.

    def _all(self) -> list[Invitation]:
        return [i for c in (ACME, OTHER) for i in self.units.rows(c).invitations.values()]

    def _some(self, which: int) -> Invitation | None:
        found = self._all()
        return found[-1 - which % len(found)] if found else None

    def _actor(self, customer: CustomerId, who: PersonId) -> Actor:
        admin = self.units.rows(customer).people[who].is_admin
        return Actor(customer, who, Role.CUSTOMER_ADMIN if admin else Role.USER)

    def _owner(self, found: Invitation, how: str) -> Actor:
        theirs = how in ("accept", "decline", "later")
        return self._actor(found.customer_id, found.invitee_id if theirs else found.inviter_id)

    def _pressing(self, found: Invitation, how: str, actor: Actor) -> Act:
        async def press() -> None:
            before = self.units.rows(actor.customer_id).invitations.get(found.id)
            if how == "decline":
                no = Decline(reason=DeclineReason.NOT_RELEVANT)
                await self.invitations.decline(actor, found.id, no)
                return
            view = await getattr(self.invitations, how)(actor, found.id)
            if how == "accept":
                assert actor.person_id == view.invitation.invitee_id
                assert before is not None
                self._said_yes(actor.customer_id, view.invitation)

        return press

    def _said_yes(self, customer: CustomerId, accepted: Invitation) -> None:
        assert accepted.state is InvitationState.ACCEPTED
        asked = accepted.expires_at
        assert accepted.suspended_at is None
        assert accepted.answered_at is not None
        assert asked is not None
        assert accepted.answered_at < asked
        self.yes.add((customer, accepted.work_item_id, accepted.invitee_id))

    def _together(self, acts: list[Act]) -> None:
        """All at once, as a process serves them; quotas are looked at before and after."""
        before = {c: self._frozen(c) for c in (ACME, OTHER)}

        async def all_at_once() -> None:
            await asyncio.gather(*(self._retried(act) for act in acts))

        self.runner.run(all_at_once())
        for customer in (ACME, OTHER):
            self._within_quotas(customer, before[customer])

    def _frozen(self, customer: CustomerId) -> dict[str, Invitation]:
        return dict(self.units.rows(customer).invitations)  # type: ignore[arg-type]

    def _within_quotas(self, customer: CustomerId, before: dict[str, Invitation]) -> None:
        rows = self.units.rows(customer)
        new = [i for i in rows.invitations.values() if i.id not in before]
        if not new:
            return
        quotas = rows.policies[-1].policy.quotas if rows.policies else Quotas()
        today = [i for i in rows.invitations.values() if i.created_at > self.clock.at - DAY]
        assert all(i.origin is Origin.MANUAL for i in today)
        assert len(today) <= quotas.customer_a_day
        assert sum(_active(i) for i in rows.invitations.values()) <= quotas.pending
        for inviter in {i.inviter_id for i in new}:
            mine = [i for i in today if i.inviter_id == inviter]
            beyond = len(mine) - quotas.inviter_a_day
            assert beyond <= 0 or quotas.over is Effect.REQUIRE_APPROVAL

    async def _retried(self, act: Act) -> None:
        for _ in range(5):
            try:
                await act()
            except ConcurrentUpdate:
                continue
            except InviteError:
                return
            else:
                return

    async def _tried(self, doing: Awaitable[object]) -> None:
        try:
            await doing
        except NotFound:
            return


def _by_yes(membership: Membership) -> bool:
    return membership.via == "invitation"


def _active(invitation: Invitation) -> bool:
    return invitation.state in ACTIVE


TestWholeLife = WholeLife.TestCase
TestWholeLife.settings = settings(
    max_examples=100,
    stateful_step_count=50,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
