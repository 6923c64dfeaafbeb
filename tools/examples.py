"""Every example of every card and form, by the module it comes from."""

import importlib
import pkgutil

from blocks import cards
from blocks.cards.sample import Example

# These hold words and data for the cards, and show nothing by themselves.
WITHOUT = {
    "admin_words",
    "approval_reasons",
    "approval_rows",
    "approval_samples",
    "approval_words",
    "bulk_samples",
    "bulk_words",
    "effective",
    "evidence",
    "never",
    "not_yours",
    "policy_changes",
    "policy_domains",
    "policy_limits",
    "policy_mistakes",
    "policy_refusals",
    "policy_rules",
    "policy_sample",
    "policy_sentences",
    "policy_switches",
    "preference_words",
    "purposes",
    "sample",
    "template_words",
}


def modules() -> list[str]:
    found = [module.name for module in pkgutil.iter_modules(cards.__path__)]
    return [name for name in found if name not in WITHOUT]


def examples_of(module: str) -> tuple[Example, ...]:
    shown: tuple[Example, ...] = importlib.import_module(f"blocks.cards.{module}").examples()
    return shown
