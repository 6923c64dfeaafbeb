"""The words that ship, written as a template: what a new template begins with."""

from invites.language import _
from invites.wording.variables import Variable

WORK, ROLE = "{" + Variable.WORK_ITEM + "}", "{" + Variable.ROLE + "}"


def shipped_template() -> str:
    """In the language being spoken, with both sentences of `invites.template` in one.

    They are the very words of the catalogs, with gaps in the place of what is filled in.
    """
    return _(
        "We are working on {work}, and nobody from {role} is with us yet. "
        "Would you join us for a short look at where we are?"
    ).format(work=WORK, role=ROLE)
