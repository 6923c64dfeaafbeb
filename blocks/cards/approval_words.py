"""An invitation that waits for approval or did not get it, in words for whoever sent it."""

from blocks.actions import ActionId
from blocks.elements import Actions, Button, Element, Footnote, Quote
from blocks.text import clean, day, moment_for, name, names
from invites.approving import held, lapses_at, waiting
from invites.invitation import InvitationState
from invites.language import _
from invites.views import InvitationView

REASON = 500
ENDED = (InvitationState.REJECTED, InvitationState.LAPSED)


def standing(view: InvitationView) -> str | None:
    """As a sentence of its own; None where approval has nothing to do with how it stands."""
    asked = view.invitation.approval
    if asked is None:
        return None
    if waiting(view.invitation) is not None:
        return _waits(view)
    by = name(view.decider) if view.decider else _("An approver")
    match view.invitation.state:
        case InvitationState.REJECTED:
            return _("{by} did not approve it, so it was not sent.").format(by=by)
        case InvitationState.REVOKED if asked.approved is False:
            told = _("{by} did not approve it under the rules of today, so it was withdrawn.")
            return told.format(by=by)
        case InvitationState.LAPSED:
            return _("Nobody decided about it in time, so it was not sent.")
        case InvitationState.REVOKED if asked.open:
            return _("The rules changed and nobody approved it in time, so it was withdrawn.")
        case _:
            return None


def _waits(view: InvitationView) -> str:
    asked = waiting(view.invitation)
    if asked is None or not view.asked:
        return _("It needs approval, and nobody here can give it. Ask for another administrator.")
    told = (
        _("It stands still: rules changed, and it waits for approval by {people}, asked {since}.")
        if held(view.invitation)
        else _("It is waiting for approval by {people}, asked {since}.")
    )
    since = moment_for(asked.requested_at, view.inviter, view.now)
    return told.format(people=names(view.asked), since=since)


def status(view: InvitationView) -> str | None:
    """The same within a line of a list, without a full stop."""
    asked = waiting(view.invitation)
    if asked is None or not view.asked:
        return None
    since = day(asked.requested_at, view.inviter)
    told = _("waiting for approval by {people} since {day}")
    return told.format(people=names(view.asked, 2), day=since)


def ways(view: InvitationView) -> tuple[Element, ...]:
    """What whoever sent it may do: take it back, or write it anew when it was not approved."""
    value = view.invitation.id
    if view.invitation.state is InvitationState.PENDING_APPROVAL:
        back = Button(ActionId.INVITATION_CANCEL, _("Take it back"), value)
        return (Actions((back,)), *_lapses(view))
    if view.invitation.state in ENDED:
        again = Button(ActionId.INVITATION_WRITE_AGAIN, _("Write again"), value)
        return (Actions((again,)),)
    return ()


def _lapses(view: InvitationView) -> tuple[Element, ...]:
    """The first of those asked decides for all of them."""
    lapses = lapses_at(view.invitation)
    if lapses is None:
        return ()
    told = _(
        "Nothing is sent before a yes. Without an answer it lapses on {day}, and you are told."
    )
    return (Footnote(told.format(day=day(lapses, view.inviter))),)


def explained(view: InvitationView) -> tuple[Element, ...]:
    """The approver's own words."""
    asked = view.invitation.approval
    reason = clean(asked.reason, REASON, lines=True) if asked else ""
    return (Quote(reason),) if reason else ()
