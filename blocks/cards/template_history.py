"""The versions of a template, each with its way back."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import FILLED, LENA, Example
from blocks.cards.template_words import author, saved_by, slot_label
from blocks.cards.templates import example_version
from blocks.elements import (
    Actions,
    Button,
    Divider,
    Element,
    Fact,
    Facts,
    Footnote,
    Form,
    Quote,
    Text,
)
from blocks.text import clean
from invites.language import _
from invites.services.templating import HistoryView
from invites.wording.template import Version


def history_form(view: HistoryView) -> Form:
    rows = [part for version in view.versions for part in _version(view, version)]
    return Form(
        title=_("Earlier versions"),
        body=(
            Facts((Fact(_("For"), slot_label(view.slot)),)),
            *rows,
            Divider(),
            Actions((*_older(view), *_back(view))),
        ),
        close_label=_("Close"),
    )


def _version(view: HistoryView, version: Version) -> tuple[Element, ...]:
    told = _("Version {number}. {saved}").format(
        number=version.number, saved=saved_by(author(view.people, version.by), version.at)
    )
    if version.restored:
        told = _("{told}. It repeats version {number}.").format(told=told, number=version.restored)
    key = f"{view.slot.key}|{version.number}|{view.newest}"
    again = Button(ActionId.TEMPLATE_RESTORE, _("Restore this one"), key)
    held = version.number == view.newest
    if not version.text:
        return (Divider(), Text(told), Footnote(_("It was given up.")))
    row = (Footnote(_("It holds now.")),) if held else (Actions((again,)),)
    return (Divider(), Text(told), Quote(clean(version.text, 1000, lines=True)), *row)


def _older(view: HistoryView) -> tuple[Button, ...]:
    if not view.older:
        return ()
    value = f"{view.slot.key}|{view.versions[-1].number}"
    return (Button(ActionId.TEMPLATE_HISTORY, _("Older ones"), value),)


def _back(view: HistoryView) -> tuple[Button, ...]:
    return (
        Button(ActionId.TEMPLATE_OPEN, _("The template"), view.slot.key),
        Button(ActionId.TEMPLATES_OPEN, _("All templates"), ""),
    )


def examples() -> tuple[Example, ...]:
    people = {LENA.id: LENA}
    newest = example_version(12)
    past = HistoryView(
        slot=newest.slot,
        versions=(
            replace(newest, restored=10),
            replace(example_version(11), text="", by=None),
            example_version(10, text=FILLED),
        ),
        people=people,
        newest=12,
        older=True,
    )
    return (
        Example("form: earlier versions", history_form(past)),
        Example(
            "form: earlier versions: all of them",
            history_form(replace(past, versions=past.versions[:1], older=False)),
        ),
    )
