"""The one door: who may do what. Deny by default; everything that changes something asks here.

How somebody stands to something is worked out in `relations_of`; what that lets them do is a table.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from invites.correction import Correction
from invites.errors import NotAllowed, NotFound, NotTheInvitee, OwnRequest
from invites.invitation import Invitation
from invites.people import Actor, CustomerId, Person, PersonId, Role
from invites.suggestion import Suggestion
from invites.work import Visibility, WorkItem


class Action(StrEnum):
    VIEW = "view"
    CREATE = "create"
    LINK = "link"
    CANCEL = "cancel"
    SEND_NOW = "send_now"
    WRITE_AGAIN = "write_again"
    RESEND = "resend"
    RENEW = "renew"
    REVOKE = "revoke"
    ACCEPT = "accept"
    DECLINE = "decline"
    LATER = "later"
    ASK_AGAIN = "ask_again"
    NOT_ME = "not_me"
    EDIT = "edit"
    NUDGE = "nudge"
    ADOPT = "adopt"
    DECIDE_APPROVAL = "decide_approval"
    ANSWER_SUGGESTION = "answer_suggestion"
    DECIDE_CORRECTION = "decide_correction"
    ASK_TO_JOIN = "ask_to_join"
    # of a customer as a whole
    BULK = "bulk"
    PREPARE_BULK = "prepare_bulk"
    INVITE_TEAM = "invite_team"
    READ_POLICY = "read_policy"
    CHANGE_POLICY = "change_policy"
    MANAGE_TEMPLATES = "manage_templates"
    READ_LOG = "read_log"
    READ_REPORT = "read_report"
    SUSPEND = "suspend"
    ASSIGN_STAFF = "assign_staff"
    # of the whole system
    ADMINISTER = "administer"
    # of a person
    EXPLAIN = "explain"  # why they may or may not invite somebody
    APPOINT = "appoint"
    READ_OWN_LOG = "read_own_log"
    CHANGE_PREFERENCES = "change_preferences"


class Relation(StrEnum):
    """How the actor stands to the object."""

    INVITEE = "invitee"
    INVITER = "inviter"
    AUTHOR = "author"  # the inviter whose words the message has
    INVITERS_MANAGER = "inviters_manager"
    APPROVER = "approver"  # named by a rule for this very invitation
    ADMIN = "admin"
    SUPPORT = "support"  # Customer Success, looking after this customer
    SYSTEM = "system"  # administers the system, over all customers
    OWNER = "owner"  # of a suggestion: whom it was made for; of a person: themselves
    LEADER = "leader"  # of a person: their manager; of a customer: somebody with a team
    MEMBER = "member"  # of a work item
    COLLEAGUE = "colleague"  # of the same customer


_ANSWER = frozenset({Relation.INVITEE})
_SENDERS = frozenset({Relation.INVITER, Relation.INVITERS_MANAGER, Relation.ADMIN, Relation.SYSTEM})
_CONCERNED = frozenset({Relation.INVITER, Relation.INVITEE})
_RULERS = frozenset({Relation.ADMIN, Relation.SYSTEM})
_READERS = _RULERS | {Relation.SUPPORT}

ALLOWED: Mapping[Action, frozenset[Relation]] = {
    Action.VIEW: _SENDERS | _ANSWER | {Relation.APPROVER, Relation.SUPPORT},
    Action.CREATE: frozenset({Relation.MEMBER, Relation.COLLEAGUE, Relation.ADMIN}),
    Action.LINK: frozenset({Relation.MEMBER, Relation.ADMIN}),
    Action.CANCEL: frozenset({Relation.INVITER, Relation.ADMIN}),
    Action.SEND_NOW: frozenset({Relation.INVITER}),
    Action.WRITE_AGAIN: frozenset({Relation.INVITER}),
    Action.RESEND: _SENDERS | {Relation.SUPPORT},
    Action.RENEW: _SENDERS | {Relation.SUPPORT},
    Action.REVOKE: _SENDERS,
    Action.ACCEPT: _ANSWER,
    Action.DECLINE: _ANSWER,
    Action.LATER: _ANSWER,
    Action.ASK_AGAIN: _ANSWER,
    Action.NOT_ME: _ANSWER,
    Action.EDIT: frozenset({Relation.AUTHOR}),
    Action.NUDGE: _SENDERS,
    Action.ADOPT: frozenset({Relation.INVITERS_MANAGER, Relation.ADMIN}),
    Action.DECIDE_APPROVAL: _RULERS | {Relation.APPROVER},
    Action.ANSWER_SUGGESTION: frozenset({Relation.OWNER}),
    Action.DECIDE_CORRECTION: frozenset({Relation.ADMIN}),
    Action.ASK_TO_JOIN: frozenset({Relation.COLLEAGUE}),
    Action.BULK: _RULERS,
    Action.PREPARE_BULK: _READERS,
    Action.INVITE_TEAM: _RULERS | {Relation.LEADER},
    Action.READ_POLICY: _READERS,
    Action.CHANGE_POLICY: frozenset({Relation.ADMIN}),
    Action.MANAGE_TEMPLATES: frozenset({Relation.ADMIN}),
    Action.READ_LOG: _READERS,
    Action.READ_REPORT: _READERS,
    Action.SUSPEND: _RULERS,
    Action.ASSIGN_STAFF: frozenset({Relation.SYSTEM}),
    Action.ADMINISTER: frozenset({Relation.SYSTEM}),
    Action.EXPLAIN: _READERS | {Relation.OWNER, Relation.LEADER},
    Action.APPOINT: _RULERS,
    Action.READ_OWN_LOG: _READERS | {Relation.OWNER, Relation.LEADER},
    Action.CHANGE_PREFERENCES: frozenset({Relation.OWNER}),
}


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer as a whole, for what is done to all of it."""

    customer_id: CustomerId


@dataclass(frozen=True, slots=True)
class System:
    """All customers together."""

    customer_id: None = None


Subject = Invitation | Suggestion | WorkItem | Correction | Person | Customer | System
_ABOUT: Mapping[Action, type[Subject]] = {
    Action.CREATE: WorkItem,
    Action.LINK: WorkItem,
    Action.ASK_TO_JOIN: WorkItem,
    Action.ANSWER_SUGGESTION: Suggestion,
    Action.DECIDE_CORRECTION: Correction,
    Action.BULK: Customer,
    Action.PREPARE_BULK: Customer,
    Action.INVITE_TEAM: Customer,
    Action.READ_POLICY: Customer,
    Action.CHANGE_POLICY: Customer,
    Action.MANAGE_TEMPLATES: Customer,
    Action.READ_LOG: Customer,
    Action.READ_REPORT: Customer,
    Action.SUSPEND: Customer,
    Action.ASSIGN_STAFF: Customer,
    Action.ADMINISTER: System,
    Action.EXPLAIN: Person,
    Action.APPOINT: Person,
    Action.READ_OWN_LOG: Person,
    Action.CHANGE_PREFERENCES: Person,
}
"""What an action is done to; everything else is done to an invitation."""


def authorize(
    actor: Actor,
    action: Action,
    subject: Subject,
    *,
    members: Collection[PersonId] = (),
    inviters_manager: PersonId | None = None,
    approvers: Collection[PersonId] = (),
) -> None:
    """Return when the actor may do this to the subject, else raise.

    `members` are those of a work item, `inviters_manager` that of an invitation's inviter,
    `approvers` those whom a rule names for an invitation.
    A stranger learns nothing, not even that the subject exists.
    """
    relations = relations_of(actor, subject, members, inviters_manager, approvers)
    fits = isinstance(subject, _ABOUT.get(action, Invitation))
    allowed = ALLOWED.get(action, frozenset())
    if fits and allowed & relations:
        if action is Action.DECIDE_APPROVAL and relations & _CONCERNED:
            raise OwnRequest
        return
    if not relations:
        raise NotFound
    raise NotTheInvitee if allowed == _ANSWER else NotAllowed(action)


def relations_of(
    actor: Actor,
    subject: Subject,
    members: Collection[PersonId] = (),
    inviters_manager: PersonId | None = None,
    approvers: Collection[PersonId] = (),
) -> frozenset[Relation]:
    """How the actor stands to the subject; nothing at all for what is another customer's."""
    if actor.customer_id != subject.customer_id:
        return _from_outside(actor, subject)
    found = _within(actor, subject, members, inviters_manager, approvers)
    return found | _from_outside(actor, subject) if found else found


def _within(
    actor: Actor,
    subject: Subject,
    members: Collection[PersonId],
    inviters_manager: PersonId | None,
    approvers: Collection[PersonId],
) -> frozenset[Relation]:
    match subject:
        case Invitation():
            return _to_invitation(actor, subject, inviters_manager, approvers)
        case Suggestion():
            owner = actor.person_id == subject.actor_id
            return frozenset({Relation.OWNER}) if owner else frozenset()
        case Correction():
            # Whoever asked is its owner; that alone lets nobody decide it.
            owner = actor.person_id == subject.person_id
            return _admin(actor) | (frozenset({Relation.OWNER}) if owner else frozenset())
        case WorkItem():
            return _to_work_item(actor, subject, members)
        case Person():
            return _to_person(actor, subject)
        case Customer():
            leads = actor.role in (Role.MANAGER, Role.CUSTOMER_ADMIN, Role.SYSTEM_ADMIN)
            return _admin(actor) | _staff(actor) | ({Relation.LEADER} if leads else set())
        case System():
            return frozenset()


def _from_outside(actor: Actor, subject: Subject) -> frozenset[Relation]:
    """The operator's people: all customers for the system's administrators, else those assigned.

    What somebody does with a suggestion is theirs alone.
    """
    if isinstance(subject, Suggestion):
        return frozenset()
    if actor.role is Role.SYSTEM_ADMIN:
        return frozenset({Relation.SYSTEM})
    looked_after = actor.role is Role.CUSTOMER_SUCCESS and subject.customer_id in actor.assigned
    return frozenset({Relation.SUPPORT}) if looked_after else frozenset()


def _to_invitation(
    actor: Actor,
    invitation: Invitation,
    inviters_manager: PersonId | None,
    approvers: Collection[PersonId],
) -> frozenset[Relation]:
    found = _admin(actor)
    if actor.person_id == invitation.invitee_id:
        found |= {Relation.INVITEE}
    if actor.person_id in invitation.inviter_ids:
        found |= {Relation.INVITER}
    if actor.person_id == invitation.inviter_id:
        found |= {Relation.AUTHOR}
    if inviters_manager is not None and actor.person_id == inviters_manager:
        found |= {Relation.INVITERS_MANAGER}
    if actor.person_id in approvers:
        found |= {Relation.APPROVER}
    return found or frozenset({Relation.COLLEAGUE})


def _to_work_item(
    actor: Actor, item: WorkItem, members: Collection[PersonId]
) -> frozenset[Relation]:
    """A private work item exists for its members only, and any for guests who are in it."""
    if actor.person_id in members:
        return _admin(actor) | {Relation.MEMBER}
    if item.visibility is Visibility.PRIVATE or actor.role is Role.GUEST:
        return frozenset()
    return _admin(actor) | {Relation.COLLEAGUE}


def _to_person(actor: Actor, person: Person) -> frozenset[Relation]:
    found = _admin(actor) | _staff(actor)
    if actor.person_id == person.id:
        found |= {Relation.OWNER}
    if person.manager_id == actor.person_id:
        found |= {Relation.LEADER}
    return found


def _admin(actor: Actor) -> frozenset[Relation]:
    """Who administers the system administers the operator's own organisation, too."""
    admins = (Role.CUSTOMER_ADMIN, Role.SYSTEM_ADMIN)
    return frozenset({Relation.ADMIN}) if actor.role in admins else frozenset()


def _staff(actor: Actor) -> frozenset[Relation]:
    """Everybody of the customer but guests."""
    return frozenset() if actor.role is Role.GUEST else frozenset({Relation.COLLEAGUE})
