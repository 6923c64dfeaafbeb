"""Where a customer's templates and branding are kept."""

from collections.abc import Sequence
from typing import Protocol

from invites.people import PersonId
from invites.wording.branding import Branding, Wording
from invites.wording.template import Slot, Version


class WordingRepository(Protocol):
    """Nothing is ever overwritten: each saving is a row of its own."""

    async def held(self) -> Wording:
        """The newest of each slot, those that were given up included; and the branding."""
        ...

    async def latest(self, slot: Slot) -> Version | None: ...

    async def history(self, slot: Slot, before: int | None, limit: int) -> Sequence[Version]:
        """Newest first; with `before` only those of lower numbers."""
        ...

    async def by(self, person_id: PersonId) -> Sequence[Version]:
        """All that this person saved, oldest first."""
        ...

    async def add(self, version: Version) -> None:
        """Write it, or raise `ConcurrentUpdate` when its number is taken."""
        ...

    async def brand(self, branding: Branding) -> None:
        """Write it, or raise `ConcurrentUpdate` when its number is taken."""
        ...
