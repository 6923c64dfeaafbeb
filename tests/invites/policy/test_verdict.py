"""The policy's verdict with its trace, as it ships."""

from dataclasses import replace
from datetime import timedelta

import pytest

from invites import errors
from invites.attention import AttentionRules
from invites.invitation import Invitation, InvitationId, InvitationState
from invites.people import CustomerId, Person, PersonId, PersonKind, Role
from invites.policy import (
    Domains,
    Effect,
    Level,
    Policy,
    Proposal,
    Rule,
    Rulebook,
    Step,
    Switches,
    Verdict,
    combined,
    judge,
)
from invites.policy.document import read, written
from invites.policy.levels import OPEN
from invites.policy.refusals import DirectionOff, DomainBlocked, RuleForbids
from invites.preferences import Preferences, Refused
from invites.work import Visibility, WorkItem, WorkItemId, WorkItemKind
from tests.support.clock import NOON

ACME = CustomerId("acme")
SAM = Person(id=PersonId("sam"), customer_id=ACME, name="Sam Reed")
SARAH = Person(id=PersonId("sarah"), customer_id=ACME, name="Sarah Chen")
ITEM = WorkItem(
    id=WorkItemId("q3"),
    customer_id=ACME,
    kind=WorkItemKind.CADENCE,
    title="Q3",
    created_at=NOON,
)
PROPOSAL = Proposal(
    inviter=SAM,
    invitee=SARAH,
    item=ITEM,
    members=frozenset({SAM.id}),
    preferences=Preferences(customer_id=ACME, person_id=SARAH.id),
)
NO = Invitation(
    id=InvitationId("i"),
    customer_id=ACME,
    inviter_id=SAM.id,
    invitee_id=SARAH.id,
    work_item_id=ITEM.id,
    message="Come",
    created_at=NOON,
    send_at=NOON,
    state=InvitationState.DECLINED,
    answered_at=NOON - timedelta(days=29),
)
REFUSALS = [
    (
        replace(PROPOSAL, item=replace(ITEM, archived=True)),
        errors.WorkItemClosed,
    ),
    (
        replace(PROPOSAL, item=replace(ITEM, visibility=Visibility.PRIVATE), members=frozenset()),
        errors.NotAMember,
    ),
    (replace(PROPOSAL, invitee=SAM), errors.InvitingYourself),
    (replace(PROPOSAL, invitee=replace(SARAH, kind=PersonKind.BOT)), errors.NotAPerson),
    (replace(PROPOSAL, invitee=replace(SARAH, left=True)), errors.InviteeLeft),
    (replace(PROPOSAL, invitee=replace(SARAH, kind=PersonKind.GUEST)), errors.GuestNotAllowed),
    (replace(PROPOSAL, invitee=replace(SARAH, kind=PersonKind.EXTERNAL)), errors.GuestNotAllowed),
    (
        replace(PROPOSAL, invitee=replace(SARAH, customer_id=CustomerId("other"))),
        errors.GuestNotAllowed,
    ),
    (replace(PROPOSAL, members=frozenset({SAM.id, SARAH.id})), errors.AlreadyMember),
    (
        replace(PROPOSAL, preferences=PROPOSAL.preferences.refuse(Refused())),
        errors.InviteeOptedOut,
    ),
    (replace(PROPOSAL, earlier=(NO,)), errors.CoolDown),
]


HOLDS = combined(OPEN, Policy())
PARTNER = replace(SARAH, kind=PersonKind.EXTERNAL, email="sarah+q3@Partner.example")
ONLY_MANAGERS = Rule(
    id="r1",
    effect=Effect.DENY,
    unless_roles=frozenset({Role.MANAGER}),
    kinds=frozenset({WorkItemKind.CADENCE}),
    other_department=True,
)


def verdict(proposal: Proposal, policy: Policy = HOLDS) -> Verdict:
    return judge(policy, AttentionRules(), proposal, NOON)


def test_a_colleague_may_be_invited_and_everything_looked_at_is_in_the_trace() -> None:
    found = verdict(PROPOSAL)

    assert found.allowed
    assert [step.check for step in found.steps] == [
        "not suspended",
        "invitations",
        "switch single",
        "open",
        "inviter is in private work",
        "not oneself",
        "a person",
        "inviter still here",
        "invitee still here",
        "of this customer",
        "not a member",
        "not opted out",
        "no cool-down",
        "default",
        "default",
        "takes new people",
        "capabilities",
    ]
    assert {step.effect for step in found.steps} == {Effect.ALLOW}
    assert tuple(Step.read(line) for line in found.trace) == found.steps


@pytest.mark.parametrize(("proposal", "kind"), REFUSALS)
def test_each_rule_denies_and_ends_the_trace(
    proposal: Proposal, kind: type[errors.CannotInvite]
) -> None:
    found = verdict(proposal)

    assert type(found.refusal) is kind
    assert found.steps[-1].effect is Effect.DENY
    assert {step.effect for step in found.steps[:-1]} == {Effect.ALLOW}


def test_the_switch_comes_before_everything() -> None:
    for proposal in (PROPOSAL, *(p for p, _ in REFUSALS)):
        found = verdict(proposal, replace(HOLDS, inviting=False))
        assert isinstance(found.refusal, errors.InvitingOff)
        assert found.steps[-1] == Step(Level.CUSTOMER, "invitations", Effect.DENY)


def test_what_a_level_above_switches_off_stays_off() -> None:
    strict = replace(OPEN, switches=Switches(single=Effect.DENY))

    assert isinstance(verdict(PROPOSAL, combined(strict, Policy())).refusal, DirectionOff)


def test_a_guest_of_an_allowed_domain_needs_approval_and_a_blocked_one_has_no_way_in() -> None:
    proposal = replace(PROPOSAL, invitee=PARTNER)
    listed = Policy(domains=Domains(allowed=frozenset({"partner.example"})))
    blocked = Policy(domains=Domains(listed.domains.allowed, frozenset({"*.partner.example"})))

    assert verdict(proposal, combined(OPEN, listed)).effect is Effect.REQUIRE_APPROVAL
    assert verdict(replace(proposal, approved=True), combined(OPEN, listed)).allowed
    assert isinstance(verdict(proposal, combined(OPEN, blocked)).refusal, DomainBlocked)


def test_only_managers_may_invite_people_outside_their_department_to_a_cadence() -> None:
    policy = combined(OPEN, Policy(rulebook=Rulebook(rules=(ONLY_MANAGERS,))))
    colleague = replace(PROPOSAL, inviter=replace(SAM, department="Sales"))
    same = replace(colleague, invitee=replace(SARAH, department="sales"))
    leader = replace(colleague, inviter_roles=frozenset({Role.USER, Role.MANAGER}))
    other_work = replace(colleague, item=replace(ITEM, kind=WorkItemKind.TASK))

    assert isinstance(verdict(colleague, policy).refusal, RuleForbids)
    assert [verdict(p, policy).allowed for p in (same, leader, other_work)] == [True] * 3


def test_deny_beats_approval_beats_allow_whatever_their_order() -> None:
    allow, ask = Rule(id="a", effect=Effect.ALLOW), Rule(id="b", effect=Effect.REQUIRE_APPROVAL)
    deny = Rule(id="c", effect=Effect.DENY)
    for rules, effect in (
        ((allow, ask), Effect.REQUIRE_APPROVAL),
        ((ask, allow), Effect.REQUIRE_APPROVAL),
        ((deny, allow, ask), Effect.DENY),
        ((allow, ask, deny), Effect.DENY),
    ):
        policy = combined(OPEN, Policy(rulebook=Rulebook(rules=rules)))
        assert verdict(PROPOSAL, policy).effect is effect


def test_on_the_thirtieth_day_one_may_ask_again() -> None:
    over = replace(NO, answered_at=NOON - timedelta(days=30))

    assert verdict(replace(PROPOSAL, earlier=(over,))).allowed


def test_a_policy_survives_being_written_down() -> None:
    policy = Policy(
        rulebook=Rulebook(rules=(ONLY_MANAGERS,)),
        domains=Domains(frozenset({"partner.example"}), frozenset({"rival.example"})),
        version=0,
    )

    assert read(written(policy)) == policy
    assert read({}) == Policy()
