"""The message of the invitation form: written already, to be changed or written anew."""

from dataclasses import replace
from zlib import crc32

from blocks.actions import ActionId
from blocks.cards.evidence import lines_of
from blocks.cards.sample import BEST, CADENCE, Example
from blocks.elements import (
    Actions,
    Button,
    Element,
    Footnote,
    Form,
    Group,
    Input,
    Menu,
    Option,
    Patch,
    TextInput,
)
from blocks.languages import language_of
from blocks.text import clean, cut
from invites.drafting.facts import DraftFacts, Tone
from invites.drafting.writing import LANGUAGES, facts_of, language_name
from invites.language import _, locale, pgettext
from invites.views import ComposeView, Written
from invites.work import WorkItem

MESSAGE_LIMIT = 2000
MESSAGE, REWRITING = "message", "rewriting"
FACTS_SHOWN = 600


def message_part(view: ComposeView) -> tuple[Element | Input | Group, ...]:
    text = clean(view.message, MESSAGE_LIMIT, lines=True)
    written = view.written or Written(text=text, language=_readers_language(view))
    item = view.items[0] if view.items else None
    return (
        Group(name=MESSAGE, parts=(_field(text),)),
        _rewriting(written, item),
        Actions((Button(ActionId.INVITATION_PREVIEW, _("Show what they will see"), ""),)),
        Footnote(
            _(
                "They may accept or decline with one press. It costs them nothing. "
                "You can take it back for 60 seconds."
            )
        ),
    )


def rewritten(written: Written, item: WorkItem | None, before: str) -> Patch:
    """The new words in the field, and the way back to `before`."""
    text = clean(written.text, MESSAGE_LIMIT, lines=True)
    turn = f"{crc32(text.encode()):08x}"
    field = Group(name=MESSAGE, parts=(_field(text),), turn=turn)
    return Patch((field, _rewriting(written, item, before, turn)))


def rewriting() -> Patch:
    """While it is being written: nothing is kept from the person, who may send or write on."""
    told = _("Rewriting. You can go on writing, or send it as it is.")
    return Patch((Group(name=REWRITING, parts=(Footnote(told),)),), watched=MESSAGE)


def kept(text: str, language: str = "") -> Patch:
    """The person wrote on meanwhile: their words stand."""
    calm = _rewriting(Written(text=text, language=language), None)
    return Patch((calm,), instead=rewritten(Written(text=text, language=language), None, ""))


def _readers_language(view: ComposeView) -> str:
    """The template writes in that of the best person; a form from elsewhere in one's own."""
    if view.suggestion is None:
        return locale()
    best = view.suggestion.suggestion.best.person_id
    return language_of(view.suggestion.people[best].locale)


def _field(text: str) -> TextInput:
    return TextInput(
        name=MESSAGE,
        label=_("Message"),
        initial=text,
        multiline=True,
        max_length=MESSAGE_LIMIT,
    )


def _rewriting(
    written: Written, item: WorkItem | None, before: str = "", turn: str = "first"
) -> Group:
    menu = Menu(ActionId.MESSAGE_REWRITE, _("Rewrite"), _wishes(written.language))
    undo = (Button(ActionId.MESSAGE_UNDO, pgettext("button", "Undo"), before),) if before else ()
    return Group(name=REWRITING, parts=(Actions(undo, menu=menu), *_mark(written, item)), turn=turn)


def _wishes(language: str) -> tuple[Option, ...]:
    """`tone:language` each; the language stays unless another is asked for."""
    tones = ((Tone.BRIEF, _("Shorter")), (Tone.WARM, _("Warmer")))
    others = (each for each in LANGUAGES if each != language)
    return (
        *(Option(f"{tone}:{language}", label) for tone, label in tones),
        *(Option(f"{Tone.PLAIN}:{each}", language_name(each)) for each in others),
    )


def _mark(written: Written, item: WorkItem | None) -> tuple[Element, ...]:
    """Who wrote it, from what; and in which language, when it is not the person's own."""
    foreign = written.language not in ("", locale())
    note = _("Written in {language}.")
    told = (Footnote(note.format(language=language_name(written.language))),) if foreign else ()
    if written.facts is None:
        return told
    return (Footnote(_drafted(written, written.facts, item)), *told)


def _drafted(written: Written, facts: DraftFacts, item: WorkItem | None) -> str:
    lines = lines_of(facts.evidence, item) if item else ()
    return _(
        "Drafted by AI ({model}), which may be wrong: please read it. It was told: {facts}."
    ).format(
        model=clean(written.model, 60), facts=cut("; ".join((facts.work, *lines)), FACTS_SHOWN)
    )


def examples() -> tuple[Example, ...]:
    facts = facts_of(CADENCE, (BEST,))
    text = (
        "We are finding our way with the Q3 outreach cadence, and Sales leadership has no voice in "
        "it yet. Would you join us and tell us what you see?"
    )
    drafted = Written(text=text, language="en", model="gpt-4o-mini", facts=facts)
    german = replace(drafted, language="de", text="Magst du dazukommen und mitdenken?")
    return (
        Example("message: drafted by AI", _shown(rewritten(drafted, CADENCE, ""))),
        Example("message: being rewritten", _shown(rewriting())),
        Example("message: in German, can be undone", _shown(rewritten(german, CADENCE, text))),
        Example("message: written on by hand", _shown(kept(text))),
    )


def _shown(patch: Patch) -> Form:
    """The part alone, as it stands in the form."""
    groups = {group.name: group for group in patch.groups}
    field = groups.get(MESSAGE, Group(name=MESSAGE, parts=(_field("Please have a look."),)))
    return Form(
        title=_("Invite a colleague"),
        body=(field, groups[REWRITING]),
        submit=ActionId.INVITATION_SEND,
        submit_label=pgettext("button", "Invite"),
    )
