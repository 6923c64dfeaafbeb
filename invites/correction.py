"""Somebody says that what is known about them is wrong; an administrator decides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Protocol, Self

from invites.errors import AlreadyAnswered
from invites.people import CustomerId, Detail, Person, PersonId

CorrectionId = NewType("CorrectionId", str)
Values = dict[Detail, str | tuple[str, ...]]
CORRECTABLE = (Detail.TITLE, Detail.DEPARTMENT, Detail.MANAGER, Detail.SKILLS)


class CorrectionState(StrEnum):
    OPEN = "open"
    APPLIED = "applied"
    REJECTED = "rejected"
    REPLACED = "replaced"  # they asked for something else since


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """`wanted` holds what shall change, `former` what stood there when it was asked for."""

    id: CorrectionId
    customer_id: CustomerId
    person_id: PersonId
    wanted: Values
    former: Values
    asked_at: datetime
    state: CorrectionState = CorrectionState.OPEN
    answered_at: datetime | None = None
    answered_by: PersonId | None = None
    version: int = 1

    def apply(self, *, by: PersonId, at: datetime) -> Self:
        return self._answer(CorrectionState.APPLIED, by, at)

    def reject(self, *, by: PersonId, at: datetime) -> Self:
        return self._answer(CorrectionState.REJECTED, by, at)

    def supersede(self, *, at: datetime) -> Self:
        """Another one took its place."""
        if self.state is not CorrectionState.OPEN:
            raise AlreadyAnswered(self.state, self.answered_at)
        return replace(self, state=CorrectionState.REPLACED, answered_at=at)

    def _answer(self, state: CorrectionState, by: PersonId, at: datetime) -> Self:
        """The first answer counts; the same again, by the same administrator, changes nothing."""
        if (self.state, self.answered_by) == (state, by):
            return self
        if self.state is not CorrectionState.OPEN:
            raise AlreadyAnswered(self.state, self.answered_at)
        return replace(self, state=state, answered_by=by, answered_at=at)


def differing(person: Person, said: Values) -> Values:
    """What of it is not so already; what is left empty is no wish."""
    return {
        detail: value for detail, value in said.items() if value and value != of(person, detail)
    }


def of(person: Person, detail: Detail) -> str | tuple[str, ...]:
    value: str | tuple[str, ...] | None = getattr(person, detail)
    return value or ""


class CorrectionRepository(Protocol):
    async def get(self, correction_id: CorrectionId) -> Correction:
        """Return it, or raise `NotFound`."""
        ...

    async def add(self, correction: Correction) -> None: ...

    async def save(self, correction: Correction) -> None:
        """Write a changed one, or raise `ConcurrentUpdate`."""
        ...

    async def open_of(self, person_id: PersonId) -> Sequence[Correction]:
        """What this person asked for and nobody has answered."""
        ...
