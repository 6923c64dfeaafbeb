"""A request for approval, as approvers get it: who, whom, what, why, and the way to decide it."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.approval_reasons import OUTSIDE, reasons
from blocks.cards.approval_rows import named_work
from blocks.cards.approval_samples import APPROVED, REJECTED, REQUEST, asking, waits
from blocks.cards.sample import (
    CADENCE,
    GRACE,
    LENA,
    LONG_MESSAGE,
    NOW,
    ROUGH,
    SARAH,
    SECRET,
    Example,
)
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Element,
    Fact,
    Facts,
    Footnote,
    Form,
    Notice,
    Points,
    Quote,
    Text,
    TextInput,
)
from blocks.text import clean, day, first_name, name, names
from invites.approving import held, lapses_at, waiting
from invites.invitation import InvitationState
from invites.language import N_, _
from invites.people import Person
from invites.policy import domain_of
from invites.states import Approval
from invites.views import ApprovalView, InvitationView
from invites.work import WorkItem

REASON = 500
_OVER = {
    InvitationState.CANCELLED: N_("{who} has taken it back. There is nothing to do."),
    InvitationState.LAPSED: N_("Nobody decided in time, so it has lapsed."),
    InvitationState.SUPERSEDED: N_("{whom} has joined another way. There is nothing to do."),
}
_PRIVATE = N_("The work is private and you are not in it: name and message are not shown.")
_ENDED = N_("It has ended meanwhile. There is nothing to do.")


def approval_card(view: ApprovalView) -> Card:
    about = view.about
    title = _("{who} asks to invite {whom} to {work}").format(
        who=names([about.inviter, *about.co_inviters]),
        whom=name(about.invitee),
        work=named_work(about.item),
    )
    message = clean(about.invitation.message, 2000, lines=True)
    why = Points(_("Why it needs approval:"), reasons(view))
    quote = (Quote(message),) if message else (Footnote(_(_PRIVATE)),)
    return Card(title, (_facts(about), why, *quote, *_decision(view)), about.invitation.version)


def _facts(view: InvitationView) -> Facts:
    asked = (Fact(_("Who asks"), _described(view.inviter)), Fact(_("Whom"), _invitee(view)))
    if not view.asked or len(view.asked) == 1:
        return Facts(asked)
    return Facts((*asked, Fact(_("Asked for approval"), names(view.asked, 5))))


def _described(person: Person) -> str:
    about = [clean(each, 60) for each in (person.title, person.department)]
    known = ", ".join(dict.fromkeys(filter(None, about)))
    return f"{name(person)} ({known})" if known else name(person)


def _invitee(view: InvitationView) -> str:
    domain = clean(domain_of(view.invitee.email), 60)
    if view.invitee.kind not in OUTSIDE:
        return _described(view.invitee)
    told = _("{who}, from outside ({domain})") if domain else _("{who}, from outside")
    return told.format(who=_described(view.invitee), domain=domain)


def _decision(view: ApprovalView) -> tuple[Element, ...]:
    about = view.about
    asked = waiting(about.invitation)
    if asked is None:
        return _decided(view)
    if view.reader.id in about.invitation.inviter_ids:
        return (Text(_("You ask for it yourself now, so somebody else decides.")),)
    value = about.invitation.id
    approve = Button(ActionId.APPROVAL_APPROVE, _("Approve"), value, ButtonStyle.PRIMARY)
    reject = Button(ActionId.APPROVAL_REJECT, _("Reject"), value)
    note = Button(ActionId.APPROVAL_NOTE, _("Approve with a note"), value)
    return (Actions((approve, reject), (note,)), Footnote(_rules(view, asked)))


def _rules(view: ApprovalView, asked: Approval) -> str:
    lapses = lapses_at(view.about.invitation)
    until = day(lapses, view.reader) if lapses else ""
    told = (
        _("It was sent before the rules changed, and stands still until somebody decides.")
        if held(view.about.invitation)
        else _("Nothing is sent before somebody says yes.")
    )
    first = _("The first answer counts; without one it lapses on {day}.").format(day=until)
    late = _("You are asked because nobody has answered so far.")
    return " ".join((told, first, *((late,) if asked.escalated_at else ())))


def _decided(view: ApprovalView) -> tuple[Element, ...]:
    about = view.about
    asked = about.invitation.approval
    if asked is None or asked.open:
        ended = _(_OVER.get(about.invitation.state, _ENDED))
        told = ended.format(who=first_name(about.inviter), whom=first_name(about.invitee))
        return (Text(told),)
    reason = clean(asked.reason, REASON, lines=True)
    return (Text(decided_words(view)), *((Quote(reason),) if reason else ()))


def decided_words(view: ApprovalView) -> str:
    """By whom, as the reader reads it."""
    asked, by = view.about.invitation.approval, view.about.decider
    approved = asked is not None and asked.approved is True
    if by is not None and by.id == view.reader.id:
        return _("You approved it.") if approved else _("You rejected it.")
    who = name(by) if by else _("An approver")
    told = _("{who} approved it.") if approved else _("{who} rejected it.")
    return told.format(who=who)


def rejecting_form(view: ApprovalView) -> Form:
    return _form(
        view,
        title=_("Reject"),
        lead=_("{who} is told that you rejected it, and why."),
        label=_("Why not?"),
        submit=ActionId.APPROVAL_REFUSE,
        submit_label=_("Reject"),
    )


def approving_form(view: ApprovalView) -> Form:
    return _form(
        view,
        title=_("Approve"),
        lead=_("{who} is told that you approved it, with your note."),
        label=_("Note"),
        submit=ActionId.APPROVAL_GRANT,
        submit_label=_("Approve"),
    )


def _form(
    view: ApprovalView, *, title: str, lead: str, label: str, submit: ActionId, submit_label: str
) -> Form:
    about = view.about
    asks = _("{who} asks to invite {whom} to {work}").format(
        who=name(about.inviter), whom=name(about.invitee), work=named_work(about.item)
    )
    return Form(
        title=title,
        body=(
            Text(asks),
            TextInput(
                name="reason",
                label=label,
                hint=lead.format(who=first_name(about.inviter)),
                multiline=True,
                max_length=REASON,
                optional=True,
            ),
        ),
        submit=submit,
        submit_label=submit_label,
        value=about.invitation.id,
    )


def settled_notice(view: ApprovalView) -> Notice:
    """Somebody else was faster while the form was open."""
    asked = view.about.invitation.approval
    if asked is None or asked.open:
        return Notice(_(_ENDED))
    return Notice(_("Somebody was faster. {told}").format(told=decided_words(view)))


def examples() -> tuple[Example, ...]:
    states = InvitationState
    escalated = replace(REQUEST, escalated_at=NOW)
    hidden = replace(waits(item=SECRET), item=replace(SECRET, title=""))
    unnamed = replace(hidden, invitation=replace(hidden.invitation, message=""))
    cards = (
        ("asked", asking()),
        ("asked about a colleague", asking(waits(invitee=SARAH))),
        ("asked because nobody has answered", asking(waits(escalated))),
        ("private work", asking(unnamed)),
        ("sent before the rules changed", asking(waits(state=states.PENDING))),
        ("one asks for it as well", asking(_joined(), GRACE)),
        ("approved, to whom approved it", asking(waits(APPROVED, states.SCHEDULED))),
        ("approved, to another", asking(waits(APPROVED, states.SCHEDULED), LENA)),
        ("rejected, to whom rejected it", asking(waits(REJECTED, states.REJECTED))),
        ("rejected, to another", asking(waits(REJECTED, states.REJECTED), LENA)),
        *((str(state), asking(waits(state=state))) for state in (*_OVER, states.REVOKED)),
    )
    return (
        *(Example(named, approval_card(view)) for named, view in cards),
        Example("form: reject", rejecting_form(asking())),
        Example("form: approve with a note", approving_form(asking())),
        Example("too late", settled_notice(asking(waits(REJECTED, states.REJECTED), LENA))),
        Example("too late, lapsed", settled_notice(asking(waits(state=states.LAPSED), LENA))),
        *(Example(f"rough: {who.id}", approval_card(_rough(who)), rough=True) for who in ROUGH),
        *(Example(f"rough: form {w.id}", rejecting_form(_rough(w)), rough=True) for w in ROUGH),
    )


def _joined() -> InvitationView:
    about = waits()
    joined = about.invitation.join(GRACE.id)
    return replace(about, invitation=joined, co_inviters=(GRACE,))


def _rough(who: Person) -> ApprovalView:
    about = waits(REQUEST, invitee=who, inviter=who, message=LONG_MESSAGE, item=_titled(who))
    return asking(about)


def _titled(who: Person) -> WorkItem:
    return replace(CADENCE, title=who.name or "x")
