"""A request for approval within a list."""

from blocks.actions import ActionId
from blocks.elements import Actions, Button, Element, Text
from blocks.text import moment_for, name, shown_work, work
from invites.approving import waiting
from invites.language import _
from invites.people import Person
from invites.views import InvitationView
from invites.work import WorkItem


def approval_row(reader: Person, view: InvitationView) -> tuple[Element, ...]:
    """In a list: one line, and the buttons."""
    asked = waiting(view.invitation)
    line = _("{who} asks to invite {whom} to {work}. Asked {when}.").format(
        who=name(view.inviter),
        whom=name(view.invitee),
        work=named_work(view.item),
        when=moment_for(asked.requested_at, reader, view.now) if asked else "",
    )
    value = view.invitation.id
    approve = Button(ActionId.APPROVAL_APPROVE, _("Approve"), value)
    reject = Button(ActionId.APPROVAL_REJECT, _("Reject"), value)
    return (Text(line), Actions((approve, reject)))


def named_work(item: WorkItem) -> str:
    """Private work that the reader is not in has no title here."""
    return work(item) if item.title else shown_work(item)
