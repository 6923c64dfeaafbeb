"""The form that gives a channel's work its kind, title and roles."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import CADENCE, GENERAL, ROUGH, Example
from blocks.elements import Choice, Footnote, Form, MultiChoice, Option, TextInput
from blocks.text import clean
from invites.roles import ROLES, needs_of
from invites.work import WorkItem, WorkItemKind

_LABELS = {
    WorkItemKind.PROJECT: "Project",
    WorkItemKind.TASK: "Task",
    WorkItemKind.WORKFLOW: "Workflow",
    WorkItemKind.CADENCE: "Cadence",
    WorkItemKind.DOCUMENT: "Document",
    WorkItemKind.CHANNEL: "Just a channel",
}


def link_form(item: WorkItem) -> Form:
    roles = tuple(Option(name, role.label) for name, role in ROLES.items())
    return Form(
        title="What is this channel?",
        body=(
            Choice(
                name="kind",
                label="Kind of work",
                options=tuple(Option(kind.value, label) for kind, label in _LABELS.items()),
                initial=item.kind.value,
            ),
            TextInput(name="title", label="Title", initial=clean(item.title), max_length=120),
            MultiChoice(
                name="roles",
                label="Roles it needs",
                options=roles,
                initial=tuple(role for role in needs_of(item) if role in ROLES),
                optional=True,
                hint="When nobody here has one of these roles, Usher suggests who could join.",
            ),
            Footnote("Everybody in this channel can change this."),
        ),
        submit=ActionId.WORK_ITEM_SAVE,
        submit_label="Save",
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
