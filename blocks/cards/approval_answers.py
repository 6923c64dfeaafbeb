"""To whoever asked: approved, not approved, or not decided in time; and what to do next."""

from dataclasses import replace

from blocks.cards.approval_samples import APPROVED, REJECTED, REQUEST, waits
from blocks.cards.approval_words import explained
from blocks.cards.sample import CADENCE, ROUGH, Example
from blocks.cards.sent import sent_card, stands, what_next
from blocks.elements import Card, Element, Text
from blocks.text import first_name, name, names, work
from invites.invitation import InvitationState
from invites.language import _
from invites.people import Person, PersonId
from invites.views import InvitationView


def approval_answered_card(view: InvitationView, reader: PersonId | None = None) -> Card:
    asked = view.invitation.approval
    match asked.approved if asked is not None else None:
        case True:
            return _card(view, _approved(view), explained(view), reader)
        case False:
            return _card(view, _rejected(view), explained(view) or _no_reason(view), reader)
        case None:
            return _card(view, _lapsed(view), (), reader)


def _card(
    view: InvitationView, title: str, said: tuple[Element, ...], reader: PersonId | None
) -> Card:
    by = name(view.decider) if view.decider else _("An approver")
    headed = title.format(by=by, who=name(view.invitee), work=work(view.item))
    return Card(headed, (*said, *_then(view, reader)), view.invitation.version)


def _approved(view: InvitationView) -> str:
    del view
    return _("{by} approved your invitation of {who} to {work}")


def _rejected(view: InvitationView) -> str:
    if view.invitation.state is InvitationState.REVOKED:
        return _("{by} did not approve your invitation of {who} to {work}; it was withdrawn")
    return _("{by} did not approve your invitation of {who} to {work}")


def _lapsed(view: InvitationView) -> str:
    if view.invitation.state is InvitationState.REVOKED:
        return _("Nobody approved your invitation of {who} to {work} in time; it was withdrawn")
    return _("Nobody decided in time about your invitation of {who} to {work}")


def _no_reason(view: InvitationView) -> tuple[Element, ...]:
    by = first_name(view.decider) if view.decider else _("An approver")
    return (Text(_("{by} gave no reason.").format(by=by)),)


def _then(view: InvitationView, reader: PersonId | None) -> tuple[Element, ...]:
    asked, state = view.invitation.approval, view.invitation.state
    if asked is not None and asked.approved is True:
        return (Text(stands(view)),)
    if state is InvitationState.REVOKED:
        return (Text(_("{who} sees that it was withdrawn.").format(who=first_name(view.invitee))),)
    people = names([view.decider] if view.decider else view.asked)
    told = _("Talk to {people}, or change what is in the way and ask again.")
    return (Text(told.format(people=people)), *what_next(view, reader))


def examples() -> tuple[Example, ...]:
    states = InvitationState
    unexplained = replace(REJECTED, reason="")
    lasting = replace(REQUEST, asked_of=())
    cards = (
        ("approved", waits(APPROVED, states.SCHEDULED)),
        ("approved with a note", waits(replace(APPROVED, reason="Fine"), states.SCHEDULED)),
        ("rejected", waits(REJECTED, states.REJECTED)),
        ("rejected without a reason", waits(unexplained, states.REJECTED)),
        ("rejected after it was sent", waits(REJECTED, states.REVOKED)),
        ("lapsed", waits(state=states.LAPSED)),
        ("lapsed after it was sent", waits(state=states.REVOKED)),
    )
    sent = (
        ("waits", waits()),
        ("waits for nobody", waits(lasting)),
        ("stands still", waits(state=states.PENDING)),
        ("not approved", waits(REJECTED, states.REJECTED)),
        ("not approved in time", waits(state=states.LAPSED)),
        ("withdrawn: not approved", waits(REJECTED, states.REVOKED)),
    )
    return (
        *(Example(f"answered: {named}", approval_answered_card(view)) for named, view in cards),
        *(Example(f"sent: {named}", sent_card(view)) for named, view in sent),
        *(Example(f"rough: {who.id}", _rough(who), rough=True) for who in ROUGH),
    )


def _rough(who: Person) -> Card:
    told = replace(REJECTED, reason=who.name)
    view = waits(told, InvitationState.REJECTED, invitee=who, item=replace(CADENCE, title=who.name))
    return approval_answered_card(replace(view, decider=who))
