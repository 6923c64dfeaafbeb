"""To an inviter: what went wrong on the way, and what they can do about it."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import DAYS, NOW, ROUGH, Example, invitation_view
from blocks.cards.sent import what_next
from blocks.elements import Actions, Button, Card, Element, Text, Whereabouts
from blocks.text import clean, first_name, name, work
from invites.invitation import InvitationState
from invites.language import N_, _
from invites.notifying import Channel
from invites.views import InvitationView, Trouble

_BY_MAIL = {
    "no_mailbox": N_("There is no mailbox {address}. Ask {who} for the right address."),
    "bounced": N_("The letter to {address} came back. Ask {who} for the right address."),
    "no_address": N_("{address} is not an address that mail can go to. Ask {who} for another."),
    "address_not_supported": N_(
        "Our mail server cannot write to {address}. Ask {who} for another address."
    ),
    "not_me": N_("Whoever reads {address} says they are not {who}. Ask {who} for the address."),
    "doubtful": N_(
        "The mail server did not say whether it took the letter to {address}. Ask {who} whether "
        "it arrived; you may send it again tomorrow."
    ),
    "full": N_("The mailbox {address} is full. Tell {who}, and send it again tomorrow."),
}
NOTHING_KNOWN = Trouble()
_MAIL = N_("The mail server did not take the letter to {address}. An administrator can see why.")
_CHAT = N_("Slack did not take the message. Perhaps they have switched off messages from apps.")


def not_sent_card(view: InvitationView, trouble: Trouble = NOTHING_KNOWN) -> Card:
    title = _("Your invitation of {who} to {work} could not be delivered")
    withdraw = Button(ActionId.INVITATION_REVOKE, _("Withdraw"), view.invitation.id)
    pending = view.invitation.state_at(view.now) is InvitationState.PENDING
    return Card(
        title.format(who=name(view.invitee), work=work(view.item)),
        (Text(_what(view, trouble)), *((Actions((withdraw,)),) if pending else ())),
    )


def _what(view: InvitationView, trouble: Trouble) -> str:
    if trouble.channel != Channel.EMAIL:
        return _(_CHAT)
    told = _(_BY_MAIL.get(trouble.code, _MAIL))
    address = clean(trouble.address or view.invitee.email, 100)
    return told.format(who=first_name(view.invitee), address=address)


def not_added_card(view: InvitationView, *, in_chat: bool = True) -> Card:
    who, place = first_name(view.invitee), view.item.place
    title = _("{who} accepted, but is not in the channel yet").format(who=who)
    where = (Whereabouts(_("The channel is"), place),) if place else ()
    told = (
        _("Slack did not let me add them. Add {who} yourself with /invite in the channel.")
        if in_chat
        else _("{who} has no account in this workspace. Ask an administrator to add them to Slack.")
    )
    return Card(title, (Text(told.format(who=who)), *where))


def asked_again_card(view: InvitationView) -> Card:
    title = _("{who} would like to be invited again to {work}")
    expired = view.invitation.state_at(view.now) is InvitationState.EXPIRED
    told = (
        _("Your invitation had expired before they could answer.")
        if expired
        else _("It is settled already. There is nothing to do.")
    )
    way: tuple[Element, ...] = what_next(view) if expired else ()
    return Card(title.format(who=name(view.invitee), work=work(view.item)), (Text(told), *way))


def examples() -> tuple[Example, ...]:
    accepted = invitation_view(InvitationState.ACCEPTED)
    late = replace(invitation_view(), now=NOW + 15 * DAYS)
    codes = (*_BY_MAIL, "smtp_554_letter")
    return (
        Example("accepted, not in the channel", not_added_card(accepted)),
        Example("accepted, not in chat", not_added_card(accepted, in_chat=False)),
        Example("could not be delivered", not_sent_card(invitation_view())),
        *(
            Example(f"letter: {code.replace('_', ' ')}", not_sent_card(*_failed(code)))
            for code in codes
        ),
        Example("asks to be invited again", asked_again_card(late)),
        Example("asked again, settled since", asked_again_card(accepted)),
        *(
            Example(f"rough: {who.id}", not_sent_card(*_failed("bounced", who.name)), rough=True)
            for who in ROUGH
        ),
    )


def _failed(
    code: str, address: str = "sarah.chen@northwind.example"
) -> tuple[InvitationView, Trouble]:
    return invitation_view(), Trouble(Channel.EMAIL, address, code)
