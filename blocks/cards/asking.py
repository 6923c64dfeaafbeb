"""The answer to whoever asks for a suggestion, when there is none."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.evidence import LEFT_OUT, evidence_lines
from blocks.cards.sample import (
    BEN,
    CADENCE,
    CROWD,
    DIEGO,
    LENA,
    ROUGH,
    SECOND,
    Example,
)
from blocks.elements import Actions, Button, ButtonStyle, Card, Element, Footnote, Points, Text
from blocks.text import first_name, introduced, names, work
from invites.language import _
from invites.people import PersonId
from invites.suggestion import LeftOut, LeftOutReason
from invites.views import NobodyView

MOST_NAMES = 10


def nobody_card(view: NobodyView) -> Card:
    title = _("Nobody stands out for {work} at the moment").format(work=work(view.item))
    hint = _("To invite somebody of your own choice, use /usher invite.")
    return Card(title, (*_closest(view), *_left_out(view), Footnote(hint)))


def _closest(view: NobodyView) -> tuple[Element, ...]:
    known = [p for p in view.closest if p.person_id in view.people]
    if not known:
        return (Text(_("Nobody outside works closely enough with the people here.")),)
    best = view.people[known[0].person_id]
    lines = evidence_lines(known[0], view.item)
    lead = _("Closest comes {who} but there is too little to go by.").format(who=introduced(best))
    button = Button(
        ActionId.INVITATION_COMPOSE,
        _("Invite {who}").format(who=first_name(best)),
        f"{view.item.id}:{best.id}",
        ButtonStyle.DEFAULT,
    )
    return (Points(lead, lines) if lines else Text(lead), Actions((button,)))


def _left_out(view: NobodyView) -> tuple[Element, ...]:
    people = view.people
    lines = []
    for why, told in LEFT_OUT.items():
        ids = [out.person_id for out in view.left_out if out.reason is why]
        named = [people[i] for i in ids if i in people and people[i].name]
        if named:
            lines.append(f"{_(told)}: {names(named, MOST_NAMES)}")
    return (Points(_("Also looked at:"), tuple(lines)),) if lines else ()


def examples() -> tuple[Example, ...]:
    people = {p.id: p for p in (BEN, LENA, DIEGO, *CROWD)}
    left_out = (
        LeftOut(LENA.id, LeftOutReason.ALREADY_INVITED),
        LeftOut(DIEGO.id, LeftOutReason.COOL_DOWN),
        LeftOut(PersonId("gone"), LeftOutReason.LEFT),
    )
    weak = replace(SECOND, confidence=0.2)
    close = NobodyView(item=CADENCE, closest=(weak,), left_out=left_out, people=people)
    alone = NobodyView(item=CADENCE)
    crowd = tuple(LeftOut(p.id, LeftOutReason.AWAY) for p in CROWD)
    return (
        Example("somebody comes close", nobody_card(close)),
        Example("nobody at all", nobody_card(alone)),
        Example("rough: many left out", nobody_card(replace(close, left_out=crowd)), rough=True),
        *(
            Example(
                f"rough: {who.id}",
                nobody_card(
                    replace(
                        close,
                        item=replace(CADENCE, title=who.name),
                        closest=(replace(weak, person_id=who.id),),
                        people={who.id: who},
                    )
                ),
                rough=True,
            )
            for who in ROUGH
        ),
    )
