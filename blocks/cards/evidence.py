"""Reasons in plain words: why this person, and why not that one."""

from collections.abc import Iterable

from blocks.text import clean, first_name, names, role_label
from invites.language import N_, _, ngettext
from invites.people import Person
from invites.suggestion import Evidence, EvidenceKind, LeftOutReason, Proposed
from invites.work import WorkItem, WorkItemKind

LONGEST = 60


def evidence_lines(proposed: Proposed, item: WorkItem) -> tuple[str, ...]:
    return lines_of(proposed.evidence[:3], item)


def lines_of(evidence: Iterable[Evidence], item: WorkItem) -> tuple[str, ...]:
    return tuple(_line(each, item) for each in evidence)


def why(person: Person) -> str:
    """Over the reasons: "Why Sarah:"."""
    return _("Why {who}:").format(who=first_name(person))


def _line(evidence: Evidence, item: WorkItem) -> str:
    facts = evidence.facts
    match evidence.kind:
        case EvidenceKind.ROLE_GAP:
            return _nobody_on(item.kind).format(role=role_label(str(facts["role"])))
        case EvidenceKind.WORKS_WITH:
            return _("Works with {count} of the {of} people here").format(**facts)
        case EvidenceKind.OWNS_TOPIC:
            term = clean(str(facts["term"]), LONGEST)
            return _("Often takes part when it is about “{term}”").format(term=term)
        case EvidenceKind.ASKED_LATELY:
            return _turned_to(int(facts["count"]))
        case EvidenceKind.JOINED_SIMILAR:
            return _("Joined {count} of {of} similar pieces of work").format(**facts)
        case EvidenceKind.MENTIONED:
            return _("You mentioned them")
        case EvidenceKind.ROLE_ASKED:
            role = role_label(str(facts["role"]))
            return _("You asked for somebody from {role}").format(role=role)
        case EvidenceKind.SAME_DEPARTMENT:
            department = clean(str(facts["department"]), LONGEST)
            return _("Works in {department}, like most people here").format(department=department)


def _nobody_on(kind: WorkItemKind) -> str:
    match kind:
        case WorkItemKind.PROJECT:
            return _("Nobody from {role} is on this project")
        case WorkItemKind.TASK:
            return _("Nobody from {role} is on this task")
        case WorkItemKind.WORKFLOW:
            return _("Nobody from {role} is on this workflow")
        case WorkItemKind.CADENCE:
            return _("Nobody from {role} is on this cadence")
        case WorkItemKind.DOCUMENT:
            return _("Nobody from {role} is on this document")
        case WorkItemKind.CHANNEL:
            return _("Nobody from {role} is on this channel")


def _turned_to(count: int) -> str:
    match count:
        case 1:
            return _("People here turned to them once lately")
        case 2:
            return _("People here turned to them twice lately")
        case _:
            return ngettext(
                "People here turned to them {count} time lately",
                "People here turned to them {count} times lately",
                count,
            ).format(count=count)


def left_out_line(reason: LeftOutReason, people: list[Person], most: int) -> str:
    """As in "Away at the moment: Ann and Ben"."""
    return _("{reason}: {names}").format(reason=_(LEFT_OUT[reason]), names=names(people, most))


# Before a colon and the names of those it holds for; the most telling first.
LEFT_OUT = {
    LeftOutReason.ALREADY_INVITED: N_("An invitation is waiting"),
    LeftOutReason.COOL_DOWN: N_("Said no lately, left in peace for a while"),
    LeftOutReason.OPTED_OUT: N_("Asked not to be invited to this"),
    LeftOutReason.MUTED: N_("Never suggested, as you asked"),
    LeftOutReason.DISMISSED_LATELY: N_("You said not now within the last 90 days"),
    LeftOutReason.ASKED_ENOUGH: N_("Asked often enough this week"),
    LeftOutReason.AWAY: N_("Away at the moment"),
    LeftOutReason.RANKED_LOWER: N_("Would fit, though others fit better"),
    LeftOutReason.ALREADY_MEMBER: N_("On it already"),
    LeftOutReason.GUEST: N_("Guests, who are not suggested"),
    LeftOutReason.EXTERNAL: N_("From another organisation"),
    LeftOutReason.BOT: N_("Apps"),
    LeftOutReason.LEFT: N_("Have left"),
    LeftOutReason.UNKNOWN_PERSON: N_("Not known well enough yet"),
    LeftOutReason.BELOW_THRESHOLD: N_("Too little shared work to be sure"),
}
