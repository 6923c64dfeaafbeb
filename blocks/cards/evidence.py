"""Reasons in plain words: why this person, and why not that one."""

from blocks.text import clean, role_label
from invites.suggestion import Evidence, EvidenceKind, LeftOutReason, Proposed
from invites.work import WorkItem

LONGEST = 60


def evidence_lines(proposed: Proposed, item: WorkItem) -> tuple[str, ...]:
    return tuple(_line(e, item) for e in proposed.evidence[:3])


def _line(evidence: Evidence, item: WorkItem) -> str:
    facts = evidence.facts
    match evidence.kind:
        case EvidenceKind.ROLE_GAP:
            return f"Nobody from {role_label(str(facts['role']))} is on this {item.kind.value}"
        case EvidenceKind.WORKS_WITH:
            return f"Works with {facts['count']} of the {facts['of']} people here"
        case EvidenceKind.OWNS_TOPIC:
            return f"Often takes part when it is about “{clean(str(facts['term']), LONGEST)}”"
        case EvidenceKind.ASKED_LATELY:
            return f"People here turned to them {_times(int(facts['count']))} lately"
        case EvidenceKind.JOINED_SIMILAR:
            return f"Joined {facts['count']} of {facts['of']} similar pieces of work"
        case EvidenceKind.SAME_DEPARTMENT:
            return f"Works in {clean(str(facts['department']), LONGEST)}, like most people here"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


# Before a colon and the names of those it holds for; the most telling first.
LEFT_OUT = {
    LeftOutReason.ALREADY_INVITED: "An invitation is waiting",
    LeftOutReason.COOL_DOWN: "Said no lately, left in peace for a while",
    LeftOutReason.OPTED_OUT: "Asked not to be invited to this",
    LeftOutReason.MUTED: "Never suggested, as you asked",
    LeftOutReason.DISMISSED_LATELY: "You said not now within the last 90 days",
    LeftOutReason.ASKED_ENOUGH: "Asked often enough this week",
    LeftOutReason.AWAY: "Away at the moment",
    LeftOutReason.RANKED_LOWER: "Would fit, though others fit better",
    LeftOutReason.ALREADY_MEMBER: "On it already",
    LeftOutReason.GUEST: "Guests, who are not suggested",
    LeftOutReason.EXTERNAL: "From another organisation",
    LeftOutReason.BOT: "Apps",
    LeftOutReason.LEFT: "Have left",
    LeftOutReason.UNKNOWN_PERSON: "Not known well enough yet",
    LeftOutReason.BELOW_THRESHOLD: "Too little shared work to be sure",
}
