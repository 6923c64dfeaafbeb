"""Rules and changes of the policy as sentences: each reads whole, whatever it is made of."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from blocks.cards import policy_sample as sample
from blocks.cards.policy_changes import SHOWN, changes
from blocks.cards.policy_rules import rule_conditions, rule_sentence
from blocks.cards.policy_sentences import sentences
from blocks.cards.sample import SAM
from invites.policy import Approvers, Domains, Effect, Policy, Rule, Rulebook
from invites.policy.parts import Part
from invites.policy_views import Known
from invites.states import Origin
from tests.invites.policy.policies import PEOPLE, Making

NUMBERS = st.integers(0, 10**9)
NOTHING = Known()
MANY = settings(max_examples=300)


def is_whole(told: str) -> bool:
    """No gap is left, empty or forgotten, and it is a sentence."""
    gap = re.search(r"[{}]|  |\(\)|“”| [.,:]", told)
    return gap is None and told[:1].upper() == told[:1] and told.endswith(".") and len(told) < 1000


@MANY
@given(NUMBERS)
def test_every_rule_reads_as_whole_sentences(number: int) -> None:
    rule = Making(number).rule()
    for known in (NOTHING, sample.KNOWN):
        told = (rule_sentence(rule, known), *rule_conditions(rule, known))
        assert [each for each in told if not is_whole(each)] == []
        assert len(set(told)) == len(told)


@MANY
@given(NUMBERS)
def test_every_policy_reads_as_whole_sentences_and_its_changes_do(number: int) -> None:
    making = Making(number)
    one, other = making.policy(), making.policy()
    for part in Part:
        assert [e for _, e in sentences(one, NOTHING, part) if not is_whole(e)] == []
    told = changes(one, other, NOTHING)
    assert [each for each in told if not is_whole(each)] == []
    assert len(told) <= SHOWN
    assert changes(one, one, NOTHING) == ()


def test_different_rules_read_differently() -> None:
    """Of two thousand random ones: all that a rule hangs on is in its words."""
    making = Making(1)
    people = Known(people={each: replace(SAM, id=each, name=each) for each in PEOPLE})
    said: dict[tuple[str, ...], Rule] = {}
    for _ in range(2000):
        rule = plainest(making.rule())
        told = (rule_sentence(rule, people), *rule_conditions(rule, people))
        assert said.setdefault(told, rule) == rule


def plainest(rule: Rule) -> Rule:
    """Of those that mean the same one; and of work only kinds, as these ids lead nowhere."""
    asked = rule.approvers if rule.effect is Effect.REQUIRE_APPROVAL else None
    nobody = Approvers(frozenset())
    return replace(
        rule,
        id="r",
        work_item_ids=frozenset(),
        origins=frozenset() if rule.origins == frozenset(Origin) else rule.origins,
        approvers=Approvers() if asked == nobody else asked,
    )


def test_the_examples_of_the_manual_read_as_there() -> None:
    only, outside, sales, much = sample.RULES
    assert rule_sentence(only, sample.KNOWN) == (
        "Only managers may invite people outside their department to a cadence."
    )
    assert rule_sentence(outside, sample.KNOWN) == (
        "Inviting people from outside needs approval by the inviter's manager."
    )
    assert rule_sentence(sales, sample.KNOWN) == "People in Sales may invite anybody."
    assert (rule_sentence(much, sample.KNOWN), *rule_conditions(much, sample.KNOWN)) == (
        (
            "Sam Reed may invite colleagues or people from outside to the Q3 outreach cadence or "
            "a private cadence only with approval by the invitee's manager or Lena Vogel."
        ),
        "Only if the inviter is one of: people in Marketing or Sales.",
        "Not if the inviter is one of: managers and administrators.",
        "Only for inviting people whose job is Executive team or Legal leadership.",
        "Only for inviting to private work.",
        "Only for bulk invitations.",
    )


def test_what_changed_is_told_in_sentences() -> None:
    before = Policy(rulebook=Rulebook(rules=sample.RULES[:2]))
    after = replace(
        before,
        rulebook=Rulebook(rules=(sample.RULES[2], sample.RULES[1])),
        domains=Domains(frozenset({"partner.example", "xn--bcher-kva.example"})),
        reminders=0,
    )
    assert changes(before, after, sample.KNOWN) == (
        (
            "Nobody is reminded of an invitation, unless an inviter presses Remind. "
            "Before: An invitation is reminded of three times at most."
        ),
        "Let in from now on: partner.example and bücher.example.",
        "A new rule: People in Sales may invite anybody.",
        "A rule is gone: Only managers may invite people outside their department to a cadence.",
    )
    turned = replace(before, rulebook=Rulebook(rules=sample.RULES[1::-1]))
    assert changes(before, turned, sample.KNOWN) == ("The rules stand in another order.",)
