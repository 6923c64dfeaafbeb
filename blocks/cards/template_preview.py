"""A template as its reader would see it: the card in chat, and the letter."""

from contextlib import nullcontext
from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.invitation import invitation_card
from blocks.cards.preview import as_sent
from blocks.cards.sample import (
    CADENCE,
    COLOURS,
    FILLED,
    LAUNCH,
    LETTERHEAD,
    SARAH,
    SECRET,
    SLIPS,
    TEMPLATE,
    UNFILLED,
    Example,
    invitation_view,
)
from blocks.cards.template_words import fault_line
from blocks.elements import (
    Card,
    Choice,
    Element,
    Fact,
    Facts,
    Footnote,
    Form,
    Heading,
    Input,
    Option,
    PeoplePicker,
    Points,
    Quote,
)
from blocks.email import Envelope, Letter, letter
from blocks.languages import language_of, speaking
from blocks.parts import Links
from blocks.text import clean, cut
from invites.language import _, locale, pgettext
from invites.services.template_preview import TemplatePreview
from invites.template import in_a_list
from invites.views import InvitationView
from invites.wording.branding import Look
from invites.wording.faults import Fault, FaultCode
from invites.wording.template import Slot
from invites.work import WorkItemKind

READER, ITEM = "reader", "work_item"
LETTER_SHOWN = 2500


def template_preview_form(view: TemplatePreview, account: str) -> Form:
    """`account` is the reader's on this platform, to be preselected."""
    return Form(
        title=_("What they will see"),
        body=(*_choices(view, account), *_shown(view)),
        submit=ActionId.TEMPLATE_SHOW if not view.faults else None,
        submit_label=pgettext("button", "Show"),
        close_label=_("Back"),
        value=f"{view.slot.key}|{view.text or ''}",
        on_top=True,
    )


def _choices(view: TemplatePreview, account: str) -> tuple[Input, ...]:
    if view.faults:
        return ()
    who = PeoplePicker(
        name=READER,
        label=_("As read by"),
        initial=(account,) if account else (),
        limit=1,
        hint=_("Nothing is sent to them, and they are not told."),
    )
    if not view.items:
        return (who,)
    options = tuple(Option(item.id, cut(in_a_list(item), 75)) for item in view.items)
    chosen = view.view.item.id if view.view else ""
    what = Choice(
        name=ITEM,
        label=_("About which work"),
        options=options,
        initial=chosen,
        hint=_("Only work that you are in is listed."),
    )
    return (who, what)


def _shown(view: TemplatePreview) -> tuple[Element | Card, ...]:
    if view.view is None:
        lines = tuple(fault_line(fault) for fault in view.faults[:10])
        return (Points(_("Go back and mend this first:"), lines),)
    return (
        Heading(_("In chat")),
        *as_sent(view.view),
        *_unknown(view),
        Heading(_("In a letter")),
        *_letter(view.view, view.look),
    )


def _unknown(view: TemplatePreview) -> tuple[Element, ...]:
    if not view.unknown:
        return ()
    told = _("When neither the missing role nor a reason is known, it says:")
    return (Footnote(told), Quote(clean(view.unknown, 2000, lines=True)))


def _letter(view: InvitationView, look: Look) -> tuple[Element, ...]:
    written = sample_letter(view, look)
    sender = look.name or _("as set by the operator")
    return (
        Facts((Fact(_("From"), sender), Fact(_("Subject"), written.subject))),
        Quote(cut(written.text.strip(), LETTER_SHOWN)),
    )


def sample_letter(view: InvitationView, look: Look) -> Letter:
    """The letter without its links: those are made for each one that leaves."""
    same = language_of(view.invitee.locale) == locale()
    with nullcontext() if same else speaking(view.invitee.locale):
        why = _("You get this letter because {who} invited you with Usher.")
        envelope = Envelope(
            Links(lambda _button: "…"), why.format(who=clean(view.inviter.name, 60)), look=look
        )
        return letter(invitation_card(view), envelope)


def examples() -> tuple[Example, ...]:
    slot = Slot(WorkItemKind.CADENCE, "en")
    view = TemplatePreview(
        slot=slot,
        text=None,
        view=invitation_view(message=FILLED),
        unknown=UNFILLED,
        items=(CADENCE, LAUNCH),
        look=Look(name=LETTERHEAD[0], colour=COLOURS[0], signature=LETTERHEAD),
        mail=True,
    )
    german = invitation_view(invitee=replace(SARAH, locale="de"))
    faulty = replace(
        view,
        view=None,
        text=TEMPLATE,
        faults=(Fault(FaultCode.UNKNOWN_VARIABLE, SLIPS[0], "inviter_name"),),
    )
    private = invitation_view(item=SECRET)
    shown = (
        ("in chat and in a letter", view),
        ("not saved yet", replace(view, text=TEMPLATE, unknown="")),
        ("no mail, nothing to choose", replace(view, mail=False, items=(), look=Look())),
        ("private work", replace(view, view=private, items=(SECRET,))),
    )
    return (
        *(
            Example(f"form: preview: {of}", template_preview_form(each, "U0SARAHCH02"))
            for of, each in shown
        ),
        Example(
            "form: preview: in German",
            template_preview_form(replace(view, view=german), "U0SARAHCH02"),
            rough=True,
        ),
        Example("form: preview: with a fault", template_preview_form(faulty, ""), rough=True),
    )
