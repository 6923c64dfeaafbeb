"""Two persons turn out to be one: everything known about the duplicate moves over."""

from invites.people import PersonId
from storage.scope import Scope


async def merge(scope: Scope, duplicate: PersonId, into: PersonId) -> None:
    raise NotImplementedError
