"""A request for approval as a value: one answer, by somebody else, while it is open."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invites import approving, errors
from invites.freezing import thaw
from invites.hours import WorkingHours, zone_of
from invites.invitation import ACTIVE, Invitation, InvitationId, InvitationState
from invites.people import CustomerId, PersonId
from invites.policy.domains import canonical_address
from invites.reminders import next_due
from invites.services.approvers import working_days_after
from invites.states import APPROVAL_LASTS, Approval
from invites.work import WorkItemId
from tests.support.clock import NOON

SAM, SARAH, DANA, LEO = (PersonId(name) for name in ("sam", "sarah", "dana", "leo"))
DAY = timedelta(days=1)
STATES = InvitationState
WAITING = Invitation(
    id=InvitationId("i"),
    customer_id=CustomerId("acme"),
    inviter_id=SAM,
    invitee_id=SARAH,
    work_item_id=WorkItemId("q3"),
    message="Come",
    created_at=NOON,
    send_at=NOON + timedelta(minutes=1),
    state=STATES.PENDING_APPROVAL,
    approval=Approval(requested_at=NOON, asked_of=(DANA,), escalate_at=NOON + 2 * DAY),
)
SENT = replace(WAITING, state=STATES.SCHEDULED, approval=None).dispatch(at=NOON)
HELD = approving.hold(SENT, at=NOON + DAY, asked_of=(DANA,))

STEPS = ("approve", "reject", "lapse", "cancel", "join", "withdraw", "escalate", "supersede")


def step(invitation: Invitation, name: str, by: PersonId, at: timedelta) -> Invitation:
    when = NOON + at
    match name:
        case "approve":
            return approving.approve(invitation, by=by, at=when)
        case "reject":
            return approving.reject(invitation, by=by, at=when, reason="no")
        case "lapse":
            return approving.lapse(invitation, at=when)
        case "cancel":
            return invitation.cancel(at=when)
        case "join":
            return invitation.join(by)
        case "withdraw":
            return invitation.withdraw_for_leaver(at=when)
        case "escalate":
            return approving.ask_also(invitation, (by,), at=when)
        case _:
            return invitation.supersede(at=when)


@given(
    st.sampled_from((WAITING, HELD)),
    st.lists(
        st.tuples(
            st.sampled_from(STEPS),
            st.sampled_from((SAM, SARAH, DANA, LEO)),
            st.integers(0, 20).map(lambda days: timedelta(days=days)),
        ),
        max_size=8,
    ),
)
def test_whatever_comes_one_answer_counts_and_never_of_somebody_concerned(
    invitation: Invitation, sequence: list[tuple[str, PersonId, timedelta]]
) -> None:
    decided = 0
    for name, by, at in sequence:
        before = invitation
        try:
            invitation = step(invitation, name, by, at)
        except errors.InviteError:
            continue
        if name in ("approve", "reject"):
            decided += 1
            assert by not in (*before.inviter_ids, before.invitee_id)
            assert approving.waiting(before) is not None
        if before.state not in ACTIVE:
            assert invitation.state is before.state or name == "join"
    assert decided <= 1
    assert invitation.approval is not None
    assert invitation.approved is (invitation.approval.approved is True)
    if approving.waiting(invitation) is None and not invitation.approved:
        assert invitation.state not in ACTIVE


def test_an_open_request_is_due_when_others_are_to_be_asked_and_when_it_lapses() -> None:
    assert next_due(WAITING) == NOON + 2 * DAY
    wider = approving.ask_also(WAITING, (LEO,), at=NOON + 2 * DAY)
    assert next_due(wider) == NOON + APPROVAL_LASTS
    assert approving.lapse(wider, at=NOON + APPROVAL_LASTS).state is STATES.LAPSED


def test_what_was_sent_gets_the_time_back_that_it_stood_still() -> None:
    approved = approving.approve(HELD, by=DANA, at=NOON + 3 * DAY)

    assert approved.state is STATES.PENDING
    assert SENT.expires_at is not None
    assert approved.expires_at == SENT.expires_at + 2 * DAY
    assert thaw(approved, at=NOON + 4 * DAY) == approved


def test_what_was_sent_is_withdrawn_when_nobody_says_yes() -> None:
    assert approving.reject(HELD, by=DANA, at=NOON + 2 * DAY).state is STATES.REVOKED
    assert approving.lapse(HELD, at=NOON + 8 * DAY).state is STATES.REVOKED


def test_asked_a_second_time_it_is_another_request() -> None:
    approved = approving.approve(HELD, by=DANA, at=NOON + 2 * DAY)
    again = approving.hold(approved, at=NOON + 3 * DAY, asked_of=(LEO,))
    assert again.approval is not None
    assert (again.approval.number, again.approval.open) == (1, True)


def test_whoever_accepts_meanwhile_hears_that_an_approval_is_missing() -> None:
    with pytest.raises(errors.Suspended) as refused:
        HELD.accept(by=SARAH, at=NOON + 2 * DAY)
    assert refused.value.awaits


def test_two_working_days_after_a_thursday_are_over_on_monday() -> None:
    zone, thursday = zone_of("UTC"), NOON.replace(year=2026, month=11, day=26)
    assert thursday.weekday() == 3
    later = working_days_after(WorkingHours(), zone, thursday, 2)
    assert later == thursday + 4 * DAY


@given(
    st.sampled_from(("ann", "ANN", "Ann+x", "ann+y+z")),
    st.sampled_from(("b.example", "B.EXAMPLE.")),
)
def test_one_address_however_it_is_written(local: str, domain: str) -> None:
    assert canonical_address(f"{local}@{domain}") == "ann@b.example"
