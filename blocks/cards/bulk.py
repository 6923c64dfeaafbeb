"""A plan of many invitations: what would become of it, how far it is, what came of it."""

from collections.abc import Iterable, Sequence

from blocks.actions import ActionId
from blocks.cards.bulk_lists import list_words
from blocks.cards.bulk_samples import plan_views
from blocks.cards.bulk_words import OUTCOMES, VERDICTS, row_line
from blocks.cards.sample import Example
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Element,
    Fact,
    Facts,
    Footnote,
    Points,
    Text,
)
from blocks.text import moment_for, name, work
from invites.bulk.plan import (
    AGAIN,
    SENT,
    STANDS_FOR,
    Outcome,
    PlanKind,
    PlanState,
    Verdict,
)
from invites.language import N_, _, ngettext, pgettext
from invites.services.bulk_view import PlanView
from invites.states import InvitationState

_ANSWERS = {
    InvitationState.ACCEPTED: N_("accepted"),
    InvitationState.DECLINED: N_("declined"),
    InvitationState.PENDING: N_("waiting for an answer"),
    InvitationState.SCHEDULED: N_("not sent yet"),
    InvitationState.PENDING_APPROVAL: N_("waiting for an approval"),
    InvitationState.EXPIRED: N_("not answered in time"),
}


def plan_card(view: PlanView) -> Card:
    title, body = _shown(view)
    return Card(title, body, version=view.version)


def _shown(view: PlanView) -> tuple[str, tuple[Element, ...]]:
    match view.plan.state_at(view.now):
        case PlanState.READING:
            return _("Reading your list"), (Text(_("This takes a few seconds.")), _look(view))
        case PlanState.JUDGING:
            return _("Looking at your list"), _progress(view, view.judged)
        case PlanState.READY:
            return _ready_title(view), _ready(view)
        case PlanState.SENDING:
            done = sum(view.outcomes.values())
            return _("Inviting the people on your list"), _progress(view, done)
        case PlanState.DONE:
            return _done_title(view), _done(view)
        case PlanState.UNDOING:
            return _("Taking the invitations back"), _progress(view, _taken_back(view))
        case PlanState.UNDONE:
            return _undone_title(view), _done(view)
        case PlanState.REFUSED:
            told = list_words(view.plan.refusal) if view.plan.refusal else ""
            return _("Your list could not be used"), (Text(told), Actions((_again(),)))
        case PlanState.DROPPED:
            return _("You threw this plan away"), (Text(_("Nobody was invited.")),)
        case PlanState.LAPSED:
            old = _("It is older than a day, and much may have changed. Nobody was invited.")
            return _("This plan is over"), (Text(old), Actions((_again(),)))


def _progress(view: PlanView, done: int) -> tuple[Element, ...]:
    told = ngettext("{done} of {count} row.", "{done} of {count} rows.", view.total)
    return (Text(told.format(done=done, count=view.total)), _look(view))


def _look(view: PlanView) -> Actions:
    return Actions((Button(ActionId.BULK_LOOK, _("Show progress"), view.plan.id),))


def _again() -> Button:
    return Button(ActionId.BULK_OPEN, _("Prepare another list"), "")


def _ready_title(view: PlanView) -> str:
    count = view.sendable
    told = ngettext(
        "{count} person can be invited. Nothing has been sent yet.",
        "{count} people can be invited. Nothing has been sent yet.",
        count,
    )
    return told.format(count=count)


def _ready(view: PlanView) -> tuple[Element, ...]:
    until = moment_for(view.plan.created_at + STANDS_FOR, view.reader, view.now)
    return (
        *_prepared_by(view),
        *_about(view),
        _verdicts(view),
        *_examples(view),
        _choices(view),
        Footnote(
            _("This plan ends {when}. When you send it, the rules are looked at again.").format(
                when=until
            )
        ),
    )


def _prepared_by(view: PlanView) -> tuple[Element, ...]:
    if view.author is None or view.author.id == view.reader.id:
        return ()
    told = _("{who} prepared it. If you send it, the invitations come from you.")
    return (Text(told.format(who=name(view.author))),)


def _about(view: PlanView) -> tuple[Element, ...]:
    if view.item is None:
        return (Text(_("Each row says to what.")),)
    return (Text(_("To {work}, where a row does not say otherwise.").format(work=work(view.item))),)


def _counts(counts: Iterable[tuple[str, int]]) -> Facts:
    facts = tuple(Fact(_(label), f"{count:,}") for label, count in counts if count)
    return Facts(facts or (Fact(_("Rows"), "0"),))


def _verdicts(view: PlanView) -> Facts:
    counts = [(label, view.verdicts.get(each, 0)) for each, label in VERDICTS.items()]
    return _counts([*counts, (N_("Left out"), view.left_out)])


def _outcomes(view: PlanView) -> Facts:
    return _counts((label, view.outcomes.get(each, 0)) for each, label in OUTCOMES.items())


def _examples(view: PlanView) -> tuple[Element, ...]:
    """What will not be sent is worth a look first."""
    kinds: tuple[tuple[str, Sequence[Verdict]], ...] = (
        (N_("Not sent, for example:"), (Verdict.INVALID, Verdict.DENIED, Verdict.DUPLICATE)),
        (N_("To approve, for example:"), (Verdict.APPROVAL,)),
        (N_("Invited, for example:"), (Verdict.INVITE, Verdict.PENDING)),
    )
    rows = [row for row in view.rows if not row.left_out]
    return tuple(
        Points(_(lead), tuple(row_line(row, view) for row in found))
        for lead, verdicts in kinds
        if (found := [row for row in rows if row.verdict in verdicts])
    )


def _choices(view: PlanView) -> Actions:
    plan, waiting = view.plan, view.verdicts.get(Verdict.APPROVAL, 0)
    buttons: list[Button] = []
    if not view.may_send:
        if not plan.handed_over:
            label = _("Hand to the administrators")
            buttons.append(Button(ActionId.BULK_HAND_OVER, label, plan.id, ButtonStyle.PRIMARY))
    else:
        buttons += _send(view, waiting)
    buttons.append(Button(ActionId.BULK_CHOOSE, _("Leave rows out"), plan.id))
    buttons.append(Button(ActionId.BULK_FILE, _("All rows as a file"), plan.id))
    drop = Button(
        ActionId.BULK_DROP,
        _("Throw away"),
        plan.id,
        ask=_("The plan goes, and nobody is invited."),
    )
    return Actions((*buttons, drop))


def _send(view: PlanView, waiting: int) -> list[Button]:
    plan, count = view.plan, view.sendable
    found: list[Button] = []
    if count:
        label = ngettext("Invite {count} person", "Invite {count} people", count)
        found.append(
            Button(ActionId.BULK_SEND, label.format(count=count), plan.id, ButtonStyle.PRIMARY)
        )
    if waiting:
        label = ngettext("Ask for {count} approval too", "Ask for {count} approvals too", waiting)
        style = ButtonStyle.DEFAULT if count else ButtonStyle.PRIMARY
        found.append(Button(ActionId.BULK_SEND_ALL, label.format(count=waiting), plan.id, style))
    return found


def _done_title(view: PlanView) -> str:
    count = sum(view.outcomes.get(each, 0) for each in (*SENT, Outcome.JOINED))
    told = ngettext("{count} person was invited", "{count} people were invited", count)
    return told.format(count=count)


def _undone_title(view: PlanView) -> str:
    count = view.outcomes.get(Outcome.UNDONE, 0)
    told = ngettext(
        "{count} invitation was taken back", "{count} invitations were taken back", count
    )
    return told.format(count=count)


def _done(view: PlanView) -> tuple[Element, ...]:
    ways = _ways(view)
    return (
        *_about(view),
        _outcomes(view),
        *_answers(view),
        *_why_not(view),
        *((Actions(ways),) if ways else ()),
    )


def _answers(view: PlanView) -> tuple[Element, ...]:
    found = [
        f"{_(label)} {view.answers[state]:,}"
        for state, label in _ANSWERS.items()
        if view.answers.get(state)
    ]
    if not found:
        return ()
    return (
        Text(_("So far: {answers}.").format(answers=pgettext("between names", ", ").join(found))),
    )


def _why_not(view: PlanView) -> tuple[Element, ...]:
    bad = (*AGAIN, Outcome.KEPT)
    found = [r for r in view.rows if r.outcome in bad and r.note is not None]
    if not found:
        return ()
    return (Points(_("Not invited, for example:"), tuple(row_line(r, view) for r in found)),)


def _ways(view: PlanView) -> tuple[Button, ...]:
    plan = view.plan
    ways: list[Button] = []
    if plan.kind is PlanKind.LIST and any(view.outcomes.get(each) for each in AGAIN):
        ways.append(Button(ActionId.BULK_FAILED, _("Not invited, as a file"), plan.id))
    ways.append(Button(ActionId.BULK_FILE, _("All rows as a file"), plan.id))
    if plan.state is PlanState.DONE and any(view.outcomes.get(each) for each in SENT):
        undo = _("Whatever nobody has answered yet is taken back. This cannot be reversed.")
        ways.append(Button(ActionId.BULK_UNDO, _("Take back"), plan.id, ButtonStyle.DANGER, undo))
    return tuple(ways)


def _taken_back(view: PlanView) -> int:
    left = sum(view.outcomes.get(each, 0) for each in SENT)
    return view.total - left


def examples() -> tuple[Example, ...]:
    return tuple(
        Example(called, plan_card(view), rough=called.startswith("rough"))
        for called, view in plan_views()
    )
