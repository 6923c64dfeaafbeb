"""The form for one rule: who, whom, to what, and who approves."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from blocks.actions import ActionId
from blocks.cards import policy_sample as sample
from blocks.cards.policy_forms import NAMED, Body, back, note_input
from blocks.cards.policy_rules import kind_words, rule_line
from blocks.cards.sample import Example
from blocks.elements import (
    Choice,
    Footnote,
    Form,
    Heading,
    MultiChoice,
    Option,
    PeoplePicker,
    Text,
)
from blocks.text import clean, role_label
from invites.language import N_, _
from invites.people import PersonId, Role
from invites.policy import Approver, Approvers, Effect, RelationKind, Rule
from invites.policy_views import PolicyView
from invites.roles import ROLES
from invites.states import Origin

Word = TypeVar("Word", bound=StrEnum)
OPTION = 75
MENU = 100
INVITING = (Role.MANAGER, Role.CUSTOMER_ADMIN)
"""Roles that make a difference to who invites."""
ANY = "any"
_DEPARTMENT: Mapping[bool | None, str] = {True: "other", False: "own", None: ANY}
_PRIVATE: Mapping[bool | None, str] = {True: "private", False: "public", None: ANY}
_EFFECTS = {
    Effect.DENY: N_("It is not allowed"),
    Effect.REQUIRE_APPROVAL: N_("It needs approval"),
    Effect.ALLOW: N_("It is allowed"),
}
_ROLES = {
    Role.USER: N_("Everybody"),
    Role.GUEST: N_("Guests"),
    Role.MANAGER: N_("Managers"),
    Role.CUSTOMER_ADMIN: N_("Administrators"),
    Role.CUSTOMER_SUCCESS: N_("Customer Success staff"),
    Role.SYSTEM_ADMIN: N_("System administrators"),
}
_RELATIONS = {
    RelationKind.EXTERNAL: N_("People from outside"),
    RelationKind.SAME_CUSTOMER: N_("Colleagues"),
    RelationKind.SAME_TEAM: N_("People on their own team"),
    RelationKind.DIRECT_REPORT: N_("Their direct reports"),
}
_ORIGINS = {
    Origin.MANUAL: N_("Written by somebody themselves"),
    Origin.SUGGESTION: N_("From a suggestion"),
    Origin.BULK: N_("In bulk"),
}
_APPROVERS = {
    Approver.ADMINS: N_("The administrators"),
    Approver.INVITERS_MANAGER: N_("The inviter's manager"),
    Approver.INVITEES_MANAGER: N_("The invitee's manager"),
}


def rule_form(view: PolicyView, rule: Rule, *, new: bool, lead: Body = ()) -> Form:
    """`rule` as it is, or as somebody has filled it already; a new one has its id already, too."""
    return Form(
        title=_("A new rule") if new else _("A rule"),
        body=(
            *lead,
            *(() if new else (Text(rule_line(rule, view.known)),)),
            Footnote(_("All that you choose must hold. What you leave empty fits everything.")),
            Choice(
                name="effect",
                label=_("What the rule says"),
                options=tuple(Option(effect, _(words)) for effect, words in _EFFECTS.items()),
                initial=rule.effect,
                spread=True,
            ),
            Heading(_("Who invites")),
            *_who(view, rule),
            Heading(_("Whom they invite")),
            *_whom(view, rule),
            Heading(_("To what")),
            *_work(rule),
            Heading(_("Who approves")),
            *_approval(view, rule),
            note_input(),
            back(ActionId.POLICY_EDIT, "rules"),
        ),
        submit=ActionId.POLICY_SAVE,
        submit_label=_("Save"),
        close_label=_("Close"),
        value=f"rules {view.own.version} {rule.id}",
    )


def _who(view: PolicyView, rule: Rule) -> Body:
    offered = {role: _ROLES[role] for role in (*INVITING, *sorted(rule.inviter_roles))}
    spared = {role: _ROLES[role] for role in (*INVITING, *sorted(rule.unless_roles))}
    return (
        _several("inviter_roles", _("Only these roles"), offered, rule.inviter_roles),
        _several("unless_roles", _("Everybody but these roles"), spared, rule.unless_roles),
        *_departments(view, "inviter_departments", rule.inviter_departments),
        PeoplePicker(
            name="inviter_ids",
            label=_("Only these people"),
            initial=_accounts(view, rule.inviter_ids),
            optional=True,
            limit=NAMED,
        ),
    )


def _whom(view: PolicyView, rule: Rule) -> Body:
    jobs = {name: ROLES[name].label for name in ROLES}
    return (
        _several("relations", _("Only these"), _RELATIONS, rule.relations),
        Choice(
            name="other_department",
            label=_("Department"),
            options=(
                Option(ANY, _("Any")),
                Option("other", _("Another than the inviter's")),
                Option("own", _("The same as the inviter's")),
            ),
            initial=_DEPARTMENT[rule.other_department],
        ),
        *_departments(view, "invitee_departments", rule.invitee_departments),
        MultiChoice(
            name="invitee_jobs",
            label=_("Only people with these jobs"),
            options=tuple(
                Option(name, clean(role_label(name), OPTION))
                for name in sorted({*jobs, *rule.invitee_jobs})
            ),
            initial=tuple(sorted(rule.invitee_jobs)),
            optional=True,
        ),
    )


def _work(rule: Rule) -> Body:
    return (
        MultiChoice(
            name="kinds",
            label=_("Only this kind of work"),
            options=tuple(Option(kind, clean(words)) for kind, words in kind_words().items()),
            initial=tuple(sorted(rule.kinds)),
            optional=True,
        ),
        Choice(
            name="private",
            label=_("Private work"),
            options=(
                Option(ANY, _("Private or not")),
                Option("private", _("Only private work")),
                Option("public", _("Only work that is not private")),
            ),
            initial=_PRIVATE[rule.private],
        ),
        _several("origins", _("Only invitations that are"), _ORIGINS, rule.origins),
    )


def _approval(view: PolicyView, rule: Rule) -> Body:
    own = rule.approvers or Approvers(frozenset())
    return (
        MultiChoice(
            name="approvers",
            label=_("Who approves, where it needs approval"),
            options=tuple(Option(kind, _(words)) for kind, words in _APPROVERS.items()),
            initial=tuple(sorted(own.kinds)),
            hint=_("Nobody chosen here: the approvers of the policy."),
            optional=True,
        ),
        PeoplePicker(
            name="people",
            label=_("These people approve"),
            initial=_accounts(view, own.person_ids),
            optional=True,
            limit=NAMED,
        ),
    )


def _several(
    name: str, label: str, offered: Mapping[Word, str], chosen: frozenset[Word]
) -> MultiChoice:
    return MultiChoice(
        name=name,
        label=label,
        options=tuple(Option(each, _(words)) for each, words in offered.items()),
        initial=tuple(sorted(chosen)),
        optional=True,
    )


def _departments(view: PolicyView, name: str, chosen: frozenset[str]) -> Body:
    """None to choose from is no field."""
    known = view.known.departments
    offered = {**dict.fromkeys(sorted(chosen), ""), **known}
    options = tuple(
        Option(department_value(each), clean(known.get(each, each), OPTION) or "-")
        for each in list(offered)[:MENU]
    )
    if not options:
        return ()
    label = _("Only these departments")
    initial = tuple(department_value(each) for each in sorted(chosen))
    return (MultiChoice(name=name, label=label, options=options, initial=initial, optional=True),)


def department_value(department: str) -> str:
    """What stands for it in a menu, which takes short values only."""
    short = len(department) <= OPTION
    return department if short else hashlib.sha256(department.encode()).hexdigest()


def _accounts(view: PolicyView, people: frozenset[PersonId]) -> tuple[str, ...]:
    return tuple(view.known.accounts[p] for p in sorted(people) if p in view.known.accounts)


def examples() -> tuple[Example, ...]:
    busy, first = sample.BUSY, sample.RULES[0]
    new = Rule(id="new", effect=Effect.DENY)
    return (
        Example("form: a new rule", rule_form(sample.VIEW, new, new=True)),
        Example("form: a rule", rule_form(busy, first, new=False)),
        *(
            Example(f"form: rule with much in it, {rule.id}", rule_form(busy, rule, new=False))
            for rule in sample.RULES[3:]
        ),
        Example(
            "rough: a rule about endless names",
            rule_form(sample.ROUGH, sample.ROUGH.own.rulebook.rules[0], new=False),
            rough=True,
        ),
    )
