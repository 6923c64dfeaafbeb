"""A rule as a sentence, with a list of what else it hangs on."""

from collections.abc import Callable, Iterator, Sequence

from babel.lists import format_list

from blocks.cards.lists import known_work
from blocks.elements import Points, Text
from blocks.text import NAME_LIMIT, clean, listing, name, region, role_label
from invites.language import N_, _, pgettext
from invites.people import PersonId, Role
from invites.policy import Approver, Approvers, Effect, RelationKind, Rule
from invites.policy_views import Known
from invites.states import Origin
from invites.work import WorkItemKind

MOST = 4
"""Names in one gap of a sentence; the others are counted."""

_MAY = N_("Everybody may invite {whom}."), N_("Everybody may invite {whom} to {work}.")
_WHO_MAY = N_("{who} may invite {whom}."), N_("{who} may invite {whom} to {work}.")
_OTHERS_MAY = (
    N_("Everybody except {unless} may invite {whom}."),
    N_("Everybody except {unless} may invite {whom} to {work}."),
)
_ASK = (
    N_("Inviting {whom} needs approval by {approvers}."),
    N_("Inviting {whom} to {work} needs approval by {approvers}."),
)
_WHO_ASK = (
    N_("{who} may invite {whom} only with approval by {approvers}."),
    N_("{who} may invite {whom} to {work} only with approval by {approvers}."),
)
_OTHERS_ASK = (
    N_("Only {unless} may invite {whom} without approval by {approvers}."),
    N_("Only {unless} may invite {whom} to {work} without approval by {approvers}."),
)
_NOBODY = N_("Nobody may invite {whom}."), N_("Nobody may invite {whom} to {work}.")
_WHO_NOT = N_("{who} may not invite {whom}."), N_("{who} may not invite {whom} to {work}.")
_ONLY = N_("Only {unless} may invite {whom}."), N_("Only {unless} may invite {whom} to {work}.")

_SENTENCES = {
    Effect.ALLOW: (_MAY, _WHO_MAY, _OTHERS_MAY),
    Effect.REQUIRE_APPROVAL: (_ASK, _WHO_ASK, _OTHERS_ASK),
    Effect.DENY: (_NOBODY, _WHO_NOT, _ONLY),
}
"""By effect: about everybody, about some, about all but some; without and with the work."""


def shown_rule(rule: Rule, known: Known) -> Text | Points:
    conditions = rule_conditions(rule, known)
    sentence = rule_sentence(rule, known)
    return Points(sentence, conditions) if conditions else Text(sentence)


def rule_line(rule: Rule, known: Known) -> str:
    """All of it in one line, for lists."""
    return " ".join((rule_sentence(rule, known), *rule_conditions(rule, known)))


def rule_sentence(rule: Rule, known: Known) -> str:
    who, whom, work = _who(rule, known), _whom(rule, known), _work(rule, known)
    general, some, others = _SENTENCES[rule.effect]
    pattern = some if who else others if rule.unless_roles else general
    told = _(pattern[1 if work else 0]).format(
        who=who[0] if who else "",
        unless=_roles(rule.unless_roles),
        whom=whom[0] if whom else pgettext("one invites", "anybody"),
        work=work[0] if work else "",
        approvers=approvers_words(rule.approvers, known),
    )
    return told[:1].upper() + told[1:]


def rule_conditions(rule: Rule, known: Known) -> tuple[str, ...]:
    """What the sentence has no room for, each a sentence of its own."""
    return tuple(_conditions(rule, known))


def _conditions(rule: Rule, known: Known) -> Iterator[str]:
    who = _who(rule, known)
    for more in who[1:]:
        yield _("Only if the inviter is one of: {who}.").format(who=more)
    if who and rule.unless_roles:
        yield _("Not if the inviter is one of: {who}.").format(who=_roles(rule.unless_roles))
    for more in _whom(rule, known)[1:]:
        yield _("Only for inviting {whom}.").format(whom=more)
    for more in _work(rule, known)[1:]:
        yield _("Only for inviting to {work}.").format(work=more)
    if 0 < len(rule.origins) < len(Origin):
        yield _(_FROM[rule.origins])


_FROM = {
    frozenset({Origin.MANUAL}): N_("Only for invitations that somebody writes themselves."),
    frozenset({Origin.SUGGESTION}): N_("Only for invitations from suggestions."),
    frozenset({Origin.BULK}): N_("Only for bulk invitations."),
    frozenset({Origin.MANUAL, Origin.SUGGESTION}): N_("Not for bulk invitations."),
    frozenset({Origin.MANUAL, Origin.BULK}): N_("Not for invitations from suggestions."),
    frozenset({Origin.SUGGESTION, Origin.BULK}): N_(
        "Not for invitations that somebody writes themselves."
    ),
}


def _who(rule: Rule, known: Known) -> list[str]:
    found = []
    if rule.inviter_ids:
        found.append(_names(rule.inviter_ids, known))
    if rule.inviter_roles:
        found.append(_roles(rule.inviter_roles))
    if rule.inviter_departments:
        departments = _departments(rule.inviter_departments, known)
        told = pgettext("who may invite", "people in {departments}")
        found.append(told.format(departments=departments))
    return found


def _roles(roles: frozenset[Role]) -> str:
    words = {
        Role.GUEST: pgettext("who may invite", "guests"),
        Role.USER: pgettext("who may invite", "ordinary users"),
        Role.MANAGER: pgettext("who may invite", "managers"),
        Role.CUSTOMER_ADMIN: pgettext("who may invite", "administrators"),
        Role.CUSTOMER_SUCCESS: pgettext("who may invite", "Customer Success staff"),
        Role.SYSTEM_ADMIN: pgettext("who may invite", "system administrators"),
    }
    return listing([words[role] for role in Role if role in roles], MOST)


def _whom(rule: Rule, known: Known) -> list[str]:
    found = []
    if rule.relations:
        words = {
            RelationKind.DIRECT_REPORT: pgettext("one invites", "their direct reports"),
            RelationKind.SAME_TEAM: pgettext("one invites", "people on their own team"),
            RelationKind.SAME_CUSTOMER: pgettext("one invites", "colleagues"),
            RelationKind.EXTERNAL: pgettext("one invites", "people from outside"),
        }
        found.append(_either([words[kind] for kind in RelationKind if kind in rule.relations]))
    if rule.other_department is True:
        found.append(pgettext("one invites", "people outside their department"))
    if rule.other_department is False:
        found.append(pgettext("one invites", "people in their own department"))
    if rule.invitee_departments:
        told = pgettext("one invites", "people in {departments}")
        found.append(told.format(departments=_departments(rule.invitee_departments, known)))
    if rule.invitee_jobs:
        jobs = _either([clean(role_label(job), NAME_LIMIT) for job in sorted(rule.invitee_jobs)])
        found.append(pgettext("one invites", "people whose job is {jobs}").format(jobs=jobs))
    return found


def _work(rule: Rule, known: Known) -> list[str]:
    found = []
    if rule.kinds:
        words = kind_words()
        found.append(_either([words[kind] for kind in WorkItemKind if kind in rule.kinds]))
    if rule.work_item_ids:
        items = (known.items.get(each) for each in sorted(rule.work_item_ids))
        gone = pgettext("one invites to", "work that is gone")
        found.append(_either([known_work(item) if item else gone for item in items]))
    if rule.private is not None:
        private = pgettext("one invites to", "private work")
        public = pgettext("one invites to", "work that is not private")
        found.append(private if rule.private else public)
    return found


def kind_words() -> dict[WorkItemKind, str]:
    return {
        WorkItemKind.PROJECT: pgettext("one invites to", "a project"),
        WorkItemKind.TASK: pgettext("one invites to", "a task"),
        WorkItemKind.WORKFLOW: pgettext("one invites to", "a workflow"),
        WorkItemKind.CADENCE: pgettext("one invites to", "a cadence"),
        WorkItemKind.DOCUMENT: pgettext("one invites to", "a document"),
        WorkItemKind.CHANNEL: pgettext("one invites to", "a channel"),
    }


def approvers_words(approvers: Approvers | None, known: Known) -> str:
    """By whom, as in "the inviter's manager or Dana White"."""
    if approvers is None:
        return pgettext("approval by", "the usual approvers")
    words = {
        Approver.ADMINS: pgettext("approval by", "an administrator"),
        Approver.INVITERS_MANAGER: pgettext("approval by", "the inviter's manager"),
        Approver.INVITEES_MANAGER: pgettext("approval by", "the invitee's manager"),
    }
    asked = [words[kind] for kind in Approver if kind in approvers.kinds]
    people = [_name(each, known) for each in sorted(approvers.person_ids)]
    return _either([*asked, *people]) if asked or people else words[Approver.ADMINS]


def _names(ids: frozenset[PersonId], known: Known) -> str:
    return listing([_name(each, known) for each in sorted(ids)], MOST)


def _name(person_id: PersonId, known: Known) -> str:
    person = known.people.get(person_id)
    return name(person) if person else _("somebody who is gone")


def _departments(names: frozenset[str], known: Known) -> str:
    spelled: Callable[[str], str] = lambda each: known.departments.get(each, each)  # noqa: E731 - short
    words = [clean(spelled(each), NAME_LIMIT) for each in sorted(names)]
    return _either([each for each in words if each] or [_("a department without a name")])


def _either(words: Sequence[str]) -> str:
    """As in "Ann or Ben", or "Ann, Ben, Cleo and 4 others"."""
    if len(words) > MOST:
        return listing(words, MOST)
    return format_list(list(words), style="or", locale=region())
