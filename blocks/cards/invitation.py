"""The invitation as its invitee sees it, and the form for saying no."""

from collections.abc import Sequence
from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import (
    BEN,
    CROWD,
    DAYS,
    DIEGO,
    LENA,
    LONG_MESSAGE,
    NOW,
    ROUGH,
    SAM,
    SECRET,
    Example,
    invitation_view,
)
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Choice,
    DateInput,
    Element,
    Footnote,
    Form,
    Input,
    Option,
    PeoplePicker,
    Quote,
    Text,
    Whereabouts,
)
from blocks.text import clean, day, first_name, introduced, moment_for, names, shown_work, work
from invites.approving import held
from invites.invitation import DeclineReason, InvitationState, StopScope
from invites.language import N_, _, ngettext
from invites.people import Person
from invites.views import InvitationView

FREE = N_("Free for you: shared notes, content usage analytics and joint outreach planning.")


def invitation_card(view: InvitationView) -> Card:
    """Ask while it is pending; afterwards tell what became of it."""
    inviters = [view.inviter, *view.co_inviters]
    quote = Quote(clean(view.invitation.message, 2000, lines=True))
    if view.invitation.state_at(view.now) is InvitationState.PENDING:
        title = would_like(inviters, view)
        return Card(title, (quote, *_pending(view)), view.invitation.version)
    inside = view.invitation.state is InvitationState.ACCEPTED
    named = work(view.item) if inside else shown_work(view.item)
    invited = ngettext("{who} invited you to {work}", "{who} invited you to {work}", len(inviters))
    title = invited.format(who=names(inviters), work=named)
    return Card(title, (quote, *_afterwards(view)), view.invitation.version)


def would_like(inviters: Sequence[Person], view: InvitationView) -> str:
    """Who asks whom to what, as somebody reads it who is not in the work item yet.

    English says it alike of one and of several; most languages do not.
    """
    asked = ngettext(
        "{who} would like you to join {work}",
        "{who} would like you to join {work}",
        len(inviters),
    )
    return asked.format(who=names(inviters), work=shown_work(view.item))


def reminder_card(view: InvitationView) -> Card:
    card = invitation_card(view)
    pending = view.invitation.state_at(view.now) is InvitationState.PENDING
    title = _("Still open: {title}").format(title=card.title)
    return Card(title, card.body) if pending else card


def _pending(view: InvitationView) -> tuple[Element, ...]:
    value, invitation = view.invitation.id, view.invitation
    asks = _asks(view)
    if _left(view):
        waits = _(
            "{who} has left. As soon as a colleague stands for this invitation, you can answer it "
            "here; you lose no time by it. Or ask somebody on the team."
        )
        return (Text(waits.format(who=first_name(view.inviter))),)
    if held(invitation):
        paused = _(
            "It is paused for a moment: it is waiting for an approval. This message changes when "
            "it goes on; you lose no time by it."
        )
        return (Footnote(asks), Text(paused))
    actions = Actions(
        (
            Button(ActionId.INVITATION_ACCEPT, _("Accept"), value, ButtonStyle.PRIMARY),
            Button(ActionId.INVITATION_DECLINE, _("Decline"), value),
            Button(ActionId.INVITATION_LATER, _("Later"), value),
        )
    )
    if invitation.snoozed_until is None:
        return (Footnote(asks), actions)
    again = moment_for(invitation.snoozed_until, view.invitee, view.now)
    return (Footnote(asks), Text(_("You will be asked again {when}.").format(when=again)), actions)


def _left(view: InvitationView) -> bool:
    return all(person.left for person in (view.inviter, *view.co_inviters))


def _asks(view: InvitationView) -> str:
    expires = view.invitation.expires_at
    told = (
        _("{who} asked first. Open until {day}. {free}")
        if view.co_inviters
        else _("{who} asks. Open until {day}. {free}")
    )
    until = day(expires, view.invitee) if expires else ""
    return told.format(who=introduced(view.inviter), day=until, free=_(FREE))


def _afterwards(view: InvitationView) -> tuple[Element, ...]:
    who = first_name(view.inviter)
    match view.invitation.state_at(view.now):
        case InvitationState.ACCEPTED:
            return _space(view)
        case InvitationState.DECLINED:
            return (Text(_("You declined. {who} has been told.").format(who=who)),)
        case InvitationState.EXPIRED:
            ask = Button(
                ActionId.INVITATION_ASK_AGAIN, _("Ask to be invited again"), view.invitation.id
            )
            clear = Button(ActionId.INVITATION_DECLINE, _("Decline"), view.invitation.id)
            told = _("This invitation has expired. If you would like to join, tell {who}.")
            return (Text(told.format(who=who)), Actions((ask, clear)))
        case InvitationState.REVOKED if _left(view):
            told = _("{who} has left. Ask somebody on the team.")
            return (Text(told.format(who=who)),)
        case InvitationState.REVOKED | InvitationState.CANCELLED:
            told = _("{who} has withdrawn this invitation. There is nothing to do.")
            return (Text(told.format(who=who)),)
        case InvitationState.SUPERSEDED:
            return (Text(_("You have joined another way. There is nothing to do.")),)
        case _:
            return (Text(_("This invitation is not open at the moment.")),)


def _space(view: InvitationView) -> tuple[Element, ...]:
    """After the yes: where it is, and who is there."""
    accepted = Text(_("You accepted. You are a free collaborator now."))
    others = [p for p in view.members if p.id != view.invitee.id and p.name]
    told = _("Taking part: {names}.").format(names=names(others, 5, view.more_members))
    there = (Footnote(told),) if others else ()
    if view.item.place is None:
        return (accepted, *there)
    return (accepted, Whereabouts(_("You will find it in"), view.item.place), *there)


def decline_form(view: InvitationView) -> Form:
    """One optional reason; everything else depends on it and may stay empty."""
    who = first_name(view.inviter)
    reasons = (
        Option(DeclineReason.NOT_NOW, _("Not now")),
        Option(DeclineReason.WRONG_PERSON, _("I am the wrong person")),
        Option(DeclineReason.NOT_RELEVANT, _("Not relevant to my work")),
        Option(DeclineReason.TOO_BUSY, _("Too busy")),
        Option(DeclineReason.STOP_ASKING, _("Stop asking me")),
    )
    inputs: tuple[Input, ...] = (
        Choice(
            name="reason",
            label=_("Reason"),
            options=reasons,
            optional=True,
            spread=True,
            hint=_("{who} is told the reason, nothing else.").format(who=who),
        ),
        DateInput(name="until", label=_("Not now: ask again after"), optional=True),
        PeoplePicker(
            name="referred",
            label=_("Wrong person: who would be right?"),
            optional=True,
            limit=1,
            placeholder=_("Choose a colleague"),
            hint=_("They are suggested to the inviter. Nobody is invited by this."),
        ),
        Choice(
            name="scope",
            label=_("Stop asking: from whom?"),
            optional=True,
            options=(
                Option(StopScope.INVITER, _("From {who}").format(who=who)),
                Option(StopScope.WORK_ITEM, _("About this work")),
                Option(StopScope.EVERYBODY, _("From everybody")),
            ),
        ),
    )
    return Form(
        title=_("Decline"),
        body=inputs,
        submit=ActionId.INVITATION_REFUSE,
        submit_label=_("Decline"),
        value=view.invitation.id,
    )


def examples() -> tuple[Example, ...]:
    pending = invitation_view()
    late = replace(pending, now=NOW + 15 * DAYS)
    nowhere = replace(pending.item, place=None)
    accepted, declined = InvitationState.ACCEPTED, InvitationState.DECLINED
    revoked, joined = InvitationState.REVOKED, InvitationState.SUPERSEDED
    cards = (
        ("pending", pending),
        ("asked by two", invitation_view(co_inviters=(LENA,))),
        ("asked by four", invitation_view(co_inviters=(LENA, BEN, DIEGO))),
        ("later", invitation_view(snoozed=DAYS)),
        ("to private work", invitation_view(item=SECRET)),
        ("accepted", invitation_view(accepted)),
        ("accepted, no channel", invitation_view(accepted, item=nowhere)),
        ("accepted, private", invitation_view(accepted, item=SECRET, members=(SAM,))),
        ("declined", invitation_view(declined)),
        ("expired", late),
        ("withdrawn", invitation_view(revoked)),
        ("joined another way", invitation_view(joined)),
    )
    crowded = invitation_view(accepted, message=LONG_MESSAGE, co_inviters=CROWD, members=CROWD)
    return (
        *(Example(named, invitation_card(view)) for named, view in cards),
        Example("reminder", reminder_card(pending)),
        Example("form: decline", decline_form(pending)),
        Example("rough: endless message, 20 people", invitation_card(crowded), rough=True),
        *(Example(f"rough: {who.id}", invitation_card(_from(who)), rough=True) for who in ROUGH),
        *(
            Example(f"rough: decline {who.id}", decline_form(_from(who)), rough=True)
            for who in ROUGH
        ),
    )


def _from(who: Person) -> InvitationView:
    return invitation_view(inviter=who, item=replace(SECRET, title=who.name), message=who.name)
