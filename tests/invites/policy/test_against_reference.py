"""Random policies and invitations: the engine says what a reference written apart says."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from invites.attention import AttentionRules
from invites.policy import Effect, Policy, Proposal, Rule, combined, judge, strictest
from invites.policy.document import read, written
from invites.policy.rules import PERMISSIVE
from tests.invites.policy.naive import naive
from tests.invites.policy.policies import Making
from tests.support.clock import NOON

RULES = AttentionRules()
NUMBERS = st.integers(0, 2**48)
MANY = settings(max_examples=1000, deadline=None)


def effect(policy: Policy, proposal: Proposal) -> Effect:
    return judge(policy, RULES, proposal, NOON).effect


def test_five_thousand_verdicts_are_those_of_the_reference() -> None:
    seen = Counter[tuple[Effect, str]]()
    for number in range(5000):
        making = Making(number)
        system, customer, proposal = making.policy(), making.policy(), making.proposal()
        found = judge(combined(system, customer), RULES, proposal, NOON)
        assert str(found.effect) == naive([system, customer], proposal, NOON), number
        assert (found.refusal is not None) is (found.effect is Effect.DENY)
        seen[found.effect, "" if found.refusal is None else found.refusal.code] += 1
    # None of it is trivial: each answer, and each kind of denial, came up many times.
    assert all(count >= 10 for count in seen.values())
    assert len(seen) == 20


@MANY
@given(NUMBERS)
def test_three_levels_are_those_of_the_reference(number: int) -> None:
    making = Making(number)
    levels, proposal = [making.policy() for _ in range(3)], making.proposal()
    system, region, customer = levels
    expected = naive(levels, proposal, NOON)

    assert str(effect(combined(combined(system, region), customer), proposal)) == expected
    assert str(effect(combined(system, combined(region, customer)), proposal)) == expected


@MANY
@given(NUMBERS)
def test_a_lower_level_never_loosens(number: int) -> None:
    making = Making(number)
    system, customer = making.policy(), making.policy()
    proposal = replace(making.proposal(), approved=False, kept=making.seldom(0.5))
    # Which domains are let in is for the lowest level to say; what stays out is for every level.
    silent = Policy(rulebook=PERMISSIVE, quotas=customer.quotas, domains=customer.domains)

    alone, both = (
        effect(combined(system, silent), proposal),
        effect(combined(system, customer), proposal),
    )

    assert strictest((alone, both)) is both


@MANY
@given(NUMBERS)
def test_a_denial_beats_everything(number: int) -> None:
    making = Making(number)
    system, customer = making.policy(), making.policy()
    proposal = replace(making.proposal(), kept=False, approved=making.seldom(0.5))
    never = Rule(id="never", effect=Effect.DENY)

    assert effect(combined(with_rule(system, never), customer), proposal) is Effect.DENY
    assert effect(combined(system, with_rule(customer, never)), proposal) is Effect.DENY


def with_rule(policy: Policy, rule: Rule) -> Policy:
    book = policy.rulebook
    return replace(policy, rulebook=replace(book, rules=(*book.rules, rule)))


@MANY
@given(NUMBERS)
def test_what_is_written_down_reads_as_it_was(number: int) -> None:
    policy = Making(number).policy()

    assert read(written(policy)) == replace(policy, suspended=False)
    assert written(read(written(policy))) == written(policy)
