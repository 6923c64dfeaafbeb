"""What a letter carries that leads back to us: a secret of which only the hash is kept."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, Self

from invites.delivery import DeliveryId
from invites.people import CustomerId, PersonId

BYTES = 32
LIFETIME = timedelta(days=60)
"""An invitation lives for up to 30 days, and for 30 more one may ask for it again."""


class LinkPurpose(StrEnum):
    ANSWER = "answer"  # the page on which an invitation is answered
    UNSUBSCRIBE = "unsubscribe"  # no more mail of this kind
    BOUNCE = "bounce"  # the letter itself, as a mail server names it when it sends it back


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`digest` is the SHA-256 of the secret; `delivery_id` is the letter it went out with.

    `subject_id` is the invitation, or the kind of message that somebody unsubscribes from.
    `ended_at` is when a newer letter took its place, or somebody said that it is not theirs.
    """

    digest: str
    customer_id: CustomerId
    purpose: LinkPurpose
    person_id: PersonId
    subject_id: str
    delivery_id: DeliveryId
    made_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None

    def open_at(self, now: datetime) -> bool:
        return self.ended_at is None and now < self.expires_at

    def end(self, at: datetime) -> Self:
        return self if self.ended_at else replace(self, ended_at=at)


def new_secret() -> str:
    """256 bits of chance, as they stand in an address."""
    return secrets.token_urlsafe(BYTES)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


class LinkRepository(Protocol):
    async def add(self, link: Link) -> None:
        """Write it; the same one again changes nothing."""
        ...

    async def save(self, link: Link) -> None: ...

    async def of(self, person_id: PersonId, subject_id: str) -> Sequence[Link]:
        """All that went to this person about this invitation (or kind of message), oldest first."""
        ...


class LinkFinder(Protocol):
    async def find(self, digest: str) -> Link | None:
        """Over all customers: whoever follows a link is known by nothing else."""
        ...
