"""The inviter's side: what was sent, how it stands, and how to take it back."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards import approval_words
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
from blocks.text import chosen_day, clean, day, first_name, hour, moment_for, name, work
from invites.hours import zone_of
from invites.invitation import Decline, DeclineReason, Invitation, InvitationState
from invites.language import N_, _
from invites.people import Person, PersonId
from invites.policy import Effect, Step
from invites.states import APPROVAL_LASTS
from invites.views import InvitationView

# How it stands: as a sentence of its own, and in a line of a list.
_STANDS = {
    InvitationState.ACCEPTED: N_("{who} accepted."),
    InvitationState.DECLINED: N_("{who} declined."),
    InvitationState.EXPIRED: N_("{who} did not answer in time."),
    InvitationState.REVOKED: N_("It was withdrawn."),
    InvitationState.CANCELLED: N_("It was taken back before it was sent."),
    InvitationState.SUPERSEDED: N_("{who} joined another way."),
    InvitationState.PENDING_APPROVAL: N_("It is waiting for approval."),
    InvitationState.REJECTED: N_("It was not approved."),
    InvitationState.LAPSED: N_("It was not approved in time."),
    InvitationState.DRAFT: N_("It is a draft."),
}
_STATUS = {
    InvitationState.ACCEPTED: N_("{who} accepted"),
    InvitationState.DECLINED: N_("{who} declined"),
    InvitationState.EXPIRED: N_("{who} did not answer in time"),
    InvitationState.REVOKED: N_("withdrawn"),
    InvitationState.CANCELLED: N_("taken back before it was sent"),
    InvitationState.SUPERSEDED: N_("{who} joined another way"),
    InvitationState.PENDING_APPROVAL: N_("waiting for approval"),
    InvitationState.REJECTED: N_("not approved"),
    InvitationState.LAPSED: N_("not approved in time"),
    InvitationState.DRAFT: N_("a draft"),
}


def sent_card(view: InvitationView, reader: PersonId | None = None) -> Card:
    """The inviter's own copy, from "goes out in a minute" to the answer.

    `reader` is who looks: only the one whose words they are may change them.
    """
    title = _("Your invitation of {who} to {work}").format(
        who=name(view.invitee), work=work(view.item)
    )
    quote = Quote(clean(view.invitation.message, 2000, lines=True))
    said = approval_words.explained(view) if view.invitation.state in approval_words.ENDED else ()
    body = (Text(stands(view)), *said, quote, *what_next(view, reader))
    return Card(title, body, view.invitation.version)


def stands(view: InvitationView) -> str:
    """How it stands, as a sentence of its own."""
    decided = approval_words.standing(view)
    if decided is not None:
        return decided
    match view.invitation.state_at(view.now):
        case InvitationState.SCHEDULED if _is_soon(view):
            told = _("It goes out within a minute.")
        case InvitationState.SCHEDULED:
            told = _("It goes out {when} your time, {time} for {who}, within their working hours.")
        case InvitationState.PENDING:
            told = _("It is waiting for {who}'s answer, open until {day}.")
        case state:
            told = _(_STANDS[state])
    return told.format(**_facts(view))


def status_line(view: InvitationView) -> str:
    """How it stands, without a full stop."""
    waits = approval_words.status(view)
    if waits is not None:
        return waits
    match view.invitation.state_at(view.now):
        case InvitationState.SCHEDULED if _is_soon(view):
            told = _("goes out within a minute")
        case InvitationState.SCHEDULED:
            told = _("goes out {when} your time, {time} for {who}, within their working hours")
        case InvitationState.PENDING:
            told = _("waiting for {who}'s answer, open until {day}")
        case state:
            told = _(_STATUS[state])
    return told.format(**_facts(view))


def _facts(view: InvitationView) -> dict[str, str]:
    """What any of the sentences may name."""
    sending, expires = view.invitation.send_at, view.invitation.expires_at
    return {
        "who": first_name(view.invitee),
        "day": day(expires, view.inviter) if expires else "",
        "when": moment_for(sending, view.inviter, view.now),
        "time": hour(sending, zone_of(view.invitee.time_zone)),
    }


def _is_soon(view: InvitationView) -> bool:
    """False for what waits for the invitee's own hours or budget."""
    return view.invitation.send_at <= max(view.invitation.undo_until, view.now)


def what_next(view: InvitationView, reader: PersonId | None = None) -> tuple[Element, ...]:
    """What the inviter may do about it as it stands."""
    value = view.invitation.id
    edit = (_edit(value),) if reader in (None, view.inviter.id) else ()
    match view.invitation.state_at(view.now):
        case InvitationState.SCHEDULED:
            undo = Button(ActionId.INVITATION_CANCEL, _("Undo"), value)
            now = Button(ActionId.INVITATION_SEND_NOW, _("Send now"), value)
            # Nobody's hours can be hurried, so the button would do nothing then.
            return (Actions((undo, *((now,) if _is_soon(view) else ()), *edit)),)
        case InvitationState.PENDING if view.invitation.suspended_at is not None:
            return (Actions((withdraw(value),)),)
        case InvitationState.PENDING:
            again = Button(ActionId.INVITATION_RESEND, _("Send again"), value)
            return (Actions((again, *edit, withdraw(value))),)
        case InvitationState.EXPIRED:
            return (Actions((Button(ActionId.INVITATION_RENEW, _("Invite again"), value),)),)
        case InvitationState.CANCELLED:
            again = Button(ActionId.INVITATION_WRITE_AGAIN, _("Write again"), value)
            return (Actions((again,)),)
        case InvitationState.REVOKED:
            told = _("{who} sees that it was withdrawn.").format(who=first_name(view.invitee))
            return (Footnote(told),)
        case _:
            return approval_words.ways(view)


def _edit(value: str) -> Button:
    return Button(ActionId.INVITATION_EDIT, _("Edit message"), value)


def withdraw(value: str) -> Button:
    ask = _("Withdraw the invitation? It can no longer be accepted then.")
    return Button(ActionId.INVITATION_REVOKE, _("Withdraw"), value, ButtonStyle.DANGER, ask)


def outcome_card(view: InvitationView, reader: PersonId | None = None) -> Card:
    """Told to every inviter when the answer is there, or when there will be none."""

    def headed(title: str, *body: Element) -> Card:
        return Card(title.format(who=name(view.invitee), work=work(view.item)), body)

    match view.invitation.state_at(view.now):
        case InvitationState.ACCEPTED:
            return headed(_("{who} accepted your invitation to {work}"), *_welcome(view))
        case InvitationState.DECLINED:
            return headed(_("{who} declined your invitation to {work}"), *_reason(view))
        case InvitationState.EXPIRED:
            told = Text(_("It has expired. You may invite them again."))
            title = _("{who} did not answer your invitation to {work}")
            return headed(title, told, *what_next(view))
        case InvitationState.SUPERSEDED:
            return headed(_("{who} joined {work} another way"), Text(_("Nothing more to do.")))
        case InvitationState.REVOKED if _by_rules(view.invitation):
            told = Text(_("The rules of your organisation have changed."))
            title = _("Your invitation of {who} to {work} was withdrawn")
            return headed(title, told, *what_next(view))
        case InvitationState.CANCELLED if _by_rules(view.invitation):
            told = Text(_("The rules of your organisation have changed, so it was not sent."))
            return headed(_("Your invitation of {who} to {work} was stopped"), told)
        case InvitationState.CANCELLED:
            told = Text(_("Something changed before it went out, so it was not sent."))
            return headed(_("Your invitation of {who} to {work} was stopped"), told)
        case _:
            return sent_card(view, reader)


def _by_rules(ended: Invitation) -> bool:
    """They do not let it pass as they are now; and it was no approver who ended it."""
    steps = (Step.read(line) for line in ended.trace)
    against = any(step is not None and step.effect is not Effect.ALLOW for step in steps)
    asked, over = ended.approval, ended.answered_at
    lapsed = asked is not None and over is not None and over >= asked.requested_at + APPROVAL_LASTS
    decided = asked is not None and asked.approved is False
    return against and not lapsed and not decided


def _welcome(view: InvitationView) -> tuple[Element, ...]:
    who = first_name(view.invitee)
    if view.item.place is None:
        return (Text(_("{who} can take part from now on.").format(who=who)),)
    return (Whereabouts(_("{who} is being added to").format(who=who), view.item.place),)


def _reason(view: InvitationView) -> tuple[Element, ...]:
    decline, who = view.invitation.decline, first_name(view.invitee)
    match decline.reason if decline else None:
        case DeclineReason.NOT_NOW if decline and decline.until:
            told = _("Not now; ask again after {day}.").format(day=chosen_day(decline.until))
        case DeclineReason.NOT_NOW:
            told = _("Not now.")
        case DeclineReason.WRONG_PERSON if view.referred:
            return _somebody_else(view, view.referred)
        case DeclineReason.WRONG_PERSON:
            told = _("{who} is not the right person for this.").format(who=who)
        case DeclineReason.NOT_RELEVANT:
            told = _("It is not relevant to their work.")
        case DeclineReason.TOO_BUSY:
            told = _("{who} is too busy at the moment.").format(who=who)
        case DeclineReason.STOP_ASKING:
            told = _("{who} would rather not be asked again.").format(who=who)
        case _:
            told = _("{who} gave no reason.").format(who=who)
    return (Text(told),)


def _somebody_else(view: InvitationView, referred: Person) -> tuple[Element, ...]:
    told = _("{who} thinks {other} is the right person.").format(
        who=first_name(view.invitee), other=name(referred)
    )
    label = _("Invite {who}").format(who=first_name(referred))
    compose = Button(ActionId.INVITATION_COMPOSE, label, f"{view.item.id}:{referred.id}")
    return (Text(told), Actions((compose,)))


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
        Example("waiting, to who asked as well", sent_card(invitation_view(), BEN.id)),
        *(Example(f"outcome: {named}", outcome_card(view)) for named, view in _outcomes()),
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
