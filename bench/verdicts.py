"""One verdict of the policy, with few rules and with many."""

import statistics
import time
from dataclasses import replace

from bench.figures import Figure
from invites.attention import AttentionRules
from invites.policy import Effect, Policy, Rule, combined, judge
from tests.invites.policy.policies import Making
from tests.support.clock import NOON

VERDICTS = 20_000
MANY_RULES = 50
MOST_US = 100


def run() -> list[Figure]:
    few = _took(0)
    many = _took(MANY_RULES)
    median = statistics.median(few)
    return [
        Figure("a verdict, up to 4 rules a level, p50", median, "us", "<= 100", median <= MOST_US),
        Figure("a verdict, up to 4 rules a level, p99", statistics.quantiles(few, n=100)[98], "us"),
        Figure(
            f"a verdict, {MANY_RULES} rules of the customer, p50", statistics.median(many), "us"
        ),
    ]


def _took(rules: int) -> list[float]:
    """Microseconds of each that looks at everything; nothing is remembered between verdicts."""
    took, rules_of_attention = [], AttentionRules()
    for number in range(VERDICTS):
        making = Making(number)
        system, customer, proposal = making.policy(), making.policy(), making.proposal()
        policy = combined(system, _longer(making, customer, rules))
        started = time.perf_counter_ns()
        found = judge(policy, rules_of_attention, proposal, NOON)
        spent = (time.perf_counter_ns() - started) / 1000
        if found.effect is not Effect.DENY:  # the others end early
            took.append(spent)
    return took


def _longer(making: Making, policy: Policy, rules: int) -> Policy:
    more: tuple[Rule, ...] = tuple(making.rule() for _ in range(rules))
    book = policy.rulebook
    return replace(policy, rulebook=replace(book, rules=(*book.rules, *more)))
