"""Branding: how letters look and are signed, and in which tone drafts are written."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import COLOURS, ENDLESS, LENA, LETTERHEAD, NOW, Example
from blocks.cards.template_words import TONES, saved_by
from blocks.elements import (
    Actions,
    Button,
    Choice,
    Element,
    Fact,
    Facts,
    Footnote,
    Form,
    Option,
    Text,
    TextInput,
)
from blocks.text import clean
from invites.drafting.facts import Tone
from invites.language import _, pgettext
from invites.services.branding import BrandingView
from invites.wording.branding import LINE_LIMIT, LINES, NAME_LIMIT, Branding, Look

NAME, COLOUR, SIGNATURE, TONE = "name", "colour", "signature", "tone"
UNSET = "unset"


def branding_form(view: BrandingView) -> Form:
    look = view.look
    return Form(
        title=_("Branding"),
        body=(
            *_saved(view),
            TextInput(
                name=NAME,
                label=_("Name in letters"),
                initial=clean(look.name, NAME_LIMIT),
                max_length=NAME_LIMIT + 40,
                optional=True,
                hint=_("Shown as the sender and at the top of each letter and page."),
            ),
            TextInput(
                name=COLOUR,
                label=_("Colour"),
                initial=look.colour,
                placeholder="#0b5cab",
                max_length=20,
                optional=True,
                hint=_("Six digits, as in #0b5cab. White words on it must be easy to read."),
            ),
            TextInput(
                name=SIGNATURE,
                label=_("Signature"),
                initial="\n".join(clean(line, LINE_LIMIT) for line in look.signature),
                multiline=True,
                max_length=1000,
                optional=True,
                hint=_("Up to {count} lines under each letter, without links.").format(count=LINES),
            ),
            Choice(
                name=TONE,
                label=_("Tone of drafts"),
                options=(
                    Option(UNSET, _("As set by the operator")),
                    *(Option(tone, _(label)) for tone, label in TONES.items()),
                ),
                initial=look.tone or UNSET,
                hint=_("For messages that are drafted by AI, and for the words that ship."),
            ),
        ),
        submit=ActionId.BRANDING_SAVE,
        submit_label=pgettext("button", "Save"),
        value=str(view.number),
    )


def _saved(view: BrandingView) -> tuple[Element, ...]:
    if view.branding is None:
        return (Text(_("Letters look as they ship. What you set here is used from now on.")),)
    told = _("Last changed: {saved}.")
    return (Footnote(told.format(saved=saved_by(view.by, view.branding.at))),)


def branded_form(view: BrandingView) -> Form:
    look = view.look
    tone = _(TONES[look.tone]) if look.tone else _("As set by the operator")
    ships = _("as it ships")
    facts = (
        Fact(_("Name"), clean(look.name, NAME_LIMIT) or ships),
        Fact(_("Colour"), look.colour or ships),
        Fact(_("Signature"), ", ".join(clean(line) for line in look.signature) or _("none")),
        Fact(_("Tone"), tone),
    )
    return Form(
        title=_("Branding"),
        body=(
            Text(_("Saved. Letters and pages look like this from now on.")),
            Facts(facts),
            Actions(
                (
                    Button(ActionId.BRANDING_OPEN, pgettext("button", "Edit"), ""),
                    Button(ActionId.TEMPLATES_OPEN, _("All templates"), ""),
                )
            ),
        ),
        close_label=_("Close"),
    )


def examples() -> tuple[Example, ...]:
    look = Look(
        name=LETTERHEAD[0],
        colour=COLOURS[0],
        signature=LETTERHEAD,
        tone=Tone.WARM,
    )
    view = BrandingView(branding=Branding(look=look, number=2, at=NOW, by=LENA.id), by=LENA)
    rough = replace(look, name=ENDLESS, signature=(ENDLESS,) * LINES)
    endless = replace(view, branding=Branding(look=rough, number=3, at=NOW))
    return (
        Example("form: branding: as it ships", branding_form(BrandingView())),
        Example("form: branding", branding_form(view)),
        Example("form: branding saved", branded_form(view)),
        Example("form: branding: all taken off", branded_form(BrandingView())),
        Example("rough: endless branding", branding_form(endless), rough=True),
    )
