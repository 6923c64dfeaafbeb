"""Words around administration: reasons, roles, and what is refused."""

from typing import TypeAlias

from blocks.elements import FieldErrors, Notice
from blocks.text import clean, listing
from invites.administration import CannotAppoint, Reason, SuspendedAbove
from invites.language import N_, _
from invites.people import Role

PEOPLE = "people"
REASONS = {
    Reason.ASKED: N_("They asked for it"),
    Reason.SECURITY: N_("Security"),
    Reason.PAYMENT: N_("Payment"),
    Reason.MAINTENANCE: N_("Maintenance"),
    Reason.SUPPORT: N_("Support"),
    Reason.OTHER: N_("Something else"),
}
ROLES = {
    Role.MANAGER: N_("Manager"),
    Role.CUSTOMER_ADMIN: N_("Administrator"),
    Role.CUSTOMER_SUCCESS: N_("Customer Success"),
    Role.SYSTEM_ADMIN: N_("System administrator"),
}
_CANNOT = {
    "operators_only": N_(
        "Only system administrators, of the workspace that operates Usher, give or take that role."
    ),
    "no_such_role": N_("That is not a role that can be given. Choose one of the list."),
    "by_platform": N_(
        "{who} administers the workspace in Slack, and so Usher. "
        "Change that in Slack; Usher follows within a day."
    ),
    "no_role": N_("{who} has no role to take back. Choose somebody who has one."),
    "not_a_member": N_(
        "{who} is not a full member of the workspace, and cannot be given a role. "
        "Choose a colleague."
    ),
    "left": N_("{who} is not here any more. Choose somebody else."),
    "last_administrator": N_(
        "{who} is the last administrator. Appoint another one first, then take this role back."
    ),
}

Refusal: TypeAlias = SuspendedAbove | CannotAppoint


def admin_refusal(error: Refusal) -> FieldErrors | Notice:
    match error:
        case SuspendedAbove():
            return Notice(
                _(
                    "Whoever operates Usher has suspended your organisation. Only they can resume "
                    "it: ask your contact there."
                )
            )
        case CannotAppoint(why=why, who=who):
            told = _(_CANNOT[why]).format(who=clean(who, 60) or _("This person"))
            return FieldErrors(((PEOPLE, told),))


def for_administrators(names: tuple[str, ...]) -> str:
    """Who may, and what to do."""
    if not names:
        return _("That is for the administrators. None is known here yet; try again tomorrow.")
    told = _("That is for the administrators: {names}. Ask them for what you need.")
    return told.format(names=listing([clean(each, 60) for each in names]))


def each_admin_refusal(who: str) -> list[Refusal]:
    """For the examples."""
    return [
        SuspendedAbove(),
        *(CannotAppoint(why, who) for why in _CANNOT),
    ]
