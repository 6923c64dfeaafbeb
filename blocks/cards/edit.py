"""The form that changes the message of an invitation."""

from blocks.actions import ActionId
from blocks.cards.sample import LONG_MESSAGE, ROUGH, Example, invitation_view
from blocks.elements import Footnote, Form, Text, TextInput
from blocks.text import clean, name, work
from invites.invitation import InvitationState
from invites.language import _
from invites.views import InvitationView

MESSAGE_LIMIT = 2000


def edit_form(view: InvitationView) -> Form:
    """`value` carries what the message was: words that were changed meanwhile are not lost."""
    invitation = view.invitation
    sent = invitation.state_at(view.now) is InvitationState.PENDING
    asked = _("To {who}, about {work}").format(who=name(view.invitee), work=work(view.item))
    return Form(
        title=_("Edit the message"),
        body=(
            Text(asked),
            TextInput(
                name="message",
                label=_("Message"),
                initial=clean(invitation.message, MESSAGE_LIMIT, lines=True),
                multiline=True,
                max_length=MESSAGE_LIMIT,
            ),
            Footnote(
                _("They have the invitation already: it changes there, without a new message.")
                if sent
                else _("It has not been sent yet.")
            ),
        ),
        submit=ActionId.INVITATION_REWORD,
        submit_label=_("Save"),
        value=f"{invitation.id}|{invitation.wording}",
    )


def examples() -> tuple[Example, ...]:
    long = invitation_view(message=LONG_MESSAGE)
    return (
        Example("form: before it is sent", edit_form(invitation_view(InvitationState.SCHEDULED))),
        Example("form: while it waits", edit_form(invitation_view())),
        Example("form: rough: endless message", edit_form(long), rough=True),
        *(
            Example(
                f"form: rough: {who.id}",
                edit_form(invitation_view(invitee=who, message=who.name)),
                rough=True,
            )
            for who in ROUGH
        ),
    )
