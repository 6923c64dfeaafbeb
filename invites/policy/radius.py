"""What a new policy does to the invitations that wait: which it would not let pass any more.

Pure: all that is asked about has been read. One by one, `judge` says the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from invites.attention import AttentionRules
from invites.invitation import Invitation
from invites.policy.levels import Policy
from invites.policy.proposal import Proposal
from invites.policy.rules import Effect
from invites.policy.verdict import Verdict, judge


class Settling(StrEnum):
    """What becomes of those that the new policy would not let pass."""

    KEEP = "keep"
    ASK = "ask"
    REVOKE = "revoke"


@dataclass(frozen=True, slots=True)
class Struck:
    """An invitation, with what stands against it from now on."""

    invitation: Invitation
    proposal: Proposal
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Radius:
    looked_at: int = 0
    denied: tuple[Struck, ...] = ()
    unapproved: tuple[Struck, ...] = ()

    @property
    def struck(self) -> int:
        return len(self.denied) + len(self.unapproved)


def radius(
    before: Policy,
    after: Policy,
    rules: AttentionRules,
    waiting: Iterable[tuple[Invitation, Proposal]],
    now: datetime,
) -> Radius:
    """Only what passes today counts: the rest would have been stopped anyway."""
    looked_at, denied, unapproved = 0, list[Struck](), list[Struck]()
    for invitation, proposal in waiting:
        looked_at += 1
        verdict = judge(after, rules, proposal, now)
        if verdict.allowed or is_asked_for(invitation, verdict):
            continue
        today = judge(before, rules, proposal, now)
        if today.allowed or (is_asked_for(invitation, today) and verdict.effect is Effect.DENY):
            hit = Struck(invitation, proposal, verdict)
            (denied if verdict.effect is Effect.DENY else unapproved).append(hit)
    return Radius(looked_at, tuple(denied), tuple(unapproved))


def is_asked_for(invitation: Invitation, verdict: Verdict) -> bool:
    """Approval is needed, and somebody is asked for it already."""
    asked = invitation.approval is not None and invitation.approval.approved is None
    return verdict.effect is Effect.REQUIRE_APPROVAL and asked
