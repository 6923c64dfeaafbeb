"""What is proposed, with everything the verdict needs to know about it."""

from dataclasses import dataclass
from datetime import datetime

from invites.invitation import Invitation
from invites.people import Person, PersonId, PersonKind, Role
from invites.policy.rules import Facts, RelationKind
from invites.preferences import Preferences
from invites.states import CORE, Capability, Origin
from invites.work import Visibility, WorkItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Recipients so far, without this one; `*_resets` is when the count falls again."""

    inviter_today: int
    customer_today: int
    pending: int
    inviter_resets: datetime
    customer_resets: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Everything the verdict needs to know. `earlier` are all invitations to the invitee.

    `counts` is None where nothing new is sent. `approved`: whoever may has said yes. `kept`: the
    administrators let it stand when they changed their rules; what lies above them still holds.
    `invitee_jobs` are names of `invites.roles`; `holds` what the inviter has themselves.
    """

    inviter: Person
    invitee: Person
    item: WorkItem
    members: frozenset[PersonId]
    preferences: Preferences
    earlier: tuple[Invitation, ...] = ()
    origin: Origin = Origin.MANUAL
    inviter_roles: frozenset[Role] = frozenset({Role.USER})
    invitee_jobs: frozenset[str] = frozenset()
    counts: Counts | None = None
    grants: frozenset[Capability] = CORE
    holds: frozenset[Capability] = CORE
    approved: bool = False
    kept: bool = False


def relations(inviter: Person, invitee: Person) -> frozenset[RelationKind]:
    if invitee.kind in (PersonKind.GUEST, PersonKind.EXTERNAL):
        return frozenset({RelationKind.EXTERNAL})
    found = {RelationKind.SAME_CUSTOMER}
    if invitee.manager_id == inviter.id:
        found |= {RelationKind.DIRECT_REPORT, RelationKind.SAME_TEAM}
    elif _one_chain(inviter, invitee) or _same_department(inviter, invitee):
        found.add(RelationKind.SAME_TEAM)
    return frozenset(found)


def facts_of(proposal: Proposal) -> Facts:
    inviter, invitee, item = proposal.inviter, proposal.invitee, proposal.item
    return Facts(
        inviter_id=inviter.id,
        inviter_roles=proposal.inviter_roles,
        inviter_department=inviter.department.casefold(),
        invitee_department=invitee.department.casefold(),
        invitee_jobs=proposal.invitee_jobs,
        relations=relations(inviter, invitee),
        kind=item.kind,
        work_item_id=item.id,
        private=item.visibility is Visibility.PRIVATE,
        origin=proposal.origin,
    )


def _one_chain(inviter: Person, invitee: Person) -> bool:
    above = inviter.manager_id
    return above is not None and above in (invitee.manager_id, invitee.id)


def _same_department(inviter: Person, invitee: Person) -> bool:
    if inviter.manager_id is not None and invitee.manager_id is not None:
        return False
    return bool(inviter.department) and (
        inviter.department.casefold() == invitee.department.casefold()
    )
