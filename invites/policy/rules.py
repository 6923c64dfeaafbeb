"""Rules: whom they are about, and what they say. Deny beats approval beats allow."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from invites.people import PersonId, Role
from invites.states import Origin
from invites.work import WorkItemId, WorkItemKind


class Effect(StrEnum):
    """What a rule or a switch says; read as on, with approval, off."""

    ALLOW = "allow"
    REQUIRE_APPROVAL = "require_approval"
    DENY = "deny"


_STRICTNESS = {Effect.ALLOW: 0, Effect.REQUIRE_APPROVAL: 1, Effect.DENY: 2}


def strictest(effects: Iterable[Effect]) -> Effect:
    """The one that wins; allow when there is none."""
    return max(effects, key=_STRICTNESS.__getitem__, default=Effect.ALLOW)


class RelationKind(StrEnum):
    """How the invitee stands to the inviter; several may hold at once."""

    DIRECT_REPORT = "direct_report"
    SAME_TEAM = "same_team"  # the same manager, or the same department where none is known
    SAME_CUSTOMER = "same_customer"
    EXTERNAL = "external"


class Approver(StrEnum):
    ADMINS = "admins"
    INVITERS_MANAGER = "inviters_manager"
    INVITEES_MANAGER = "invitees_manager"


@dataclass(frozen=True, slots=True)
class Approvers:
    """Who is asked. Customer administrators may always decide; never whoever requested it."""

    kinds: frozenset[Approver] = frozenset({Approver.ADMINS})
    person_ids: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules may ask about one invitation; departments are casefolded."""

    inviter_id: PersonId
    inviter_roles: frozenset[Role]
    inviter_department: str
    invitee_department: str
    invitee_jobs: frozenset[str]
    relations: frozenset[RelationKind]
    kind: WorkItemKind
    work_item_id: WorkItemId
    private: bool
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """All conditions must hold; an empty one holds always.

    `unless_roles` makes "only managers may": a denial that spares them. `invitee_jobs` are names
    of `invites.roles`. `approvers` counts for approval alone; None asks those of the policy.
    """

    id: str
    effect: Effect
    inviter_roles: frozenset[Role] = frozenset()
    unless_roles: frozenset[Role] = frozenset()
    inviter_departments: frozenset[str] = frozenset()
    inviter_ids: frozenset[PersonId] = frozenset()
    relations: frozenset[RelationKind] = frozenset()
    invitee_departments: frozenset[str] = frozenset()
    invitee_jobs: frozenset[str] = frozenset()
    kinds: frozenset[WorkItemKind] = frozenset()
    work_item_ids: frozenset[WorkItemId] = frozenset()
    origins: frozenset[Origin] = frozenset()
    other_department: bool | None = None
    private: bool | None = None
    approvers: Approvers | None = None

    def matches(self, facts: Facts) -> bool:
        return self._about_inviter(facts) and self._about_invitee(facts) and self._about_work(facts)

    def _about_inviter(self, facts: Facts) -> bool:
        if self.inviter_roles and self.inviter_roles.isdisjoint(facts.inviter_roles):
            return False
        if not self.unless_roles.isdisjoint(facts.inviter_roles):
            return False
        if self.inviter_departments and facts.inviter_department not in self.inviter_departments:
            return False
        return not self.inviter_ids or facts.inviter_id in self.inviter_ids

    def _about_invitee(self, facts: Facts) -> bool:
        if self.relations and self.relations.isdisjoint(facts.relations):
            return False
        if self.invitee_departments and facts.invitee_department not in self.invitee_departments:
            return False
        if self.invitee_jobs and self.invitee_jobs.isdisjoint(facts.invitee_jobs):
            return False
        # Whoever has no known department counts as outside: what is not known is not waved through.
        outside = (
            not facts.inviter_department or facts.inviter_department != facts.invitee_department
        )
        return self.other_department in (None, outside)

    def _about_work(self, facts: Facts) -> bool:
        if self.kinds and facts.kind not in self.kinds:
            return False
        if self.work_item_ids and facts.work_item_id not in self.work_item_ids:
            return False
        if self.origins and facts.origin not in self.origins:
            return False
        return self.private in (None, facts.private)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """The rules of one level, and what holds where none of them speaks."""

    rules: tuple[Rule, ...] = ()
    same_customer: Effect = Effect.ALLOW
    external: Effect = Effect.REQUIRE_APPROVAL
    unknown_domain: Effect = Effect.DENY

    def matching(self, facts: Facts) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.matches(facts))


PERMISSIVE = Rulebook(external=Effect.ALLOW, unknown_domain=Effect.ALLOW)
"""Of a level that leaves it to those below."""
