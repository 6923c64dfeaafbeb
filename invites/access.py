"""The one door: who may do what. Deny by default; everything that changes something asks here."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from invites.correction import Correction
from invites.errors import NotAllowed, NotFound, NotTheInvitee
from invites.invitation import Invitation
from invites.people import Actor, PersonId, Role
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
    ANSWER_SUGGESTION = "answer_suggestion"
    DECIDE_CORRECTION = "decide_correction"


class Relation(StrEnum):
    """How the actor stands to the object."""

    INVITEE = "invitee"
    INVITER = "inviter"
    AUTHOR = "author"  # the inviter whose words the message has
    INVITERS_MANAGER = "inviters_manager"
    ADMIN = "admin"
    OWNER = "owner"  # of a suggestion: whom it was made for
    MEMBER = "member"  # of a work item
    COLLEAGUE = "colleague"  # of the same customer


_ANSWER = frozenset({Relation.INVITEE})
_SENDERS = frozenset({Relation.INVITER, Relation.INVITERS_MANAGER, Relation.ADMIN})

ALLOWED: Mapping[Action, frozenset[Relation]] = {
    Action.VIEW: _SENDERS | _ANSWER,
    Action.CREATE: frozenset({Relation.MEMBER, Relation.COLLEAGUE, Relation.ADMIN}),
    Action.LINK: frozenset({Relation.MEMBER, Relation.ADMIN}),
    Action.CANCEL: frozenset({Relation.INVITER, Relation.ADMIN}),
    Action.SEND_NOW: frozenset({Relation.INVITER}),
    Action.WRITE_AGAIN: frozenset({Relation.INVITER}),
    Action.RESEND: _SENDERS,
    Action.RENEW: _SENDERS,
    Action.REVOKE: _SENDERS,
    Action.ACCEPT: _ANSWER,
    Action.DECLINE: _ANSWER,
    Action.LATER: _ANSWER,
    Action.ASK_AGAIN: _ANSWER,
    Action.NOT_ME: _ANSWER,
    Action.EDIT: frozenset({Relation.AUTHOR}),
    Action.NUDGE: _SENDERS,
    Action.ANSWER_SUGGESTION: frozenset({Relation.OWNER}),
    Action.DECIDE_CORRECTION: frozenset({Relation.ADMIN}),
}


Subject = Invitation | Suggestion | WorkItem | Correction
_ABOUT: Mapping[Action, type[Subject]] = {
    Action.CREATE: WorkItem,
    Action.LINK: WorkItem,
    Action.ANSWER_SUGGESTION: Suggestion,
    Action.DECIDE_CORRECTION: Correction,
}
"""What an action is done to; everything else is done to an invitation."""


def authorize(
    actor: Actor,
    action: Action,
    subject: Subject,
    *,
    members: Collection[PersonId] = (),
    inviters_manager: PersonId | None = None,
) -> None:
    """Return when the actor may do this to the subject, else raise.

    `members` are those of a work item, `inviters_manager` that of an invitation's inviter.
    A stranger learns nothing, not even that the subject exists.
    """
    relations = relations_of(actor, subject, members, inviters_manager)
    fits = isinstance(subject, _ABOUT.get(action, Invitation))
    if fits and ALLOWED.get(action, frozenset()) & relations:
        return
    if not relations:
        raise NotFound
    raise NotTheInvitee if ALLOWED.get(action) == _ANSWER else NotAllowed


def relations_of(
    actor: Actor,
    subject: Subject,
    members: Collection[PersonId] = (),
    inviters_manager: PersonId | None = None,
) -> frozenset[Relation]:
    """How the actor stands to the subject; nothing at all for what is another customer's."""
    if actor.customer_id != subject.customer_id:
        return frozenset()
    match subject:
        case Invitation():
            return _to_invitation(actor, subject, inviters_manager)
        case Suggestion():
            owner = actor.person_id == subject.actor_id
            return frozenset({Relation.OWNER}) if owner else frozenset()
        case Correction():
            # Whoever asked is its owner; that alone lets nobody decide it.
            owner = actor.person_id == subject.person_id
            return _admin(actor) | (frozenset({Relation.OWNER}) if owner else frozenset())
        case WorkItem():
            return _to_work_item(actor, subject, members)


def _to_invitation(
    actor: Actor, invitation: Invitation, inviters_manager: PersonId | None
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


def _admin(actor: Actor) -> frozenset[Relation]:
    return frozenset({Relation.ADMIN}) if actor.role is Role.CUSTOMER_ADMIN else frozenset()
