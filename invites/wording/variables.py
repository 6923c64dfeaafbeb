"""The gaps that a template may have: a fixed list, and what stands in one that nothing fills."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from invites.language import N_


class Variable(StrEnum):
    """Named as administrators type them in braces. Never renamed: stored templates carry them."""

    INVITEE_FIRST_NAME = "invitee_first_name"
    INVITER_NAME = "inviter_name"
    INVITER_FIRST_NAME = "inviter_first_name"
    WORK_ITEM = "work_item"
    KIND = "kind"
    ROLE = "role"
    REASON = "reason"


FALLBACKS: Mapping[Variable, str] = MappingProxyType(
    {
        Variable.INVITEE_FIRST_NAME: N_("colleague"),
        Variable.INVITER_NAME: N_("a colleague"),
        Variable.INVITER_FIRST_NAME: N_("a colleague"),
        Variable.WORK_ITEM: N_("our work"),
        Variable.KIND: N_("piece of work"),
        Variable.ROLE: N_("your field"),
        Variable.REASON: N_("Your view would help us."),
    }
)
"""Outside of square brackets a gap is never empty; a sentence around it must not break."""
