"""The form that gives a channel's work its kind, title and roles."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import CADENCE, GENERAL, ROUGH, Example
from blocks.elements import Choice, Footnote, Form, MultiChoice, Option, TextInput
from blocks.text import clean, role_label
from invites.language import N_, _
from invites.roles import ROLES, needs_of
from invites.work import WorkItem, WorkItemKind

_LABELS = {
    WorkItemKind.PROJECT: N_("Project"),
    WorkItemKind.TASK: N_("Task"),
    WorkItemKind.WORKFLOW: N_("Workflow"),
    WorkItemKind.CADENCE: N_("Cadence"),
    WorkItemKind.DOCUMENT: N_("Document"),
    WorkItemKind.CHANNEL: N_("Just a channel"),
}


def link_form(item: WorkItem) -> Form:
    roles = tuple(Option(role, role_label(role)) for role in ROLES)
    return Form(
        title=_("What is this channel?"),
        body=(
            Choice(
                name="kind",
                label=_("Kind of work"),
                options=tuple(Option(kind.value, _(label)) for kind, label in _LABELS.items()),
                initial=item.kind.value,
            ),
            TextInput(name="title", label=_("Title"), initial=clean(item.title), max_length=120),
            MultiChoice(
                name="roles",
                label=_("Roles it needs"),
                options=roles,
                initial=tuple(role for role in needs_of(item) if role in ROLES),
                optional=True,
                hint=_("When nobody here has one of these roles, Usher suggests who could join."),
            ),
            TextInput(
                name="link",
                label=_("Link"),
                initial=clean(item.link, 500),
                placeholder="https://",
                hint=_("Where the work itself is. Usher shows a card under links to it."),
                max_length=500,
                optional=True,
            ),
            Footnote(_("Everybody in this channel can change this.")),
        ),
        submit=ActionId.WORK_ITEM_SAVE,
        submit_label=_("Save"),
        value=item.id,
    )


def examples() -> tuple[Example, ...]:
    return (
        Example("form: a channel", link_form(GENERAL)),
        Example("form: a cadence, linked before", link_form(CADENCE)),
        *(
            Example(
                f"form: rough: {who.id}", link_form(replace(CADENCE, title=who.name)), rough=True
            )
            for who in ROUGH
        ),
    )
