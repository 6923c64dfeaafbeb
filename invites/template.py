"""The invitation's message when no model writes it: deterministic, in the inviter's voice."""

from collections.abc import Sequence

from invites.roles import ROLES
from invites.suggestion import Proposed
from invites.work import Visibility, WorkItem, WorkItemKind


def subject(item: WorkItem) -> str:
    """How a sentence names a work item: "the Q3 outreach cadence", "the work in #general"."""
    if not item.title:
        return "our work in a channel"
    if item.kind is WorkItemKind.CHANNEL:
        return f"the work in #{item.title}"
    noun = item.kind.value
    named = item.title.casefold().rstrip().endswith(noun)
    return f"the {item.title}" if named else f"the {item.title} {noun}"


def shown_subject(item: WorkItem) -> str:
    """The same for somebody who is not in it: a private work item keeps its name."""
    if item.visibility is Visibility.PRIVATE:
        return f"a private {item.kind.value}"
    return subject(item)


def draft(item: WorkItem, proposed: Sequence[Proposed]) -> str:
    """Two sentences: what we work on and what is missing; what we ask."""
    what = shown_subject(item)
    role = next((ROLES[p.role].label for p in proposed if p.role in ROLES), "")
    missing = f", and nobody from {role} is with us yet" if role else ""
    ask = "Would you join us? A short look at where we are would already help."
    return f"We are working on {what}{missing}. {ask}"
