"""The invitation's message when no model writes it: deterministic, in the inviter's voice.

In the language being spoken: whoever asks for it speaks to its reader.
"""

from collections.abc import Sequence

from invites.drafting.facts import Tone
from invites.language import _, pgettext
from invites.roles import ROLES
from invites.suggestion import Proposed
from invites.work import Visibility, WorkItem, WorkItemKind


def subject(item: WorkItem) -> str:
    """How a sentence names a work item: "the Q3 outreach cadence", "the work in #general"."""
    if not item.title:
        return _("our work in a channel")
    if _has_its_own_name(item):
        return _("the work on {title}").format(title=item.title)
    return _named(item.kind, item.title).format(title=item.title)


def _has_its_own_name(item: WorkItem) -> bool:
    """A channel that somebody gave a title is not called by the channel's name."""
    return item.kind is WorkItemKind.CHANNEL and item.linked and " " in item.title


def _named(kind: WorkItemKind, title: str) -> str:
    """With its kind, unless the title says it already."""
    if kind is not WorkItemKind.CHANNEL and _says(title, kind):
        return _("the {title}")
    match kind:
        case WorkItemKind.PROJECT:
            return _("the {title} project")
        case WorkItemKind.TASK:
            return _("the {title} task")
        case WorkItemKind.WORKFLOW:
            return _("the {title} workflow")
        case WorkItemKind.CADENCE:
            return _("the {title} cadence")
        case WorkItemKind.DOCUMENT:
            return _("the {title} document")
        case WorkItemKind.CHANNEL:
            return _("the work in #{title}")


def _says(title: str, kind: WorkItemKind) -> bool:
    """In English, as titles are understood, or in the language being spoken."""
    said, noun = title.casefold().strip(), kind_noun(kind).casefold()
    return said.endswith((kind.value, noun)) or said.startswith(f"{noun} ")


def in_a_list(item: WorkItem) -> str:
    """How it stands by itself, to be chosen: "Q3 outreach cadence", "#general"."""
    if not item.title:
        return _("a channel")
    spoken_for = item.kind is not WorkItemKind.CHANNEL and _says(item.title, item.kind)
    if spoken_for or _has_its_own_name(item):
        return item.title
    return _listed(item.kind).format(title=item.title)


def _listed(kind: WorkItemKind) -> str:
    match kind:
        case WorkItemKind.PROJECT:
            return pgettext("in a list", "{title} project")
        case WorkItemKind.TASK:
            return pgettext("in a list", "{title} task")
        case WorkItemKind.WORKFLOW:
            return pgettext("in a list", "{title} workflow")
        case WorkItemKind.CADENCE:
            return pgettext("in a list", "{title} cadence")
        case WorkItemKind.DOCUMENT:
            return pgettext("in a list", "{title} document")
        case WorkItemKind.CHANNEL:
            return pgettext("in a list", "#{title}")


def kind_noun(kind: WorkItemKind) -> str:
    match kind:
        case WorkItemKind.PROJECT:
            return pgettext("kind of work", "project")
        case WorkItemKind.TASK:
            return pgettext("kind of work", "task")
        case WorkItemKind.WORKFLOW:
            return pgettext("kind of work", "workflow")
        case WorkItemKind.CADENCE:
            return pgettext("kind of work", "cadence")
        case WorkItemKind.DOCUMENT:
            return pgettext("kind of work", "document")
        case WorkItemKind.CHANNEL:
            return pgettext("kind of work", "channel")


def shown_subject(item: WorkItem) -> str:
    """The same for somebody who is not in it: a private work item keeps its name."""
    if item.visibility is not Visibility.PRIVATE:
        return subject(item)
    match item.kind:
        case WorkItemKind.PROJECT:
            return _("a private project")
        case WorkItemKind.TASK:
            return _("a private task")
        case WorkItemKind.WORKFLOW:
            return _("a private workflow")
        case WorkItemKind.CADENCE:
            return _("a private cadence")
        case WorkItemKind.DOCUMENT:
            return _("a private document")
        case WorkItemKind.CHANNEL:
            return _("a private channel")


def draft(item: WorkItem, proposed: Sequence[Proposed], tone: Tone = Tone.PLAIN) -> str:
    """Two sentences: what we work on and what is missing; what we ask."""
    role = next((ROLES[p.role].label for p in proposed if p.role in ROLES), "")
    what = shown_subject(item)
    if not role:
        return _to_anybody(tone).format(work=what)
    return _to_somebody_missing(tone).format(work=what, role=_(role))


def _to_anybody(tone: Tone) -> str:
    match tone:
        case Tone.PLAIN | Tone.FORMAL:
            return _(
                "We are working on {work}. Would you join us for a short look at where we are?"
            )
        case Tone.BRIEF:
            return _("We are working on {work}. Would you join us?")
        case Tone.WARM:
            return _(
                "We would be glad to have you with us on {work}. "
                "Would you like to take a look together with us?"
            )


def _to_somebody_missing(tone: Tone) -> str:
    match tone:
        case Tone.PLAIN | Tone.FORMAL:
            return _(
                "We are working on {work}, and nobody from {role} is with us yet. "
                "Would you join us for a short look at where we are?"
            )
        case Tone.BRIEF:
            return _("We have nobody from {role} on {work} yet. Would you join us?")
        case Tone.WARM:
            return _(
                "We would be glad to have you with us on {work}: nobody from {role} is there yet. "
                "Would you like to take a look together with us?"
            )
