"""One thing a person did, whatever the platform, and where it is handled."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Protocol, TypeAlias, TypeVar

from blocks.actions import ActionId
from blocks.elements import Reply
from handlers.services import Services
from invites.errors import BadRequest
from invites.people import Actor, Identity
from invites.work import Place

Word = TypeVar("Word", bound=StrEnum)
FIRST, LAST = date(2000, 1, 1), date(2999, 12, 31)
"""Beyond, the next working day or somebody's own midnight may not exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """What came in, before anybody knows who it was.

    `fields` are the inputs of a form by name, each a tuple (empty when left empty);
    `form` is the value of the form it was pressed in; `words` is what was typed after a command;
    `place` the channel it happened in.
    """

    identity: Identity
    value: str = ""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    words: str = ""
    form: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Interaction:
    actor: Actor
    gesture: Gesture

    @property
    def value(self) -> str:
        return self.gesture.value

    def text(self, name: str) -> str:
        return next(iter(self.gesture.fields.get(name, ())), "")

    def chosen(self, name: str) -> tuple[str, ...]:
        return tuple(self.gesture.fields.get(name, ()))

    def one_of(self, name: str, words: type[Word]) -> Word | None:
        """The word chosen, None when none was; `BadRequest` for one that we never offered."""
        chosen = self.text(name)
        try:
            return words(chosen) if chosen else None
        except ValueError:
            raise BadRequest(name) from None

    def day(self, name: str) -> datetime | None:
        """The beginning of the day chosen, in UTC; `BadRequest` for what no calendar has."""
        chosen = self.text(name)
        try:
            day = date.fromisoformat(chosen) if chosen else None
        except ValueError:
            raise BadRequest(name) from None
        if day is not None and not FIRST <= day <= LAST:
            raise BadRequest(name)
        return datetime.combine(day, time(), UTC) if day else None

    def identities(self, name: str) -> tuple[Identity, ...]:
        """People chosen in a picker, as the platform names them."""
        me = self.gesture.identity
        return tuple(Identity(me.platform, me.workspace, u) for u in self.chosen(name))


class ActorResolver(Protocol):
    async def __call__(self, identity: Identity) -> Actor: ...


Handler: TypeAlias = Callable[[Interaction, Services], Awaitable[Reply]]
Routes: TypeAlias = Mapping[ActionId, Handler]
