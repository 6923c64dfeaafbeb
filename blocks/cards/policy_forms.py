"""Changing a part of the policy: one form for each, filled with what was written last."""

from blocks.actions import ActionId
from blocks.cards import policy_sample as sample
from blocks.cards.lists import known_work
from blocks.cards.policy_domains import domain_inputs
from blocks.cards.policy_limits import quota_inputs
from blocks.cards.policy_sentences import DAY, sentences
from blocks.cards.policy_switches import switch_inputs
from blocks.cards.sample import Example
from blocks.elements import (
    Actions,
    Button,
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
from blocks.text import clean
from invites.language import N_, _, ngettext
from invites.policy import Approver, Policy
from invites.policy.levels import LONGEST
from invites.policy.mistakes import LONGEST_KEPT, MOST_REMINDERS, SHORTEST_KEPT
from invites.policy.parts import Part, Wanted
from invites.policy_views import PolicyView

TITLES = {
    Part.SWITCHES: N_("Invitations"),
    Part.DOMAINS: N_("Domains outside"),
    Part.QUOTAS: N_("Limits"),
    Part.APPROVERS: N_("Approvers"),
    Part.TIMING: N_("How long, how often"),
    Part.KEEPING: N_("Drafts and keeping"),
    Part.CLOSED: N_("Closed work"),
}
NOTE = 300
NAMED = 20
Body = tuple[Element | Input, ...]


_APPROVERS = {
    Approver.ADMINS: N_("The administrators"),
    Approver.INVITERS_MANAGER: N_("The inviter's manager"),
    Approver.INVITEES_MANAGER: N_("The invitee's manager"),
}


def edit_form(view: PolicyView, part: Part, asked: Policy | None = None, lead: Body = ()) -> Form:
    """`asked` is what somebody typed already, in place of what holds."""
    policy = asked or view.own
    return Form(
        title=_(TITLES[part]),
        body=(*lead, *_inputs(view, part, policy), note_input(), back()),
        submit=ActionId.POLICY_SAVE,
        submit_label=_("Save"),
        close_label=_("Close"),
        value=f"{part} {view.own.version}",
    )


def _inputs(view: PolicyView, part: Part, policy: Policy) -> Body:
    match part:
        case Part.SWITCHES:
            return switch_inputs(view, policy)
        case Part.DOMAINS:
            return domain_inputs(view, policy)
        case Part.QUOTAS:
            return quota_inputs(view, policy)
        case Part.APPROVERS:
            return _approvers(view, policy)
        case Part.TIMING:
            return _timing(view, policy)
        case Part.KEEPING:
            return _keeping(view, policy)
        case Part.CLOSED:
            return _closed(view, policy)
        case Part.RULES | Part.EVERYTHING:
            raise ValueError(part)


def note_input() -> TextInput:
    return TextInput(
        name="note",
        label=_("Why"),
        hint=_("It stands in the history, for the other administrators."),
        max_length=NOTE,
        optional=True,
    )


def back(action: ActionId = ActionId.POLICY_OPEN, value: str = "") -> Actions:
    return Actions((Button(action, _("Back"), value),))


def overtaken_lead(view: PolicyView, wanted: Wanted, who: str) -> Body:
    """Somebody changed the same thing: what they wrote, and that nothing typed is lost."""
    told = _(
        "{who} changed this while you had it open. What you entered is still below; "
        "save it to put it in the place of this:"
    )
    now = tuple(
        line
        for key, line in sentences(view.own, view.known, wanted.part)
        if not wanted.rule_id or key == f"rule {wanted.rule_id}"
    )
    return (Points(told.format(who=who), now or (_("There is nothing any more."),)),)


def _approvers(view: PolicyView, policy: Policy) -> Body:
    asked = policy.approvers
    accounts = view.known.accounts
    return (
        Text(_("Nobody approves what they asked for themselves. Administrators always may.")),
        MultiChoice(
            name="approvers",
            label=_("Who is asked for approval"),
            options=tuple(Option(kind, _(words)) for kind, words in _APPROVERS.items()),
            initial=tuple(sorted(asked.kinds)),
            optional=True,
        ),
        PeoplePicker(
            name="people",
            label=_("These people as well"),
            initial=tuple(accounts[p] for p in sorted(asked.person_ids) if p in accounts),
            optional=True,
            limit=NAMED,
        ),
    )


def _timing(view: PolicyView, policy: Policy) -> Body:
    most = max(1, min(view.above.lifetime, LONGEST) // DAY)
    days = policy.lifetime // DAY
    options = [
        Option(str(count), ngettext("{count} day", "{count} days", count).format(count=count))
        for count in sorted({*range(1, most + 1), days})
    ]
    ceiling = min(view.above.reminders, MOST_REMINDERS)
    told = (_("No reminders"), _("One at most"), _("Two at most"), _("Three at most"))
    return (
        Choice(
            name="lifetime",
            label=_("How long an invitation is open"),
            options=tuple(options),
            initial=str(days),
            hint=ceiling_hint(most) if view.above.lifetime < LONGEST else "",
        ),
        Choice(
            name="reminders",
            label=_("Reminders"),
            options=tuple(Option(str(count), told[count]) for count in range(ceiling + 1)),
            initial=str(min(policy.reminders, ceiling)),
            hint=_("An inviter may press Remind in any case, and is held to a day in between."),
        ),
    )


def ceiling_hint(most: int) -> str:
    return _("At most {most}, set by whoever operates Usher.").format(most=f"{most:,}")


def _keeping(view: PolicyView, policy: Policy) -> Body:
    off = _("Whoever operates Usher has switched this off, or set up no model.")
    days = policy.retention_days
    hint = _(
        "{least} to {most} days; empty leaves it to whoever operates Usher. "
        "A no is remembered for half a year in any case, so that nobody is asked again too soon."
    )
    return (
        Choice(
            name="drafts",
            label=_("Drafts by a model"),
            options=(Option("on", _("On")), Option("off", _("Off"))),
            initial="on" if policy.drafts else "off",
            hint="" if view.above.drafts else off,
            spread=True,
        ),
        TextInput(
            name="retention",
            label=_("Days for which ended invitations are kept"),
            initial="" if days is None else str(days),
            hint=hint.format(least=SHORTEST_KEPT, most=f"{LONGEST_KEPT:,}"),
            max_length=10,
            optional=True,
        ),
    )


def _closed(view: PolicyView, policy: Policy) -> Body:
    now = sentences(policy, view.known, Part.CLOSED)
    return (
        Text(now[0][1]),
        TextInput(
            name="close",
            label=_("Close these"),
            placeholder=_("Q3 outreach cadence"),
            hint=_("Titles, one on each line. Nobody new is invited to closed work."),
            multiline=True,
            max_length=2000,
            optional=True,
        ),
        *_open_again(view, policy),
    )


def _open_again(view: PolicyView, policy: Policy) -> Body:
    if not policy.closed:
        return ()
    listed = sorted(policy.closed)[:100]
    names = [view.known.items.get(each) for each in listed]
    gone = _("work that is gone")
    options = tuple(
        Option(each, clean(known_work(item) if item else gone, 75))
        for each, item in zip(listed, names, strict=True)
    )
    return (
        MultiChoice(name="reopen", label=_("Open these again"), options=options, optional=True),
    )


def examples() -> tuple[Example, ...]:
    plain, busy, rough = sample.VIEW, sample.BUSY, sample.ROUGH
    lead = overtaken_lead(busy, Wanted(part=Part.TIMING, policy=plain.own), "Dana White")
    return (
        *(Example(f"form: {part}, as it ships", edit_form(plain, part)) for part in TITLES),
        *(Example(f"form: {part}, much chosen", edit_form(busy, part)) for part in TITLES),
        *(
            Example(f"form: {part}, tighter above", edit_form(sample.CAPPED, part))
            for part in (Part.SWITCHES, Part.DOMAINS, Part.QUOTAS, Part.TIMING, Part.KEEPING)
        ),
        Example(
            "form: changed by somebody else meanwhile",
            edit_form(busy, Part.TIMING, plain.own, lead),
        ),
        *(Example(f"rough: {part}", edit_form(rough, part), rough=True) for part in TITLES),
    )
