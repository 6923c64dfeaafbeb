"""Somebody left and invitations of theirs wait: take them over, or withdraw them."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import (
    CADENCE,
    CUSTOMER,
    DAYS,
    GRACE,
    LENA,
    NOW,
    ROUGH,
    SAM,
    SARAH,
    SECRET,
    Example,
)
from blocks.cards.sent import sent_card
from blocks.elements import Actions, Button, ButtonStyle, Card, Element, Footnote, Points, Text
from blocks.text import day, name, shown_work, work
from invites.invitation import Invitation, InvitationId
from invites.language import N_, _, ngettext
from invites.people import PersonId
from invites.succession import Succession, SuccessionId, SuccessionState, SuccessionView
from invites.views import InvitationView

SHOWN = 10
_SETTLED = {
    SuccessionState.TAKEN: N_("{by} took them over and stands for them now."),
    SuccessionState.WITHDRAWN: N_("{by} withdrew them. Those who were invited see that."),
    SuccessionState.LAPSED: N_("Nobody took them over in seven days, so they were withdrawn."),
    SuccessionState.RETURNED: N_("{leaver} is back, and so are the invitations."),
}


def succession_card(view: SuccessionView) -> Card:
    who, version = name(view.leaver), view.succession.version
    if view.succession.state is not SuccessionState.OPEN:
        title = _("{who} left, and invitations of theirs waited").format(who=who)
        told = _(_SETTLED[view.succession.state]).format(
            by=name(view.by) if view.by else _("Somebody"), leaver=who
        )
        return Card(title, (Text(told),), version)
    count = len(view.invitations)
    title = ngettext(
        "{who} left; {count} invitation of theirs waits",
        "{who} left; {count} invitations of theirs wait",
        count,
    ).format(who=who, count=count)
    return Card(title, (_listed(view), *_left_over(view), *_decision(view)), version)


def adopted_card(view: InvitationView, reader: PersonId | None = None) -> Card:
    """To a co-inviter, who stands for it alone now."""
    title = _("Whoever invited {whom} to {work} with you has left; you stand for it now")
    told = title.format(whom=name(view.invitee), work=work(view.item))
    return replace(sent_card(view, reader), title=told)


def _listed(view: SuccessionView) -> Points:
    lines = [_line(view, each) for each in view.invitations[:SHOWN]]
    more = len(view.invitations) - SHOWN
    if more > 0:
        told = ngettext("and {count} more", "and {count} more", more)
        lines.append(told.format(count=more))
    lead = _("Nobody can accept them before somebody else stands for them:")
    return Points(lead, tuple(lines) or (_("none any more"),))


def _line(view: SuccessionView, invitation: Invitation) -> str:
    item = view.items[invitation.work_item_id]
    return _("{whom} to {work}").format(
        whom=name(view.people[invitation.invitee_id]),
        work=work(item) if item.title else shown_work(item),
    )


def _left_over(view: SuccessionView) -> tuple[Element, ...]:
    if not view.left_over:
        return ()
    told = ngettext(
        "{count} of them you cannot stand for: it is to yourself, or to private work that you "
        "are not in. Withdraw it, or let it run out.",
        "{count} of them you cannot stand for: they are to yourself, or to private work that you "
        "are not in. Withdraw them, or let them run out.",
        view.left_over,
    )
    return (Text(told.format(count=view.left_over)),)


def _decision(view: SuccessionView) -> tuple[Element, ...]:
    value = view.succession.id
    take = Button(ActionId.SUCCESSION_TAKE, _("Take over"), value, ButtonStyle.PRIMARY)
    drop = Button(
        ActionId.SUCCESSION_WITHDRAW,
        _("Withdraw"),
        value,
        ask=_("Those who were invited see that it was withdrawn."),
    )
    told = _("Until {day}; then they are withdrawn.")
    until = told.format(day=day(view.succession.ends_at, view.reader))
    return (Actions((take, drop)), Footnote(until))


def examples() -> tuple[Example, ...]:
    open_still = Succession(
        id=SuccessionId("s"),
        customer_id=CUSTOMER,
        person_id=SAM.id,
        asked_of=(GRACE.id,),
        asked_at=NOW,
        ends_at=NOW + 7 * DAYS,
    )
    first = Invitation(
        id=InvitationId("i"),
        customer_id=CUSTOMER,
        inviter_id=SAM.id,
        invitee_id=SARAH.id,
        work_item_id=CADENCE.id,
        message="",
        created_at=NOW,
        send_at=NOW,
    )
    second = replace(first, invitee_id=LENA.id, work_item_id=SECRET.id)
    view = SuccessionView(
        succession=open_still,
        leaver=SAM,
        reader=GRACE,
        invitations=(first, second),
        people={each.id: each for each in (SAM, SARAH, LENA, GRACE)},
        items={CADENCE.id: CADENCE, SECRET.id: replace(SECRET, title="")},
        by=GRACE,
    )
    ended = [s for s in SuccessionState if s is not SuccessionState.OPEN]
    return (
        Example("asked", succession_card(view)),
        Example("asked: one", succession_card(replace(view, invitations=(first,)))),
        Example("taken over but one", succession_card(replace(view, left_over=1))),
        *(
            Example(
                state.value, succession_card(replace(view, succession=open_still.settle(state, 2)))
            )
            for state in ended
        ),
        *(
            Example(f"rough: {each.id}", succession_card(replace(view, leaver=each)), rough=True)
            for each in ROUGH
        ),
    )
