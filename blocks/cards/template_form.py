"""Writing a template: for which work and language, which words, and what may stand in braces."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import NOW, TEMPLATE, Example
from blocks.cards.template_words import KINDS, meanings, slot_label
from blocks.cards.templates import example_version
from blocks.elements import (
    Actions,
    Button,
    Choice,
    Element,
    Fact,
    Facts,
    Footnote,
    Form,
    Input,
    Option,
    TextInput,
)
from blocks.text import clean
from invites.drafting.writing import LANGUAGES, language_name
from invites.language import _, pgettext
from invites.services.templating import TemplateView
from invites.wording.lint import LIMIT
from invites.wording.shipped import shipped_template
from invites.wording.template import ANY, Slot

KIND, LANGUAGE, TEXT = "kind", "language", "text"
ROOM = LIMIT + 500
"""So that whoever writes too much is told in words, not cut off while typing."""


def new_template_form(view: TemplateView) -> Form:
    return _form(_("New template"), view, (_kind(view.slot), _language(view.slot)), "")


def edit_template_form(view: TemplateView) -> Form:
    what = Facts((Fact(_("For"), slot_label(view.slot)),))
    return _form(_("Edit template"), view, (what,), f"{view.slot.key}|{view.number}")


def _form(title: str, view: TemplateView, first: tuple[Element | Input, ...], value: str) -> Form:
    return Form(
        title=title,
        body=(
            *first,
            TextInput(
                name=TEXT,
                label=_("What the invitation says"),
                initial=clean(view.text, ROOM, lines=True),
                multiline=True,
                max_length=ROOM,
                hint=_("Without links. The inviter may change it before it is sent."),
            ),
            Actions((Button(ActionId.TEMPLATE_TRY, _("Show what they will see"), ""),)),
            meanings(),
            Footnote(
                _(
                    "What stands in [square brackets] is left out when something in it is not "
                    "known, as in: Hi[ {invitee_first_name}], would you join us?"
                )
            ),
        ),
        submit=ActionId.TEMPLATE_SAVE,
        submit_label=pgettext("button", "Save"),
        value=value,
    )


def _kind(slot: Slot) -> Choice:
    options = (
        Option(ANY, _("Any kind of work")),
        *(Option(kind, _(label)) for kind, label in KINDS.items()),
    )
    return Choice(name=KIND, label=_("For which work"), options=options, initial=slot.kind or ANY)


def _language(slot: Slot) -> Choice:
    options = (
        Option(ANY, _("Any language: everybody reads these very words")),
        *(Option(language, language_name(language)) for language in LANGUAGES),
    )
    return Choice(
        name=LANGUAGE,
        label=_("For readers of which language"),
        options=options,
        initial=slot.language or ANY,
    )


def examples() -> tuple[Example, ...]:
    version = example_version()
    view = TemplateView(slot=version.slot, version=version, text=TEMPLATE)
    new = TemplateView(slot=Slot(language="en"), text=shipped_template())
    given_up = replace(version, text="", at=NOW)
    again = replace(view, version=given_up, text=shipped_template())
    return (
        Example("form: new template", new_template_form(new)),
        Example("form: edit template", edit_template_form(view)),
        Example("form: edit what was given up", edit_template_form(again)),
        Example(
            "rough: endless", edit_template_form(replace(view, text=TEMPLATE * 30)), rough=True
        ),
    )
