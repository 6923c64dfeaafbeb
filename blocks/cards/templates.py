"""`/usher templates`: what holds for which work and language, one template, and its versions."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import (
    COLOURS,
    DAYS,
    ENDLESS,
    LENA,
    LOUD_TEMPLATE,
    NOW,
    SLIPS,
    TEMPLATE,
    Example,
)
from blocks.cards.template_words import (
    Refusal,
    author,
    kind_label,
    remark_lines,
    saved_by,
    slot_label,
    wording_refusal,
)
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Divider,
    Element,
    Fact,
    Facts,
    Form,
    Heading,
    Menu,
    Option,
    Points,
    Quote,
    Text,
)
from blocks.text import clean, cut
from invites.drafting.writing import LANGUAGES, language_name
from invites.language import N_, _, pgettext
from invites.services.templating import TemplatesView, TemplateView
from invites.wording.faults import (
    AdministratorsOnly,
    AlreadyThere,
    BadWording,
    Fault,
    FaultCode,
    WordingChanged,
)
from invites.wording.lint import remarks_of
from invites.wording.template import Slot, Version, holding
from invites.work import WorkItemKind

OPENING = 90
_DONE = {
    "saved": N_("Saved. Invitations from now on begin with these words."),
    "restored": N_("Restored, as a new version. Invitations from now on begin with these words."),
    "same": N_("These words hold already. Nothing was changed."),
}


def templates_form(view: TemplatesView) -> Form:
    return Form(
        title=_("Templates"),
        body=(
            Text(
                _(
                    "What an invitation says before the inviter changes it. The nearest holds: "
                    "for the kind of work and the language, then for the kind, then for the "
                    "language, then for everything. Without one, the words that ship."
                )
            ),
            *_own(view),
            Divider(),
            Heading(_("What holds now")),
            *(_holding(view, kind) for kind in WorkItemKind),
        ),
        close_label=_("Close"),
    )


def _own(view: TemplatesView) -> tuple[Element, ...]:
    new = Button(ActionId.TEMPLATE_NEW, _("New template"), "", ButtonStyle.PRIMARY)
    brand = Button(ActionId.BRANDING_OPEN, _("Branding"), "")
    if not view.templates:
        told = Text(_("You have no template of your own yet."))
        return (told, Actions((new, brand)))
    options = tuple(Option(v.slot.key, cut(slot_label(v.slot), 75)) for v in view.templates)
    menu = Menu(ActionId.TEMPLATE_OPEN, _("Open one of yours"), options)
    return (Actions((new, brand), menu=menu),)


def _holding(view: TemplatesView, kind: WorkItemKind) -> Points:
    """Languages for which the same holds stand in one line."""
    groups: dict[Slot | None, list[str]] = {}
    for language in LANGUAGES:
        found = holding(view.templates, kind, language)
        groups.setdefault(found.slot if found else None, []).append(language)
    by_slot = {v.slot: v for v in view.templates}
    lines = tuple(
        _line(view, by_slot[slot] if slot else None, languages)
        for slot, languages in groups.items()
    )
    return Points(kind_label(Slot(kind)), lines)


def _line(view: TemplatesView, version: Version | None, languages: list[str]) -> str:
    every = len(languages) == len(LANGUAGES)
    spoken = (
        _("All languages")
        if every
        else pgettext("between names", ", ").join(map(language_name, languages))
    )
    if version is None:
        return _("{languages}: the words that ship").format(languages=spoken)
    told = _("{languages}: your own for {slot}. {saved}")
    return told.format(
        languages=spoken,
        slot=_in_a_sentence(version.slot),
        saved=saved_by(author(view.people, version.by), version.at),
    )


def _in_a_sentence(slot: Slot) -> str:
    if slot == Slot():
        return _("everything")
    return f"“{slot_label(slot)}”"


def template_form(view: TemplateView) -> Form:
    """One template that was saved before."""
    version = view.version
    key = view.slot.key
    facts = [Fact(_("For"), slot_label(view.slot))]
    if version is not None:
        number = _("{number}, {saved}").format(
            number=version.number, saved=saved_by(view.by, version.at)
        )
        facts.append(Fact(_("Version"), number))
    return Form(
        title=_("Template"),
        body=(
            *((Text(_(_DONE[view.done])),) if view.done else ()),
            Facts(tuple(facts)),
            *_text(view),
            *_remarks(view),
            _actions(view, f"{key}|{view.number}"),
        ),
        close_label=_("Close"),
    )


def _text(view: TemplateView) -> tuple[Element, ...]:
    if not view.text:
        return (Text(_("It was given up: what is wider holds, or the words that ship.")),)
    return (Quote(clean(view.text, 1000, lines=True)),)


def _remarks(view: TemplateView) -> tuple[Element, ...]:
    lines = remark_lines(view.remarks)
    return (Points(_("Worth another look:"), lines),) if lines else ()


def _actions(view: TemplateView, value: str) -> Actions:
    key = view.slot.key
    edit = Button(ActionId.TEMPLATE_EDIT, pgettext("button", "Edit"), key, ButtonStyle.PRIMARY)
    look = Button(ActionId.TEMPLATE_PREVIEW, pgettext("button", "Preview"), key)
    past = Button(ActionId.TEMPLATE_HISTORY, _("Earlier versions"), key)
    every = Button(ActionId.TEMPLATES_OPEN, _("All templates"), "")
    stop = Button(
        ActionId.TEMPLATE_GIVE_UP,
        _("Give it up"),
        value,
        ask=_("What is wider holds again, or the words that ship. You can restore it later."),
    )
    if not view.text:
        return Actions((edit, past, every))
    return Actions((edit, look, past, stop, every))


def example_version(number: int = 3, slot: Slot | None = None, text: str = TEMPLATE) -> Version:
    slot = slot or Slot(WorkItemKind.CADENCE, "de")
    return Version(slot=slot, number=number, text=text, at=NOW - number * DAYS, by=LENA.id)


def examples() -> tuple[Example, ...]:
    people = {LENA.id: LENA}
    own = tuple(
        example_version(slot=slot)
        for slot in (Slot(), Slot(None, "ja"), Slot(WorkItemKind.CADENCE, "de"))
    )
    view = TemplateView(
        slot=own[2].slot,
        version=own[2],
        by=LENA,
        text=TEMPLATE,
        remarks=remarks_of(TEMPLATE, "de"),
    )
    loud = replace(view, text=LOUD_TEMPLATE, remarks=remarks_of(LOUD_TEMPLATE, "en"), done="saved")
    given_up = replace(view, text="", version=replace(own[2], text=""), remarks=())
    endless = replace(LENA, name=ENDLESS)
    everywhere = tuple(
        example_version(slot=Slot(kind, language))
        for kind in (None, *WorkItemKind)
        for language in ("", *LANGUAGES)
    )
    crowded = TemplatesView(templates=everywhere, people={LENA.id: endless})
    refused: tuple[Refusal, ...] = (
        *(BadWording((("text", each),)) for each in _EVERY_FAULT),
        WordingChanged("Lena Vogel", NOW, "text"),
        WordingChanged("", NOW, ""),
        AlreadyThere(),
        AdministratorsOnly(("Grace Kim", "Lena Vogel")),
        AdministratorsOnly(()),
    )
    return (
        Example("form: templates: none of one's own", templates_form(TemplatesView())),
        Example("form: templates", templates_form(TemplatesView(templates=own, people=people))),
        Example("form: template", template_form(view)),
        Example("form: template: restored", template_form(replace(view, done="restored"))),
        Example("form: template: the same", template_form(replace(view, done="same"))),
        Example("form: template: given up", template_form(given_up)),
        Example("form: template: with remarks", template_form(loud), rough=True),
        Example("rough: forty-nine templates", templates_form(crowded), rough=True),
        *(
            Example(
                f"refused {number}: {error.code}",
                wording_refusal(error),
                rough=isinstance(error, BadWording) and "{" in str(error.faults),
            )
            for number, error in enumerate(refused, 1)
        ),
    )


_EVERY_FAULT = (
    Fault(FaultCode.UNKNOWN_VARIABLE, SLIPS[0], "inviter_name"),
    Fault(FaultCode.UNKNOWN_VARIABLE, SLIPS[1]),
    Fault(FaultCode.TOO_LONG, "1204", "1000"),
    Fault(FaultCode.LINES, "7", "4"),
    Fault(FaultCode.CONTRAST, *COLOURS[2:]),
    *(
        Fault(code, SLIPS[2])
        for code in FaultCode
        if code
        not in (
            FaultCode.UNKNOWN_VARIABLE,
            FaultCode.TOO_LONG,
            FaultCode.LINES,
            FaultCode.CONTRAST,
        )
    ),
)
