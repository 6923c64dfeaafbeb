"""What drafts need from outside: somebody who writes them, and where they are kept."""

from datetime import date
from typing import Protocol

from invites.drafting.facts import Draft, DraftFacts, Sentences
from invites.people import CustomerId
from invites.suggestion import SuggestionId


class Drafter(Protocol):
    async def write(self, customer_id: CustomerId, facts: DraftFacts) -> Sentences | None:
        """Two sentences by a model, unjudged, or None. Never raises, never takes over 8 seconds."""
        ...


class DraftRepository(Protocol):
    """Drafts by models, and what asking them used up."""

    async def of(self, suggestion_id: SuggestionId) -> Draft | None: ...

    async def put(self, draft: Draft) -> None:
        """Write it in place of what was there for this suggestion."""
        ...

    async def take_call(self, day: date, *, calls: int, tokens: int) -> bool:
        """Count one call on that day; False, and nothing counted, when either limit is reached."""
        ...

    async def spent(self, day: date, tokens: int) -> None: ...
