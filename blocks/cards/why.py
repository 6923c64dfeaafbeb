"""May this person invite that one: yes, after an approval, or no, with everything looked at."""

from dataclasses import replace

from blocks.cards.policy_rules import approvers_words, rule_line
from blocks.cards.refusals import in_words
from blocks.cards.sample import BEN, CADENCE, DAYS, NOW, ROUGH, SAM, SARAH, Example
from blocks.elements import Element, Footnote, Form, Points, Text
from blocks.text import clean, first_name, moment_for, name, work
from invites.attention import AttentionRules
from invites.errors import AlreadyMember, CannotInvite
from invites.language import N_, _
from invites.people import Person, PersonKind
from invites.policy import (
    Domains,
    Effect,
    Level,
    Policy,
    Proposal,
    Rule,
    Rulebook,
    Step,
    combined,
    judge,
)
from invites.policy.levels import OPEN
from invites.policy.refusals import RuleForbids
from invites.policy_views import Known
from invites.preferences import Preferences
from invites.views import WhyView
from invites.work import WorkItem, WorkItemKind

_A_KIND = {
    WorkItemKind.PROJECT: N_("May {inviter} invite {invitee} to a project?"),
    WorkItemKind.TASK: N_("May {inviter} invite {invitee} to a task?"),
    WorkItemKind.WORKFLOW: N_("May {inviter} invite {invitee} to a workflow?"),
    WorkItemKind.CADENCE: N_("May {inviter} invite {invitee} to a cadence?"),
    WorkItemKind.DOCUMENT: N_("May {inviter} invite {invitee} to a document?"),
    WorkItemKind.CHANNEL: N_("May {inviter} invite {invitee} to a channel?"),
}
# What a step says that stood in nobody's way.
_FINE = {
    "not suspended": N_("Usher is on for your organisation."),
    "invitations": N_("Invitations are on."),
    "switch single": N_("Inviting one by one is on."),
    "switch suggestions": N_("Inviting from suggestions is on."),
    "switch bulk": N_("Inviting many at once is on."),
    "switch external": N_("Inviting people from outside is on."),
    "open": N_("The work is open."),
    "inviter is in private work": N_("The work is public, or {inviter} is in it."),
    "not oneself": N_("They are two people."),
    "a person": N_("{invitee} is a person, not an app."),
    "inviter still here": N_("{inviter} is still here."),
    "invitee still here": N_("{invitee} is still here."),
    "of this customer": N_("Both belong to your organisation, or are guests of it."),
    "not a member": N_("{invitee} is not on it yet."),
    "not opted out": N_("{invitee} has not asked to be left in peace about it."),
    "no cool-down": N_("{invitee} has not declined lately."),
    "domain not blocked": N_("The address of {invitee} is not blocked."),
    "default": N_("No rule is about this case; what holds without one allows it."),
    "takes new people": N_("The work takes new people."),
    "capabilities": N_("{invitee} would get nothing that {inviter} does not have."),
    "quota of the inviter": N_("{inviter} has sent {what} of today's invitations."),
    "quota of the customer": N_("Your organisation has sent {what} of today's invitations."),
    "pending of the customer": N_("{what} invitations of your organisation wait for an answer."),
}
_ASKED = {
    "switch single": N_("Inviting one by one needs approval."),
    "switch suggestions": N_("Inviting from suggestions needs approval."),
    "switch bulk": N_("Inviting many at once needs approval."),
    "switch external": N_("Inviting people from outside needs approval."),
    "default": N_("No rule is about this case; what holds without one asks for approval."),
    "quota of the inviter": N_(
        "{inviter} has sent {what} of today's invitations: more need approval."
    ),
}
_LEVELS = {
    Level.SYSTEM: N_("{told} (set by whoever operates Usher)"),
}


def why_form(view: WhyView) -> Form:
    body: tuple[Element, ...] = (Text(question(view)), Text(_answer(view)))
    lines = tuple(_line(view, step) for step in view.verdict.steps if _says_something(step))
    known = (Points(_("Looked at, in this order:"), lines),)
    return Form(
        title=_("Why"), body=(*body, *known, *_footnotes(view)), close_label=_("Close"), on_top=True
    )


def question(view: WhyView) -> str:
    who = {"inviter": name(view.inviter), "invitee": name(view.invitee)}
    if not view.real:
        return _(_A_KIND[view.item.kind]).format(**who)
    asked = _("May {inviter} invite {invitee} to {work}?")
    return asked.format(**who, work=work(view.item))


def _answer(view: WhyView) -> str:
    verdict = view.verdict
    if verdict.refusal is not None:
        return _("No. {why}").format(why=_refused(verdict.refusal))
    if verdict.effect is Effect.REQUIRE_APPROVAL:
        asked = approvers_words(verdict.approvers, view.known)
        return _("Yes, after an approval by {approvers}.").format(approvers=asked)
    return _("Yes, without anybody's approval.")


def _refused(refusal: CannotInvite) -> str:
    """Not as in a form: somebody else may be the inviter, and this is the answer to "why"."""
    match refusal:
        case RuleForbids():
            return _("A rule of your organisation forbids it. An administrator can change it.")
        case AlreadyMember():
            return _("{who} is on it already.").format(who=clean(refusal.who, 60))
        case _:
            return in_words(refusal)


def _says_something(step: Step) -> bool:
    """Where whoever operates Usher has no rule, nobody has to read of it."""
    silent = step.level is Level.SYSTEM and step.effect is Effect.ALLOW
    return not (silent and step.check == "default")


def _line(view: WhyView, step: Step) -> str:
    told = _told(view, step)
    around = _LEVELS.get(step.level) if step.effect is not Effect.ALLOW else None
    return told if around is None else _(around).format(told=told)


def _told(view: WhyView, step: Step) -> str:
    refusal = view.verdict.refusal
    if step.effect is Effect.DENY and refusal is not None and step.check != "rule":
        return _refused(refusal)
    rule = view.rules.get(step.what)
    if step.check.startswith("rule") and rule is not None:
        return _rule(view, step, rule)
    words = _ASKED if step.effect is Effect.REQUIRE_APPROVAL else _FINE
    found = words.get(step.check)
    if found is None:
        return clean(step.check, 100)
    return _(found).format(
        inviter=first_name(view.inviter), invitee=first_name(view.invitee), what=step.what
    )


def _rule(view: WhyView, step: Step, rule: Rule) -> str:
    line = rule_line(rule, view.known)
    if step.check != "rule":
        return _("A stricter rule outweighs this one: {rule}").format(rule=line)
    return _("This rule is about it: {rule}").format(rule=line)


def _footnotes(view: WhyView) -> tuple[Element, ...]:
    found: list[Element] = []
    if view.verdict.refusal is None and view.waiting:
        who = first_name(view.invitee)
        told = _("{who} has an invitation to it waiting: a second inviter joins that one.")
        found.append(Footnote(told.format(who=who)))
    elif view.verdict.refusal is None and view.not_before > view.now + DAYS / 24:
        when = moment_for(view.not_before, view.inviter, view.now)
        told = _("It would go out {when}: their working hours and their budget are respected.")
        found.append(Footnote(told.format(when=when)))
    version = view.verdict.version
    held = _("Version {number} of your organisation's policy.").format(number=version)
    shipped = _("Your organisation's policy is as it ships.")
    return (*found, Footnote(held if version else shipped))


def examples() -> tuple[Example, ...]:
    rule = Rule(
        id="r1",
        effect=Effect.REQUIRE_APPROVAL,
        kinds=frozenset({WorkItemKind.CADENCE}),
        other_department=True,
    )
    strict = Policy(rulebook=Rulebook(rules=(rule, Rule(id="r2", effect=Effect.ALLOW))), version=3)
    never = Policy(rulebook=Rulebook(rules=(replace(rule, effect=Effect.DENY),)), version=4)
    partner = replace(BEN, kind=PersonKind.EXTERNAL, email="ben@partner.example")
    listed = Policy(domains=Domains(allowed=frozenset({"partner.example"})))
    imagined = replace(CADENCE, title="")
    return (
        Example("why: allowed", why_form(_view(SARAH, CADENCE, Policy()))),
        Example("why: some work", why_form(replace(_view(SARAH, imagined, Policy()), real=False))),
        Example("why: needs approval", why_form(_view(BEN, CADENCE, strict))),
        Example("why: a rule forbids", why_form(_view(BEN, CADENCE, never))),
        Example("why: from outside", why_form(_view(partner, CADENCE, listed))),
        Example("why: unknown domain", why_form(_view(partner, CADENCE, Policy()))),
        Example(
            "why: later",
            why_form(replace(_view(SARAH, CADENCE, Policy()), not_before=NOW + 3 * DAYS)),
        ),
        Example("why: waiting", why_form(replace(_view(SARAH, CADENCE, Policy()), waiting=True))),
        *(
            Example(f"rough: why {who.id}", why_form(_view(who, CADENCE, never)), rough=True)
            for who in ROUGH
        ),
    )


def _view(invitee: Person, item: WorkItem, policy: Policy) -> WhyView:
    held = combined(OPEN, policy)
    proposal = Proposal(
        inviter=SAM,
        invitee=replace(invitee, customer_id=SAM.customer_id),
        item=item,
        members=frozenset({SAM.id}),
        preferences=Preferences(customer_id=SAM.customer_id, person_id=invitee.id),
    )
    return WhyView(
        inviter=SAM,
        invitee=invitee,
        item=item,
        real=True,
        verdict=judge(held, AttentionRules(), proposal, NOW),
        rules={rule.id: rule for rule in policy.rulebook.rules},
        known=Known(),
        waiting=False,
        not_before=NOW,
        now=NOW,
    )
