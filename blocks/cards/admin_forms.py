"""The forms of administration: why it is suspended, who is appointed, who looks after whom."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.admin import customer_name, sample_line
from blocks.cards.admin_words import PEOPLE, REASONS, ROLES
from blocks.cards.sample import LENA, SAM, Example
from blocks.elements import (
    Choice,
    Element,
    Footnote,
    Form,
    Input,
    MultiChoice,
    Option,
    PeoplePicker,
    Text,
    TextInput,
)
from blocks.text import cut, name
from invites.administration import APPOINTABLE, OPERATING, CustomerView
from invites.language import _, pgettext
from invites.people import Role
from invites.services.appointing import StaffView

REASON, NOTE, ROLE, STAFF, NONE = "reason", "note", "role", "staff", "none"
NOTE_LENGTH = 200
MOST = 100
"""As many as a form of chat can offer."""


def suspend_form(view: CustomerView) -> Form:
    told = _(
        "Invitations that wait stand still, and get the lost time back later. Nobody is asked, "
        "reminded or suggested anything meanwhile; whoever tries to answer reads that it is paused."
    )
    return Form(
        title=pgettext("customer", "Suspend"),
        body=(Text(customer_name(view.line)), Text(told), *because_inputs()),
        submit=ActionId.ADMIN_SUSPEND_SAVE,
        submit_label=pgettext("customer", "Suspend"),
        value=view.line.id,
    )


def resume_form(view: CustomerView) -> Form:
    told = _("Everything goes on where it stopped; what waits gets the time back that it lost.")
    return Form(
        title=pgettext("customer", "Resume"),
        body=(Text(customer_name(view.line)), Text(told), *because_inputs()),
        submit=ActionId.ADMIN_RESUME_SAVE,
        submit_label=pgettext("customer", "Resume"),
        value=view.line.id,
    )


def because_inputs() -> tuple[Element | Input, ...]:
    options = tuple(Option(reason, _(label)) for reason, label in REASONS.items())
    return (
        Choice(name=REASON, label=_("Reason"), options=options),
        TextInput(
            name=NOTE,
            label=_("In your own words"),
            hint=_("Shown to those who administer this; the audit log keeps the reason only."),
            max_length=NOTE_LENGTH,
            optional=True,
        ),
    )


def appoint_form(view: CustomerView) -> Form:
    roles = (*APPOINTABLE, *(OPERATING if view.operates else ()))
    taken = Option(NONE, _("No role: take theirs back"))
    options = (*(Option(role, _(ROLES[role]), _meaning(role)) for role in roles), taken)
    return Form(
        title=_("Appoint"),
        body=(
            PeoplePicker(name=PEOPLE, label=_("Who"), limit=10),
            Choice(name=ROLE, label=_("Role"), options=options, spread=True),
            Footnote(
                _(
                    "It takes the place of the role they were given before, and ends when they "
                    "leave. Whoever has reports leads them without being appointed."
                )
            ),
        ),
        submit=ActionId.ADMIN_APPOINT_SAVE,
        submit_label=pgettext("button", "Save"),
    )


def _meaning(role: Role) -> str:
    match role:
        case Role.MANAGER:
            return _("Invites and follows up for a team")
        case Role.CUSTOMER_ADMIN:
            return _("Rules, approvals, templates, appointments")
        case Role.CUSTOMER_SUCCESS:
            return _("Reads and sends again for customers assigned to them")
        case _:
            return _("All customers")


def staff_form(view: StaffView) -> Form:
    who = Text(customer_name(view.line))
    if not view.people:
        told = _(
            "Nobody is in Customer Success yet. Open your own organisation in /usher admin and "
            "appoint somebody first."
        )
        return Form(title=_("Customer Success"), body=(who, Text(told)), close_label=_("Close"))
    options = tuple(Option(p.id, cut(name(p), 75)) for p in view.people[:MOST])
    assigned = tuple(p.id for p in view.people[:MOST] if p.id in view.assigned)
    chosen = MultiChoice(
        name=STAFF,
        label=_("Who looks after them"),
        options=options,
        initial=assigned,
        hint=_("They see this customer, and nobody else's."),
        optional=True,
    )
    return Form(
        title=_("Customer Success"),
        body=(who, chosen),
        submit=ActionId.ADMIN_STAFF_SAVE,
        submit_label=pgettext("button", "Save"),
        value=view.line.id,
    )


def examples() -> tuple[Example, ...]:
    view = CustomerView(line=sample_line(3, name="Northwind Robotics"), own=True)
    staff = StaffView(line=view.line, people=(SAM, LENA), assigned=frozenset({SAM.id}))
    return (
        Example("form: suspend", suspend_form(view)),
        Example("form: resume", resume_form(view)),
        Example("form: appoint", appoint_form(view)),
        Example("form: appoint staff", appoint_form(replace(view, operates=True))),
        Example("form: who looks after them", staff_form(staff)),
        Example("form: nobody yet", staff_form(replace(staff, people=()))),
    )
