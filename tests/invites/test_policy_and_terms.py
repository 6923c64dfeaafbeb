"""The policy's verdict with its trace, and words that become terms."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invites import errors
from invites.attention import AttentionRules
from invites.invitation import Invitation, InvitationId, InvitationState
from invites.people import CustomerId, Person, PersonId, PersonKind
from invites.policy import Policy, Proposal, judge
from invites.preferences import Preferences, Refused
from invites.terms import LIMIT, keyed, words
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


def verdict(proposal: Proposal, policy: Policy | None = None) -> tuple[object, tuple[str, ...]]:
    found = judge(policy or Policy(), AttentionRules(), proposal, NOON)
    return found.refusal, found.trace


def test_a_colleague_may_be_invited_and_every_rule_looked_at_is_in_the_trace() -> None:
    refusal, trace = verdict(PROPOSAL)

    assert refusal is None
    assert trace[-1] == "default: allow within the customer"
    assert len(trace) == 11
    assert all(line.endswith(": pass") for line in trace[:-1])


@pytest.mark.parametrize(("proposal", "kind"), REFUSALS)
def test_each_rule_denies_and_ends_the_trace(
    proposal: Proposal, kind: type[errors.CannotInvite]
) -> None:
    refusal, trace = verdict(proposal)

    assert type(refusal) is kind
    assert trace[-1].endswith(": deny")
    assert all(line.endswith(": pass") for line in trace[:-1])


def test_the_switch_comes_before_everything() -> None:
    for proposal in (PROPOSAL, *(p for p, _ in REFUSALS)):
        refusal, trace = verdict(proposal, Policy(inviting=False))
        assert isinstance(refusal, errors.InvitingOff)
        assert trace == ("switch: deny",)


def test_guests_where_a_policy_says_so_but_never_people_of_others() -> None:
    open_house = Policy(guests=True)

    assert verdict(REFUSALS[5][0], open_house)[0] is None
    assert isinstance(verdict(REFUSALS[6][0], open_house)[0], errors.GuestNotAllowed)


def test_on_the_thirtieth_day_one_may_ask_again() -> None:
    over = replace(NO, answered_at=NOON - timedelta(days=30))

    assert verdict(replace(PROPOSAL, earlier=(over,)))[0] is None


def test_the_defaults_are_those_of_the_design() -> None:
    assert Policy() == Policy(
        inviting=True,
        suggestions=True,
        guests=False,
        per_inviter_a_day=25,
        per_customer_pending=500,
        lifetime=timedelta(days=14),
    )


def test_markup_addresses_and_filler_words_are_no_terms() -> None:
    assert words("Can you review the Q3 *pricing* deck, <@U123> <!here>?") == (
        "review",
        "pricing",
        "deck",
    )
    assert words("See https://secret.example/token=abc and `password` ```code block```") == ()
    assert words("") == ()


def test_words_meet_whatever_their_case_form_or_number() -> None:
    assert words("Contracts") == words("contract") == words("CONTRACT")
    assert words("ﬁnance") == words("finance")
    assert words("process business status") == ("process", "business", "status")


@given(st.text(max_size=400))
def test_any_text_gives_few_short_words(text: str) -> None:
    found = words(text)

    assert len(found) <= LIMIT
    assert len(set(found)) == len(found)
    assert all(word == word.casefold() for word in found)


@given(st.lists(st.text(min_size=3, max_size=30), min_size=1, max_size=5))
def test_a_term_is_eight_bytes_that_depend_on_the_key(found: list[str]) -> None:
    one, other = b"1" * 32, b"2" * 32

    terms = keyed(found, one)

    assert terms == keyed(found, one)
    assert all(len(term) == 8 for term in terms)
    assert set(terms).isdisjoint(keyed(found, other))
    assert not any(word.encode() in term for word in found for term in terms)
