"""The invitation form: whom, to what, with which words."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.compose_message import message_part
from blocks.cards.evidence import evidence_lines, why
from blocks.cards.refusals import in_words
from blocks.cards.sample import (
    BEN,
    BEST,
    CADENCE,
    CROWD,
    GENERAL,
    LAUNCH,
    LONG_MESSAGE,
    ROUGH,
    SAM,
    SARAH,
    SECOND,
    THIRD,
    Example,
    suggestion_view,
)
from blocks.elements import (
    Choice,
    Element,
    Form,
    Input,
    MultiChoice,
    Option,
    PeoplePicker,
    Points,
    Text,
    TextInput,
)
from blocks.text import clean, cut, name, work
from invites.errors import InvitingYourself, NotAPerson, UnknownName
from invites.language import _, pgettext
from invites.people import Person
from invites.template import draft, in_a_list
from invites.views import ComposeView, Unclear
from invites.work import WorkItem, WorkItemId

MOST_OPTIONS = 100
MOST_REMARKS, MOST_UNCLEAR = 10, 10
MEANT = "meant_"
"""The names of the fields in which one chooses who was meant begin so."""


def compose_form(view: ComposeView) -> Form:
    return Form(
        title=_("Invite a colleague"),
        body=(*_remarks(view), *_work_item(view), *_people(view), *message_part(view)),
        submit=ActionId.INVITATION_SEND,
        submit_label=pgettext("button", "Invite"),
        value=f"{view.suggestion.suggestion.id if view.suggestion else ''}|{view.request_key}",
    )


def no_work_item_form() -> Form:
    told = _(
        "You are not in any channel that Usher follows yet. Add Usher to a channel with "
        "/invite @Usher, then try again."
    )
    return Form(title=_("Invite a colleague"), body=(Text(told),), close_label=_("Close"))


def _work_item(view: ComposeView) -> tuple[Element | Input, ...]:
    if view.fixed:
        return (Text(_("To collaborate on {work}").format(work=work(view.items[0]))),)
    options = tuple(Option(item.id, item_label(item)) for item in view.items[:MOST_OPTIONS])
    return (
        Choice(
            name="work_item",
            label=_("To collaborate on"),
            options=options,
            initial=options[0].value if options else "",
            hint=_hint(view),
        ),
    )


def _hint(view: ComposeView) -> str:
    if view.words:
        told = _("No work called “{words}” was found. Choose here.")
        return told.format(words=clean(view.words, 60))
    return _("Several fit; the one that fits best is chosen.") if view.several else ""


def _remarks(view: ComposeView) -> tuple[Element, ...]:
    """What stands against people who were named; the others are in the form."""
    if not view.remarks:
        return ()
    lines = tuple(in_words(each) for each in view.remarks[:MOST_REMARKS])
    return (Points(_("Please look at this:"), lines),)


def _unclear(view: ComposeView) -> tuple[MultiChoice, ...]:
    return tuple(
        MultiChoice(
            name=f"{MEANT}{number}",
            label=_("Did you mean one of these by “{name}”?").format(name=clean(each.typed, 60)),
            options=tuple(
                Option(p.id, cut(name(p), 75), cut(clean(p.title, 75), 75)) for p in each.people
            ),
            optional=True,
        )
        for number, each in enumerate(view.unclear[:MOST_UNCLEAR])
    )


def item_label(item: WorkItem) -> str:
    return cut(clean(in_a_list(item)), 75)


def _people(view: ComposeView) -> tuple[Element | Input, ...]:
    chosen = _chosen(view)
    picker = PeoplePicker(
        name="people",
        label=_("Somebody else") if chosen else _("Whom to invite"),
        optional=True,
        placeholder=_("Choose colleagues"),
    )
    emails = TextInput(
        name="emails",
        label=_("Or by e-mail address"),
        optional=True,
        placeholder=_("name@example.com"),
        initial=clean(view.emails, 500),
        hint=_("Several with a comma between. People from outside as your administrators allow."),
        max_length=500,
    )
    return (*chosen, *_unclear(view), picker, emails)


def _chosen(view: ComposeView) -> tuple[Element | Input, ...]:
    offered = _offered(view)
    if not offered:
        return ()
    options = tuple(Option(p.id, cut(name(p), 75), cut(title, 75)) for p, title in offered)
    initial = tuple(p.id for p in view.chosen if p.id in {o.value for o in options})
    choice = MultiChoice(
        name="chosen",
        label=_("Suggested") if view.suggestion else _("Whom to invite"),
        options=options,
        initial=initial,
        optional=True,
    )
    return (choice, *_reasons(view))


def _offered(view: ComposeView) -> list[tuple[Person, str]]:
    if view.suggestion is None:
        return [(p, clean(p.title, 75)) for p in view.chosen[:MOST_OPTIONS]]
    people = view.suggestion.people
    found = [people[p.person_id] for p in view.suggestion.suggestion.proposed]
    return [(p, clean(p.title, 75)) for p in found]


def _reasons(view: ComposeView) -> tuple[Element, ...]:
    if view.suggestion is None:
        return ()
    suggestion = view.suggestion.suggestion
    return tuple(
        Points(why(view.suggestion.people[p.person_id]), lines)
        for p in suggestion.proposed
        if (lines := evidence_lines(p, view.suggestion.item))
    )


UNCLEAR = (Unclear("Sara", (SARAH, BEN)),)
REMARKS = (InvitingYourself(), NotAPerson("Usher"), UnknownName("Zaphod"))


def examples() -> tuple[Example, ...]:
    asked = ComposeView(
        actor=SAM, items=(CADENCE, LAUNCH, GENERAL), fixed=False, message=draft(CADENCE, ())
    )
    forms = (
        ("from a suggestion", _suggested(SARAH)),
        ("from a suggestion, three fit", _suggested(SARAH, more=True)),
        ("from the command", asked),
        ("from the command, somebody named", replace(asked, chosen=(SARAH, BEN))),
        ("from the command, unknown words", replace(asked, words="Q4 budgeting")),
        ("from the command, several fit", replace(asked, several=True)),
        ("from the command, names unclear", replace(asked, unclear=UNCLEAR, remarks=REMARKS)),
        ("from the command, an address", replace(asked, emails="ann@elsewhere.example")),
    )
    many = tuple(
        replace(GENERAL, id=WorkItemId(f"w{number}"), title=f"channel-{number}")
        for number in range(120)
    )
    rough = replace(asked, items=many, chosen=CROWD, words=LONG_MESSAGE, message=LONG_MESSAGE)
    return (
        *(Example(f"form: {named}", compose_form(view)) for named, view in forms),
        Example("form: nothing to invite to", no_work_item_form()),
        Example("form: rough: 120 channels, 20 people", compose_form(rough), rough=True),
        *(
            Example(f"form: rough: {who.id}", compose_form(_suggested(who)), rough=True)
            for who in ROUGH
        ),
    )


def _suggested(who: Person, *, more: bool = False) -> ComposeView:
    proposed = (replace(BEST, person_id=who.id), *((SECOND, THIRD) if more else ()))
    item = CADENCE if who is SARAH else replace(CADENCE, title=who.name)
    return ComposeView(
        actor=SAM,
        items=(item,),
        fixed=True,
        suggestion=suggestion_view(proposed, best=who, item=item),
        chosen=(who,),
        message=draft(item, proposed),
    )
