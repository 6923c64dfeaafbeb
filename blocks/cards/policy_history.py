"""Who changed the policy when, and what: newest first, each to be brought back."""

from blocks.actions import ActionId
from blocks.cards import policy_sample as sample
from blocks.cards.policy_changes import changes
from blocks.cards.policy_forms import Body, back
from blocks.cards.sample import Example
from blocks.elements import Actions, Button, Footnote, Form, Points, Quote, Text
from blocks.text import clean, name, readers_moment
from invites.language import _
from invites.policy_ports import PolicyVersion
from invites.policy_views import HistoryView


def history_form(view: HistoryView) -> Form:
    rows = tuple(part for place in range(len(view.versions)) for part in _row(view, place))
    nothing = Text(_("Nobody has changed anything yet."))
    ways = (
        *((_page(_("Newer"), view.number - 1),) if view.number else ()),
        *((_page(_("Older"), view.number + 1),) if view.more else ()),
        *back().buttons,
    )
    return Form(
        title=_("History"),
        body=(*(rows or (nothing,)), Actions(ways)),
        close_label=_("Close"),
    )


def _page(label: str, number: int) -> Button:
    return Button(ActionId.POLICY_HISTORY, label, str(number))


def _row(view: HistoryView, place: int) -> Body:
    found = view.versions[place]
    last = place + 1 == len(view.versions)
    before = view.before if last else view.versions[place + 1].policy
    differ = changes(before, found.policy, view.known)
    lines = differ or (_("Nothing that can be read differs."),)
    current = place == 0 and view.number == 0
    restore = Button(
        ActionId.POLICY_RESTORE,
        _("Bring this back"),
        str(found.version),
        ask=_("Bring back the policy as it was then? What waits is looked at first."),
        keep=_("Leave it"),
    )
    note = clean(found.note, 300)
    return (
        Points(_headed(view, found), lines),
        *((Quote(note),) if note else ()),
        Footnote(_("This holds now.")) if current else Actions((restore,)),
    )


def _headed(view: HistoryView, found: PolicyVersion) -> str:
    by = view.known.people.get(found.author_id) if found.author_id else None
    facts = {
        "number": found.version,
        "who": name(by) if by else _("somebody who is gone"),
        "when": readers_moment(found.at),
        "restored": found.restored,
    }
    if found.restored is not None:
        told = _("{number}: {who} brought back number {restored}, {when}")
    else:
        told = _("{number}: {who}, {when}")
    return told.format(**facts)


def examples() -> tuple[Example, ...]:
    return (
        Example("form: nothing yet", history_form(sample.NO_HISTORY)),
        Example("form: several versions", history_form(sample.HISTORY)),
        Example("rough: endless notes", history_form(sample.ROUGH_HISTORY), rough=True),
    )
