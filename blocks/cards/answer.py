"""The invitation on the page that a letter leads to: as in chat, and a way on from every end."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.invitation import FREE, invitation_card
from blocks.cards.sample import DAYS, NOW, ROUGH, SECRET, Example, invitation_view
from blocks.elements import Actions, Button, Card, Divider, Element, Footnote, Text
from blocks.text import clean, first_name, name
from invites.invitation import InvitationState
from invites.language import _
from invites.views import InvitationView


def answer_card(view: InvitationView) -> Card:
    card = invitation_card(view)
    return replace(card, body=(*card.body, *_way_on(view)))


def _way_on(view: InvitationView) -> tuple[Element, ...]:
    match view.invitation.state_at(view.now):
        case InvitationState.PENDING:
            for_whom = _("This invitation is for {who}.").format(who=name(view.invitee))
            not_me = Button(ActionId.INVITATION_NOT_ME, _("This is not me"), view.invitation.id)
            return (Divider(), Footnote(for_whom), Actions((not_me,)))
        case InvitationState.ACCEPTED:
            who = first_name(view.inviter)
            told = (
                _(
                    "{who} has been told. If you have no account in Slack yet, {who} sees that and "
                    "can have one made for you."
                )
                if view.item.place
                else _("{who} has been told.")
            )
            return (Text(told.format(who=who)), Text(_(FREE)))
        case InvitationState.EXPIRED | InvitationState.SUPERSEDED:
            return ()
        case _:
            return _write(view)


def _write(view: InvitationView) -> tuple[Element, ...]:
    """Nothing is left to press; whoever asked can still be written to."""
    address = clean(view.inviter.email, 200)
    if not address or view.inviter.left:
        return ()
    told = _("If you would like to take part after all, write to {who}: {address}")
    return (Footnote(told.format(who=first_name(view.inviter), address=address)),)


def examples() -> tuple[Example, ...]:
    pending = invitation_view()
    late = replace(pending, now=NOW + 15 * DAYS)
    known = replace(pending.inviter, email="sam.reed@northwind.example")
    ended = (InvitationState.DECLINED, InvitationState.REVOKED, InvitationState.SUPERSEDED)
    return (
        Example("asks", answer_card(pending)),
        Example("asks to something private", answer_card(invitation_view(item=SECRET))),
        Example("put off", answer_card(invitation_view(snoozed=3 * DAYS))),
        Example("accepted", answer_card(invitation_view(InvitationState.ACCEPTED))),
        Example("expired", answer_card(late)),
        *(
            Example(str(state), answer_card(invitation_view(state, inviter=known)))
            for state in ended
        ),
        *(
            Example(
                f"rough: {who.id}",
                answer_card(invitation_view(inviter=who, invitee=who)),
                rough=True,
            )
            for who in ROUGH
        ),
    )
