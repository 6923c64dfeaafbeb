"""The policy at a glance: what holds, in sentences, each part with its way to change it."""

from blocks.actions import ActionId
from blocks.cards import policy_sample as sample
from blocks.cards.policy_rules import shown_rule
from blocks.cards.policy_sentences import sentences
from blocks.cards.sample import Example
from blocks.elements import (
    Actions,
    Button,
    Element,
    Footnote,
    Form,
    Heading,
    Text,
)
from blocks.text import name, readers_moment
from invites.language import N_, _, ngettext
from invites.policy.parts import Part
from invites.policy_views import PolicyView

HEADINGS = {
    Part.SWITCHES: N_("Invitations"),
    Part.RULES: N_("Rules"),
    Part.DOMAINS: N_("Domains outside"),
    Part.QUOTAS: N_("Limits"),
    Part.APPROVERS: N_("Approvers"),
    Part.TIMING: N_("How long, how often"),
    Part.KEEPING: N_("Drafts and keeping"),
    Part.CLOSED: N_("Closed work"),
}
RULES_SHOWN = 10
EDIT = {
    Part.SWITCHES: N_("Edit invitations"),
    Part.RULES: N_("Edit rules"),
    Part.DOMAINS: N_("Edit domains"),
    Part.QUOTAS: N_("Edit limits"),
    Part.APPROVERS: N_("Edit approvers"),
    Part.TIMING: N_("Edit times"),
    Part.KEEPING: N_("Edit drafts and keeping"),
    Part.CLOSED: N_("Edit closed work"),
}


def overview_form(view: PolicyView, lead: str = "") -> Form:
    """`lead` says what has just happened."""
    parts = tuple(part for each in HEADINGS for part in _part(view, each))
    return Form(
        title=_("Policy"),
        body=(*((Text(lead),) if lead else ()), *_changed(view), *parts),
        close_label=_("Close"),
    )


def _changed(view: PolicyView) -> tuple[Element, ...]:
    history = Button(ActionId.POLICY_HISTORY, _("History"), "")
    if view.latest is None:
        as_shipped = _("Nobody has changed anything yet: this is how Usher begins.")
        return (Footnote(as_shipped),)
    who = name(view.author) if view.author else _("somebody who is gone")
    told = _("Last changed by {who}, {when}.")
    return (
        Footnote(told.format(who=who, when=readers_moment(view.latest.at))),
        Actions((history,)),
    )


def _part(view: PolicyView, part: Part) -> tuple[Element, ...]:
    heading = Heading(_(HEADINGS[part]))
    edit = Button(ActionId.POLICY_EDIT, _(EDIT[part]), part)
    if part is Part.RULES:
        return (heading, *_rules(view), Actions((edit,)))
    lines = tuple(told for _key, told in sentences(view.holds, view.known, part))
    return (heading, Text("\n".join(lines)), *_from_above(view, part), Actions((edit,)))


def _rules(view: PolicyView) -> tuple[Element, ...]:
    rules = view.own.rulebook.rules
    above = sum(len(book.rules) for book in view.holds.above)
    found: list[Element] = [shown_rule(rule, view.known) for rule in rules[:RULES_SHOWN]]
    if not rules:
        found.append(Text(_("There are no rules.")))
    left = len(rules) - RULES_SHOWN
    if left > 0:
        more = ngettext("and {count} more rule", "and {count} more rules", left)
        found.append(Footnote(more.format(count=left)))
    if above:
        told = ngettext(
            "{count} rule of whoever operates Usher holds as well.",
            "{count} rules of whoever operates Usher hold as well.",
            above,
        )
        found.append(Footnote(told.format(count=above)))
    return tuple(found)


def _from_above(view: PolicyView, part: Part) -> tuple[Element, ...]:
    """Where something else was written than what holds, it says why."""
    holds = dict(sentences(view.holds, view.known, part))
    differs = any(holds.get(key) != told for key, told in sentences(view.own, view.known, part))
    if not differs:
        return ()
    return (Footnote(_("Some of this is set tighter by whoever operates Usher.")),)


def examples() -> tuple[Example, ...]:
    return (
        Example("form: as it ships", overview_form(sample.VIEW)),
        Example("form: much chosen", overview_form(sample.BUSY, _("Saved. No invitation waits."))),
        Example("form: tighter above", overview_form(sample.CAPPED)),
        Example("rough: many rules, endless names", overview_form(sample.ROUGH), rough=True),
    )
