"""Erasing whatever leads from entries of the audit log to one person; the entries stay."""

from sqlalchemy import delete, or_, select, union

from invites.audit import SubjectKind
from invites.people import PersonId
from storage.scope import Scope
from storage.tables import audit, audit_pseudonym


async def forget(scope: Scope, person_id: PersonId) -> None:
    """Their own pseudonyms, and those of all they had to do with: a row of it may name them."""
    theirs = audit_pseudonym.c
    own = select(theirs.pseudonym).where(
        scope.mine(audit_pseudonym), theirs.kind == SubjectKind.PERSON, theirs.its_id == person_id
    )
    names = [row["pseudonym"] for row in await scope.rows(own)]
    if not names:
        return
    columns = (audit.c.actor, audit.c.whom, audit.c.on_behalf_of)
    touched = union(
        *(select(audit.c.subject).where(scope.mine(audit), each.in_(names)) for each in columns)
    )
    about = theirs.pseudonym.in_(touched) & (theirs.kind != SubjectKind.PERSON)
    await scope.change(
        delete(audit_pseudonym).where(
            scope.mine(audit_pseudonym), or_(theirs.pseudonym.in_(names), about)
        )
    )
