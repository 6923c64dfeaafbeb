"""Letters that come back: whose they were, what it means, and who hears of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from invites.bounces import Bounce, Verdict, read_bounce
from invites.delivery import Delivery, DeliveryId, DeliveryState
from invites.errors import NotFound
from invites.links import Link, LinkFinder, LinkPurpose, digest_of
from invites.ports import UnitOfWorkFactory
from invites.services.telling import Telling

FULL = "5.2.2"
_KNOWN = (DeliveryState.SENT, DeliveryState.DEFERRED, DeliveryState.UNKNOWN)


class Taken(StrEnum):
    """What became of one report."""

    BOUNCED = "bounced"  # for good: the inviter is told
    DELAYED = "delayed"
    IGNORED = "ignored"  # no report, or about something that is settled
    UNKNOWN = "unknown"  # a report, but about no letter of ours


@dataclass(frozen=True, slots=True)
class Bouncing:
    unit_of_work: UnitOfWorkFactory
    find: LinkFinder
    telling: Telling

    async def take_all(self, reports: Iterable[bytes]) -> Counter[Taken]:
        return Counter([await self.take(raw) for raw in reports])

    async def take(self, raw: bytes) -> Taken:
        bounce = read_bounce(raw)
        if bounce.verdict is Verdict.NONE:
            return Taken.IGNORED
        link = await self._letter(bounce)
        if link is None:
            return Taken.UNKNOWN
        return await self._note(link, bounce)

    async def _letter(self, bounce: Bounce) -> Link | None:
        for mark in bounce.marks:
            link = await self.find.find(digest_of(mark))
            if link is not None and link.purpose is LinkPurpose.BOUNCE:
                return link
        return None

    async def _note(self, link: Link, bounce: Bounce) -> Taken:
        async with self.unit_of_work(link.customer_id) as uow:
            try:
                delivery = await uow.deliveries.get(DeliveryId(link.subject_id))
            except NotFound:
                return Taken.UNKNOWN
            if delivery.state not in _KNOWN:
                return Taken.IGNORED
            if bounce.verdict is Verdict.SOFT:
                await uow.deliveries.save(delivery.failed("delayed", DeliveryState.DEFERRED))
                return Taken.DELAYED
            await uow.deliveries.save(_bounced(delivery, bounce))
            await self.telling.not_delivered(uow, delivery)
            return Taken.BOUNCED


def _bounced(delivery: Delivery, bounce: Bounce) -> Delivery:
    code = "full" if bounce.status == FULL else "bounced"
    return delivery.failed(code, DeliveryState.BOUNCED)
