"""The inviter's side: what was sent, how it stands, and how to take it back."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import (
    BEN,
    DAYS,
    HOURS,
    LONG_MESSAGE,
    NOW,
    ROUGH,
    Example,
    invitation_view,
)
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Element,
    Footnote,
    Quote,
    Text,
    Whereabouts,
)
from blocks.text import chosen_day, clean, day, first_name, moment_for, name, work
from invites.hours import zone_of
from invites.invitation import Decline, DeclineReason, InvitationState
from invites.people import Person
from invites.views import InvitationView

_OPENING = {
    InvitationState.DRAFT: "It is ",
    InvitationState.PENDING_APPROVAL: "It is ",
    InvitationState.SCHEDULED: "It ",
    InvitationState.PENDING: "It is ",
    InvitationState.REVOKED: "It was ",
    InvitationState.CANCELLED: "It was ",
    InvitationState.REJECTED: "It was ",
    InvitationState.LAPSED: "It was ",
}
_ASK_REVOKE = "Withdraw the invitation? It can no longer be accepted then."


def sent_card(view: InvitationView) -> Card:
    """The inviter's own copy, from "goes out in a minute" to the answer."""
    title = f"Your invitation of {name(view.invitee)} to {work(view.item)}"
    quote = Quote(clean(view.invitation.message, 2000, lines=True))
    opening = _OPENING.get(view.invitation.state_at(view.now), "")
    body = (Text(f"{opening}{status_line(view)}."), quote, *what_next(view))
    return Card(title, body, view.invitation.version)


def status_line(view: InvitationView) -> str:
    """How it stands, without a full stop."""
    invitation, who = view.invitation, first_name(view.invitee)
    match invitation.state_at(view.now):
        case InvitationState.SCHEDULED:
            return _scheduled(view)
        case InvitationState.PENDING:
            until = day(invitation.expires_at, view.inviter) if invitation.expires_at else ""
            return f"waiting for {who}'s answer, open until {until}"
        case InvitationState.ACCEPTED:
            return f"{who} accepted"
        case InvitationState.DECLINED:
            return f"{who} declined"
        case InvitationState.EXPIRED:
            return f"{who} did not answer in time"
        case InvitationState.REVOKED:
            return "withdrawn"
        case InvitationState.CANCELLED:
            return "taken back before it was sent"
        case InvitationState.SUPERSEDED:
            return f"{who} joined another way"
        case InvitationState.PENDING_APPROVAL:
            return "waiting for approval"
        case InvitationState.REJECTED:
            return "not approved"
        case InvitationState.LAPSED:
            return "not approved in time"
        case InvitationState.DRAFT:
            return "a draft"


def _scheduled(view: InvitationView) -> str:
    invitation = view.invitation
    if _is_soon(view):
        return "goes out within a minute"
    zone = zone_of(view.invitee.time_zone)
    local = moment_for(invitation.send_at, view.inviter, view.now)
    theirs = f"{invitation.send_at.astimezone(zone):%H:%M} for {first_name(view.invitee)}"
    return f"goes out {local} your time, {theirs}, within their working hours"


def _is_soon(view: InvitationView) -> bool:
    """False for what waits for the invitee's own hours or budget."""
    return view.invitation.send_at <= max(view.invitation.undo_until, view.now)


def what_next(view: InvitationView) -> tuple[Element, ...]:
    """What the inviter may do about it as it stands."""
    value = view.invitation.id
    match view.invitation.state_at(view.now):
        case InvitationState.SCHEDULED:
            undo = Button(ActionId.INVITATION_CANCEL, "Undo", value)
            now = Button(ActionId.INVITATION_SEND_NOW, "Send now", value)
            # Nobody's hours can be hurried, so the button would do nothing then.
            return (Actions((undo, now) if _is_soon(view) else (undo,)),)
        case InvitationState.PENDING:
            revoke = Button(
                ActionId.INVITATION_REVOKE, "Withdraw", value, ButtonStyle.DANGER, _ASK_REVOKE
            )
            return (Actions((Button(ActionId.INVITATION_RESEND, "Send again", value), revoke)),)
        case InvitationState.EXPIRED:
            return (Actions((Button(ActionId.INVITATION_RENEW, "Invite again", value),)),)
        case InvitationState.REVOKED:
            return (Footnote(f"{first_name(view.invitee)} sees that it was withdrawn."),)
        case _:
            return ()


def outcome_card(view: InvitationView) -> Card:
    """Told to every inviter when the answer is there, or when there will be none."""
    who, what = name(view.invitee), work(view.item)
    match view.invitation.state_at(view.now):
        case InvitationState.ACCEPTED:
            return Card(f"{who} accepted your invitation to {what}", _welcome(view))
        case InvitationState.DECLINED:
            return Card(f"{who} declined your invitation to {what}", _reason(view))
        case InvitationState.EXPIRED:
            return Card(
                f"{who} did not answer your invitation to {what}",
                (Text("It has expired. You may invite them again."), *what_next(view)),
            )
        case InvitationState.SUPERSEDED:
            return Card(f"{who} joined {what} another way", (Text("Nothing more to do."),))
        case InvitationState.CANCELLED:
            told = "Something changed before it went out, so it was not sent."
            return Card(f"Your invitation of {who} to {what} was stopped", (Text(told),))
        case _:
            return sent_card(view)


def not_added_card(view: InvitationView) -> Card:
    who = first_name(view.invitee)
    told = f"Slack did not let me add them. Add {who} yourself with /invite in the channel."
    where = (Whereabouts("The channel is", view.item.place),) if view.item.place else ()
    return Card(f"{who} accepted, but is not in the channel yet", (Text(told), *where))


def not_sent_card(view: InvitationView) -> Card:
    who, value = name(view.invitee), view.invitation.id
    told = "Slack did not take the message. Perhaps they have switched off messages from apps."
    actions = Actions((Button(ActionId.INVITATION_REVOKE, "Withdraw", value),))
    pending = view.invitation.state_at(view.now) is InvitationState.PENDING
    title = f"Your invitation of {who} to {work(view.item)} could not be delivered"
    return Card(title, (Text(told), *((actions,) if pending else ())))


def _welcome(view: InvitationView) -> tuple[Element, ...]:
    who = first_name(view.invitee)
    if view.item.place is None:
        return (Text(f"{who} can take part from now on."),)
    return (Whereabouts(f"{who} is being added to", view.item.place),)


def _reason(view: InvitationView) -> tuple[Element, ...]:
    decline, who = view.invitation.decline, first_name(view.invitee)
    match decline.reason if decline else None:
        case DeclineReason.NOT_NOW if decline and decline.until:
            return (Text(f"Not now; ask again after {chosen_day(decline.until)}."),)
        case DeclineReason.NOT_NOW:
            return (Text("Not now."),)
        case DeclineReason.WRONG_PERSON if view.referred:
            named = name(view.referred)
            compose = Button(
                ActionId.INVITATION_COMPOSE,
                f"Invite {first_name(view.referred)}",
                f"{view.item.id}:{view.referred.id}",
            )
            told = f"{who} thinks {named} is the right person."
            return (Text(told), Actions((compose,)))
        case DeclineReason.WRONG_PERSON:
            return (Text(f"{who} is not the right person for this."),)
        case DeclineReason.NOT_RELEVANT:
            return (Text("It is not relevant to their work."),)
        case DeclineReason.TOO_BUSY:
            return (Text(f"{who} is too busy at the moment."),)
        case DeclineReason.STOP_ASKING:
            return (Text(f"{who} would rather not be asked again."),)
        case _:
            return (Text(f"{who} gave no reason."),)


def examples() -> tuple[Example, ...]:
    states, scheduled = InvitationState, InvitationState.SCHEDULED
    late = replace(invitation_view(), now=NOW + 15 * DAYS)
    ended = (states.ACCEPTED, states.DECLINED, states.REVOKED, states.CANCELLED, states.SUPERSEDED)
    cards = (
        ("goes out in a minute", invitation_view(scheduled)),
        ("goes out this afternoon", invitation_view(scheduled, send_in=3 * HOURS)),
        ("goes out tomorrow", invitation_view(scheduled, send_in=DAYS)),
        ("waiting", invitation_view()),
        ("not answered", late),
        *((str(state), invitation_view(state)) for state in ended),
    )
    return (
        *(Example(named, sent_card(view)) for named, view in cards),
        *(Example(f"outcome: {named}", outcome_card(view)) for named, view in _outcomes()),
        Example("accepted, not in the channel", not_added_card(invitation_view(states.ACCEPTED))),
        Example("could not be delivered", not_sent_card(invitation_view())),
        Example(
            "rough: endless message", sent_card(invitation_view(message=LONG_MESSAGE)), rough=True
        ),
        *(Example(f"rough: {who.id}", sent_card(_to(who)), rough=True) for who in ROUGH),
        *(Example(f"rough: no of {who.id}", outcome_card(_no(who)), rough=True) for who in ROUGH),
    )


def _outcomes() -> tuple[tuple[str, InvitationView], ...]:
    accepted, declined = InvitationState.ACCEPTED, InvitationState.DECLINED
    known = invitation_view(declined)
    reasons: dict[str, Decline | None] = {"no reason": None}
    reasons |= {reason.value.replace("_", " "): Decline(reason=reason) for reason in DeclineReason}
    reasons["not now, with a day"] = Decline(reason=DeclineReason.NOT_NOW, until=NOW + 30 * DAYS)
    wrong = Decline(reason=DeclineReason.WRONG_PERSON, referred_id=BEN.id)
    return (
        ("accepted", invitation_view(accepted)),
        ("accepted, no channel", invitation_view(accepted, item=replace(known.item, place=None))),
        *(
            (f"declined, {why}", invitation_view(declined, decline=no))
            for why, no in reasons.items()
        ),
        ("declined, somebody else named", invitation_view(declined, decline=wrong, referred=BEN)),
        ("not answered", replace(invitation_view(), now=NOW + 15 * DAYS)),
        ("joined another way", invitation_view(InvitationState.SUPERSEDED)),
        ("stopped", invitation_view(InvitationState.CANCELLED)),
    )


def _to(who: Person) -> InvitationView:
    known = invitation_view()
    return invitation_view(invitee=who, item=replace(known.item, title=who.name), message=who.name)


def _no(who: Person) -> InvitationView:
    wrong = Decline(reason=DeclineReason.WRONG_PERSON, referred_id=who.id)
    declined = invitation_view(InvitationState.DECLINED, invitee=who, decline=wrong, referred=who)
    return replace(declined, item=replace(declined.item, title=who.name))
