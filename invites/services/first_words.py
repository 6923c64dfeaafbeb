"""The words of an invitation before anybody changes them: the customer's template, or what ships.

In the language being spoken: whoever asks for them speaks to their reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from invites.drafting.facts import Tone
from invites.people import Person
from invites.suggestion import Proposed
from invites.template import draft
from invites.wording.branding import Wording
from invites.wording.filling import filled, values_of
from invites.work import WorkItem


@dataclass(frozen=True, slots=True)
class Between:
    """Who writes, and to whom; nobody in particular while nobody is chosen, or several are."""

    inviter: Person
    invitee: Person | None = None


def first_words(
    wording: Wording,
    item: WorkItem,
    proposed: Sequence[Proposed],
    between: Between,
    tone: Tone | None = None,
) -> str:
    """With a `tone` somebody asks for other words than the template's."""
    template = wording.template(item.kind) if tone is None else ""
    if template:
        return filled(template, values_of(item, proposed, between.inviter, between.invitee))
    return draft(item, proposed, tone or wording.look.tone or Tone.PLAIN)
