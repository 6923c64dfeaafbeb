"""The forms around a plan of many invitations: the list, the team, the rows left out."""

from blocks.actions import ActionId
from blocks.cards.sample import CADENCE, CROWD, GENERAL, LAUNCH, LENA, SARAH, Example
from blocks.elements import Choice, FileInput, Form, MultiChoice, Option, Text, TextInput
from blocks.text import cut, name, work
from invites.bulk.plan import PlanId
from invites.language import _, pgettext
from invites.people import Person
from invites.services.bulk import BulkForm
from invites.work import WorkItem

ITEM, FILE, PASTED, MESSAGE, TEAM, ROWS = "work_item", "file", "pasted", "message", "team", "rows"
PASTE_LIMIT = 3000
"""Characters that Slack takes in one field."""


def bulk_form(view: BulkForm) -> Form:
    lead = _(
        "Nothing is sent yet: you see first what would become of each row. Columns are e-mail, "
        "name, work item and message, in any order; one of the first two is enough."
    )
    prepare = _("You prepare it; an administrator sends it.")
    return Form(
        title=_("Invite many"),
        body=(
            Text(lead),
            *(() if view.sends else (Text(prepare),)),
            FileInput(
                name=FILE,
                label=_("CSV file"),
                types=("csv", "tsv", "txt"),
                hint=_("Up to {limit} rows.").format(limit=view.limit),
                optional=True,
            ),
            TextInput(
                name=PASTED,
                label=_("Or paste addresses or names"),
                hint=_("Separated by commas or lines. Longer lists come as a file."),
                multiline=True,
                max_length=PASTE_LIMIT,
                optional=True,
            ),
            _items(view, optional=True),
            _message(view),
        ),
        submit=ActionId.BULK_PREPARE,
        submit_label=pgettext("button", "Look at it"),
    )


def team_form(view: BulkForm) -> Form:
    options = tuple(_person(person) for person in view.team)
    return Form(
        title=_("Invite my team"),
        body=(
            Text(_("Nothing is sent yet: whoever is on it already is skipped.")),
            _items(view, optional=False),
            MultiChoice(
                name=TEAM,
                label=_("Who"),
                options=options,
                initial=tuple(option.value for option in options),
            ),
            _message(view),
        ),
        submit=ActionId.BULK_PREPARE_TEAM,
        submit_label=pgettext("button", "Look at it"),
    )


def rows_form(plan_id: PlanId, left_out: str) -> Form:
    return Form(
        title=_("Leave rows out"),
        body=(
            TextInput(
                name=ROWS,
                label=_("Rows that are not invited"),
                hint=_("Numbers as in the file, such as 3, 7-12. Empty leaves none out."),
                initial=left_out,
                max_length=PASTE_LIMIT,
                optional=True,
            ),
        ),
        submit=ActionId.BULK_LEAVE_OUT,
        submit_label=pgettext("button", "Leave out"),
        value=plan_id,
    )


def _items(view: BulkForm, *, optional: bool) -> Choice | Text:
    if not view.items:
        return Text(_("You are in no work yet: each row has to say to what."))
    return Choice(
        name=ITEM,
        label=_("To what"),
        options=tuple(_item(item) for item in view.items),
        initial=view.items[0].id,
        hint=_("Where a row says nothing else.") if optional else "",
        optional=optional,
    )


def _message(view: BulkForm) -> TextInput:
    return TextInput(
        name=MESSAGE,
        label=_("Message"),
        hint=_("Empty: your template, in the language of each reader."),
        multiline=True,
        max_length=view.message_limit,
        optional=True,
    )


def _item(item: WorkItem) -> Option:
    return Option(item.id, cut(work(item), 75))


def _person(person: Person) -> Option:
    return Option(person.id, cut(name(person), 75), cut(person.title, 75))


def examples() -> tuple[Example, ...]:
    view = BulkForm(items=(CADENCE, LAUNCH, GENERAL), limit=1000, message_limit=2000)
    plain = BulkForm(items=(), limit=1000, message_limit=2000, sends=False)
    team = BulkForm(items=(CADENCE,), limit=1000, message_limit=2000, team=(SARAH, LENA))
    crowd = BulkForm(items=(CADENCE,), limit=1000, message_limit=2000, team=CROWD)
    return (
        Example("form: many", bulk_form(view)),
        Example("form: many, prepared only", bulk_form(plain)),
        Example("form: team", team_form(team)),
        Example("form: team: a crowd", team_form(crowd)),
        Example("form: rows left out", rows_form(PlanId("plan"), "3, 7-12")),
    )
