"""Who may invite whom to what: the levels of rules, and the verdict on one invitation.

Pure: what was counted and read comes with the proposal. Where it is stored: `policy_ports`.
"""

from invites.policy.domains import Domains, domain_of
from invites.policy.levels import Policy, Quotas, Switches, combined
from invites.policy.proposal import Counts, Proposal
from invites.policy.rules import (
    Approver,
    Approvers,
    Effect,
    RelationKind,
    Rule,
    Rulebook,
    strictest,
)
from invites.policy.trace import Level, Step
from invites.policy.verdict import Verdict, judge, standing
from invites.states import CORE, Capability, Origin

__all__ = [
    "CORE",
    "Approver",
    "Approvers",
    "Capability",
    "Counts",
    "Domains",
    "Effect",
    "Level",
    "Origin",
    "Policy",
    "Proposal",
    "Quotas",
    "RelationKind",
    "Rule",
    "Rulebook",
    "Step",
    "Switches",
    "Verdict",
    "combined",
    "domain_of",
    "judge",
    "standing",
    "strictest",
]
