"""The states of an invitation: in whatever order things happen, only its invitee says yes."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from invites import errors
from invites.invitation import (
    ACTIVE,
    RENEWABLE,
    RESEND_PAUSE,
    RESENDS,
    Decline,
    DeclineReason,
    Invitation,
    InvitationId,
    InvitationState,
)
from invites.people import CustomerId, PersonId
from invites.reminders import REMINDERS, next_due, next_reminder, reminder_times
from invites.work import WorkItemId
from tests.support.clock import NOON

SAM, SARAH, LENA = PersonId("sam"), PersonId("sarah"), PersonId("lena")
PEOPLE = (SAM, SARAH, LENA)
FINAL = (
    InvitationState.ACCEPTED,
    InvitationState.REVOKED,
    InvitationState.CANCELLED,
    InvitationState.SUPERSEDED,
    InvitationState.REJECTED,
    InvitationState.LAPSED,
)


def written(**more: object) -> Invitation:
    facts: dict[str, object] = {
        "id": InvitationId("i"),
        "customer_id": CustomerId("acme"),
        "inviter_id": SAM,
        "invitee_id": SARAH,
        "work_item_id": WorkItemId("q3"),
        "message": "Come",
        "created_at": NOON,
        "send_at": NOON + timedelta(seconds=60),
    }
    return Invitation(**(facts | more))  # type: ignore[arg-type]


def pending(**more: object) -> Invitation:
    return written(**more).dispatch(at=NOON + timedelta(minutes=1))


def test_what_arrives_late_lives_as_long_from_then_on() -> None:
    known, late = pending(), NOON + timedelta(days=2)
    arrived = known.delivered(at=late)
    assert arrived.sent_at == arrived.last_message_at == late
    assert arrived.expires_at == late + arrived.lifetime
    assert arrived.delivered(at=late) is arrived
    assert arrived.delivered(at=NOON) is arrived
    ended = arrived.revoke(at=late)
    assert ended.delivered(at=late + timedelta(days=1)) is ended


def test_what_is_sent_again_and_arrives_late_was_still_sent_first_when_it_was() -> None:
    again = pending().resend(at=NOON + timedelta(days=2))
    late = NOON + timedelta(days=3)
    arrived = again.delivered(at=late)
    assert (arrived.sent_at, arrived.expires_at) == (again.sent_at, late + again.lifetime)


class Life(RuleBasedStateMachine):
    """Everybody presses everything, time passes: what holds nonetheless."""

    @initialize()
    def write(self) -> None:
        self.now = NOON
        self.invitation = written()
        self.yes: list[tuple[PersonId, InvitationState]] = []

    @rule(minutes=st.sampled_from([0, 1, 30, 60 * 25, 60 * 24 * 5, 60 * 24 * 15]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(by=st.sampled_from(PEOPLE))
    def accept(self, by: PersonId) -> None:
        state, before = self.invitation.state_at(self.now), self.invitation
        self._try(lambda i: i.accept(by=by, at=self.now))
        if self.invitation.state is not before.state:
            self.yes.append((by, state))

    @rule(by=st.sampled_from(PEOPLE), reason=st.sampled_from([None, *DeclineReason]))
    def decline(self, by: PersonId, reason: DeclineReason | None) -> None:
        before = self.invitation
        self._try(lambda i: i.refuse(Decline(reason=reason), by=by, at=self.now))
        if self.invitation is not before:
            assert by == SARAH

    @rule(by=st.sampled_from(PEOPLE))
    def later(self, by: PersonId) -> None:
        self._try(lambda i: i.later(by=by, at=self.now, until=self.now + timedelta(days=1)))

    @rule()
    def dispatch(self) -> None:
        self._try(lambda i: i.dispatch(at=self.now))

    @rule()
    def cancel(self) -> None:
        before = self.invitation
        self._try(lambda i: i.cancel(at=self.now))
        if self.invitation.state is not before.state:
            assert before.sent_at is None

    @rule()
    def revoke(self) -> None:
        self._try(lambda i: i.revoke(at=self.now))

    @rule()
    def resend(self) -> None:
        self._try(lambda i: i.resend(at=self.now))

    @rule()
    def renew(self) -> None:
        self._try(lambda i: i.renew(at=self.now))

    @rule()
    def remind(self) -> None:
        due = next_reminder(self.invitation)
        if due is not None and due <= self.now:
            self._try(lambda i: i.remind(at=self.now))

    @rule()
    def expire(self) -> None:
        self._try(lambda i: i.expire(at=self.now))

    @rule()
    def supersede(self) -> None:
        self._try(lambda i: i.supersede(at=self.now))

    @precondition(lambda self: self.invitation.state in FINAL)
    @rule()
    def nothing_leads_out_of_an_end(self) -> None:
        attempts: tuple[Callable[[Invitation], Invitation], ...] = (
            lambda i: i.dispatch(at=self.now),
            lambda i: i.resend(at=self.now),
            lambda i: i.renew(at=self.now),
            lambda i: i.expire(at=self.now),
            lambda i: i.refuse(Decline(), by=SARAH, at=self.now),
        )
        for attempt in attempts:
            with pytest.raises(errors.InviteError):
                attempt(self.invitation)

    @invariant()
    def only_the_invitee_said_yes_and_only_once_while_it_was_open(self) -> None:
        assert len(self.yes) <= 1
        assert all(who == SARAH for who, _ in self.yes)
        assert all(state is InvitationState.PENDING for _, state in self.yes)
        assert (self.invitation.state is InvitationState.ACCEPTED) is bool(self.yes)

    @invariant()
    def the_sweep_never_waits_for_the_past_of_something_over(self) -> None:
        if self.invitation.state not in ACTIVE:
            assert next_due(self.invitation) is None
        assert self.invitation.reminders <= REMINDERS + 50

    def _try(self, event: Callable[[Invitation], Invitation]) -> None:
        before = self.invitation
        try:
            self.invitation = event(before)
        except errors.InviteError:
            self.invitation = before
        if before.state in FINAL:
            assert self.invitation.state is before.state


Life.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestLife = Life.TestCase


def test_accepting_twice_gives_the_first_result() -> None:
    once = pending().accept(by=SARAH, at=NOON + timedelta(hours=1))

    assert once.accept(by=SARAH, at=NOON + timedelta(days=30)) is once


def test_the_last_moment_still_counts_and_the_next_does_not() -> None:
    invitation = pending()
    assert invitation.expires_at is not None
    invitation.accept(by=SARAH, at=invitation.expires_at - timedelta(microseconds=1))

    with pytest.raises(errors.NoLongerOpen):
        invitation.accept(by=SARAH, at=invitation.expires_at)


def test_nothing_can_be_answered_before_it_was_sent() -> None:
    with pytest.raises(errors.NotYetSent):
        written().accept(by=SARAH, at=NOON)


def test_a_suspended_invitation_says_so() -> None:
    with pytest.raises(errors.Suspended):
        pending(suspended_at=NOON).accept(by=SARAH, at=NOON + timedelta(hours=1))


def test_a_reason_can_be_added_after_the_no() -> None:
    no = pending().refuse(Decline(), by=SARAH, at=NOON + timedelta(hours=1))

    told = no.refuse(Decline(reason=DeclineReason.TOO_BUSY), by=SARAH, at=NOON + timedelta(hours=2))

    assert told.decline == Decline(reason=DeclineReason.TOO_BUSY)
    assert told.answered_at == no.answered_at


def test_resends_keep_a_day_between_and_end_after_five() -> None:
    invitation, now = pending(), NOON + timedelta(minutes=1)
    with pytest.raises(errors.TooSoon) as refused:
        invitation.resend(at=now + RESEND_PAUSE - timedelta(seconds=1))
    assert refused.value.again_at == now + RESEND_PAUSE
    for _ in range(RESENDS):
        now += RESEND_PAUSE
        invitation = invitation.resend(at=now)
        assert invitation.expires_at == now + invitation.lifetime
    with pytest.raises(errors.TooOften):
        invitation.resend(at=now + RESEND_PAUSE)


def test_a_resend_revives_nothing_that_is_over() -> None:
    for over in (
        pending().revoke(at=NOON + timedelta(days=2)),
        pending().accept(by=SARAH, at=NOON + timedelta(days=2)),
        pending().refuse(Decline(), by=SARAH, at=NOON + timedelta(days=2)),
    ):
        with pytest.raises(errors.InviteError):
            over.resend(at=NOON + timedelta(days=4))


def test_renewing_is_possible_for_thirty_days() -> None:
    invitation = pending()
    assert invitation.expires_at is not None
    invitation.renew(at=invitation.expires_at + RENEWABLE)

    with pytest.raises(errors.TooOften):
        invitation.renew(at=invitation.expires_at + RENEWABLE + timedelta(seconds=1))


def test_later_never_reaches_beyond_the_end() -> None:
    invitation = pending()

    snoozed = invitation.later(by=SARAH, at=NOON + timedelta(days=1), until=NOON.replace(year=2030))

    assert snoozed.snoozed_until is not None
    assert invitation.expires_at is not None
    assert snoozed.snoozed_until < invitation.expires_at


def test_later_holds_against_the_inviters_hurry() -> None:
    asked = NOON + timedelta(days=2)
    snoozed = pending().later(by=SARAH, at=asked, until=asked + timedelta(days=3))

    assert snoozed.nudge(at=asked) is snoozed
    assert snoozed.nudge(at=asked + timedelta(days=3)).reminders == 1
    assert snoozed.quiet_until(asked) == asked + timedelta(days=3)


def test_what_has_expired_is_reminded_of_by_nobody() -> None:
    with pytest.raises(errors.NoLongerOpen):
        pending().nudge(at=NOON + timedelta(days=15))


def test_a_second_inviter_joins_once() -> None:
    joined = pending().join(LENA)

    assert joined.inviter_ids == (SAM, LENA)
    assert joined.join(LENA) is joined
    assert joined.join(SAM) is joined


@given(st.integers(min_value=1, max_value=30))
def test_reminders_lie_within_the_life_and_are_few(days: int) -> None:
    lifetime = timedelta(days=days)

    times = reminder_times(NOON, lifetime)

    assert (times == ()) is (days < 4)
    assert list(times) == sorted(set(times))
    assert all(NOON < moment < NOON + lifetime for moment in times)
    assert len(times) <= 2


def test_fourteen_days_remind_on_the_fifth_and_twelfth() -> None:
    assert reminder_times(NOON, timedelta(days=14)) == (
        NOON + timedelta(days=5),
        NOON + timedelta(days=12),
    )


def test_a_reminder_that_came_late_is_not_made_up_for() -> None:
    invitation = pending()
    late = invitation.remind(at=NOON + timedelta(days=13))

    assert next_reminder(late) is None
    assert next_due(late) == late.expires_at


def moment_of(invitation: Invitation) -> datetime:
    due = next_due(invitation)
    assert due is not None
    return due


def test_the_sweep_looks_at_what_comes_first() -> None:
    assert moment_of(written()) == NOON + timedelta(seconds=60)
    assert moment_of(pending()) == NOON + timedelta(minutes=1) + timedelta(days=5)
    assert next_due(pending(suspended_at=NOON)) is None
