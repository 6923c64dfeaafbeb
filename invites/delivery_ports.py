"""What the domain needs for whatever leaves: the record of deliveries, and the outbox."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from invites.delivery import Delivery, DeliveryId, DeliveryState, Message, Purpose, Subject
from invites.people import PersonId


class DeliveryRepository(Protocol):
    async def get(self, delivery_id: DeliveryId) -> Delivery: ...

    async def add(self, delivery: Delivery) -> bool:
        """Write it; False when the same (subject, purpose, sequence, …) is there already."""
        ...

    async def save(self, delivery: Delivery) -> None: ...

    async def of(self, subject: Subject, subject_id: str) -> Sequence[Delivery]: ...

    async def to(
        self, person_id: PersonId, states: Collection[DeliveryState] = ()
    ) -> Sequence[Delivery]:
        """Those to this person in one of these states (all without), oldest first."""
        ...

    async def in_digest(self, digest_id: DeliveryId) -> Sequence[Delivery]:
        """Those that went out as a part of this digest, oldest first."""
        ...

    async def sent_since(self, person_id: PersonId, purpose: Purpose, since: datetime) -> int:
        """How many messages of this purpose have reached this person since then."""
        ...

    async def of_many(self, subject: Subject, subject_ids: Collection[str]) -> Sequence[Delivery]:
        """As `of`, for several of them."""
        ...

    async def to_person(
        self, person_id: PersonId, since: datetime, limit: int
    ) -> Sequence[Delivery]:
        """What reached this person since then, newest first, at most so many."""
        ...

    async def at(self, workspace: str, address: str, reference: str) -> Delivery | None:
        """The delivery that is this message in that conversation."""
        ...


class Outbox(Protocol):
    async def put(self, *messages: Message) -> None: ...

    async def hurry(self, deliveries: Collection[DeliveryId], now: datetime) -> None:
        """Look at these waiting posts again at once: what they waited for may have changed."""
        ...
