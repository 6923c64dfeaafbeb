"""What services write into the audit log: one short way for each kind of thing."""

from collections.abc import Collection, Iterable
from datetime import datetime

from invites.audit import Acting, AuditRecord, Fact, Machine, SubjectKind
from invites.bulk.plan import Plan
from invites.correction import Correction
from invites.invitation import Invitation
from invites.people import Person, PersonId
from invites.policy.parts import Part
from invites.policy.radius import Radius
from invites.policy_ports import PolicyVersion
from invites.ports import UnitOfWork
from invites.suggestion import Suggestion
from invites.work import WorkItem

SYSTEM, OPERATOR = Machine.SYSTEM, Machine.OPERATOR


def note_invitation(
    uow: UnitOfWork,
    did: str,
    about: Invitation,
    by: Acting,
    at: datetime,
    reason: str = "",
    **facts: Fact,
) -> None:
    """`did` is the verb. `whom` is the invitee, or whoever asked when the invitee acts."""
    uow.audit.record(
        AuditRecord(
            at=at,
            actor=by,
            action=f"invitation.{did}",
            kind=SubjectKind.INVITATION,
            subject=about.id,
            whom=about.inviter_id if by == about.invitee_id else about.invitee_id,
            reason=reason,
            facts={"work_item": about.work_item_id, **facts},
        )
    )


def note_suggestion(
    uow: UnitOfWork, did: str, about: Suggestion, by: Acting, at: datetime, reason: str = ""
) -> None:
    """`whom` is whoever was proposed first; for whom it was made stands in `on_behalf_of`."""
    uow.audit.record(
        AuditRecord(
            at=at,
            actor=by,
            action=f"suggestion.{did}",
            kind=SubjectKind.SUGGESTION,
            subject=about.id,
            whom=about.best.person_id if about.proposed else None,
            on_behalf_of=None if by == about.actor_id else about.actor_id,
            reason=reason,
            facts={"work_item": about.work_item_id, "proposed": len(about.proposed)},
        )
    )


def note_person(
    uow: UnitOfWork,
    did: str,
    person_id: PersonId,
    by: Acting,
    at: datetime,
    reason: str = "",
    **facts: Fact,
) -> None:
    uow.audit.record(
        AuditRecord(
            at=at,
            actor=by,
            action=f"person.{did}",
            kind=SubjectKind.PERSON,
            subject=person_id,
            reason=reason,
            facts=facts,
        )
    )


def note_correction(
    uow: UnitOfWork, did: str, about: Correction, by: PersonId, at: datetime
) -> None:
    """Which details, never what they were or are."""
    uow.audit.record(
        AuditRecord(
            at=at,
            actor=by,
            action=f"correction.{did}",
            kind=SubjectKind.CORRECTION,
            subject=about.id,
            whom=about.person_id,
            facts={"details": codes(about.wanted)},
        )
    )


def note_work_item(
    uow: UnitOfWork, did: str, about: WorkItem, by: Acting, at: datetime, **facts: Fact
) -> None:
    uow.audit.record(
        AuditRecord(
            at=at,
            actor=by,
            action=f"work_item.{did}",
            kind=SubjectKind.WORK_ITEM,
            subject=about.id,
            facts=facts,
        )
    )


def note_bulk(
    uow: UnitOfWork, did: str, about: Plan, by: Acting, at: datetime, **facts: Fact
) -> None:
    """How many rows of a plan of which kind."""
    uow.audit.record(
        AuditRecord(
            at=at,
            actor=by,
            action=f"bulk.{did}",
            kind=SubjectKind.BULK,
            subject=about.id,
            facts={"plan": about.kind.value, **facts},
        )
    )


def note_customer(
    uow: UnitOfWork, did: str, by: Acting, at: datetime, reason: str = "", **facts: Fact
) -> None:
    """What is done to a customer as a whole, often by somebody of the operator's."""
    uow.audit.record(
        AuditRecord(
            at=at,
            actor=by,
            action=f"customer.{did}",
            kind=SubjectKind.CUSTOMER,
            subject=uow.customer_id,
            reason=reason,
            facts=facts,
        )
    )


def note_import(uow: UnitOfWork, by: Acting, at: datetime, rows: int) -> None:
    """A batch of a file with people: how many rows of it."""
    uow.audit.record(
        AuditRecord(
            at=at,
            actor=by,
            action="directory.import",
            kind=SubjectKind.DIRECTORY,
            subject=uow.customer_id,
            facts={"rows": rows},
        )
    )


def note_policy(
    uow: UnitOfWork, change: PolicyVersion, part: Part, found: Radius, choices: Collection[str]
) -> None:
    """A saved version: which part, and how many that waited it concerned. Never the note."""
    uow.audit.record(
        AuditRecord(
            at=change.at,
            actor=change.author_id or SYSTEM,
            action="policy.save" if change.restored is None else "policy.restore",
            kind=SubjectKind.POLICY,
            subject=str(change.version),
            reason=codes(choices),
            facts={
                "part": part.value,
                "restored": change.restored,
                "looked_at": found.looked_at,
                "denied": len(found.denied),
                "unapproved": len(found.unapproved),
            },
            policy_version=change.version,
        )
    )


def note_turns(uow: UnitOfWork, before: Person, after: Person, at: datetime) -> None:
    """What a platform says about somebody, where rights or invitations hang on it."""
    if after.left != before.left:
        note_person(uow, "leave" if after.left else "return", after.id, SYSTEM, at, "profile")
    if before.known and after.is_admin != before.is_admin:
        did = "appoint" if after.is_admin else "dismiss"
        note_person(uow, did, after.id, SYSTEM, at, "profile", role="customer_admin")


def note_left(uow: UnitOfWork, people: Iterable[PersonId], at: datetime) -> None:
    """They are missing from the directory of their platform."""
    for person_id in people:
        note_person(uow, "leave", person_id, SYSTEM, at, "missing")


def codes(several: Collection[str]) -> str:
    """As one fact."""
    return "+".join(sorted(several))[:80]
