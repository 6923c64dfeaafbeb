"""The links of one letter: made anew for each attempt, kept as hashes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from blocks.actions import ActionId
from blocks.elements import Button
from invites.delivery import Delivery, Purpose
from invites.links import LIFETIME, Link, LinkPurpose, digest_of, new_secret
from invites.notifying import kind_of
from invites.ports import UnitOfWork

ASKING = (Purpose.INVITATION, Purpose.REMINDER)
_TO = {
    ActionId.INVITATION_ACCEPT: "",
    ActionId.INVITATION_DECLINE: "?to=decline",
    ActionId.INVITATION_LATER: "?to=later",
}
"""Where the buttons of an invitation lead: to the page, and there to its part."""


@dataclass(frozen=True, slots=True)
class LetterLinks:
    """Addresses as they stand in the letter; `answer` is empty where nothing is asked."""

    answer: str
    unsubscribe: str

    def leading(self) -> Callable[[Button], str]:
        def leads(button: Button) -> str:
            return self.answer + _TO[button.action] if self.answer and button.action in _TO else ""

        return leads


async def new_links(
    uow: UnitOfWork, delivery: Delivery, mark: str, public_url: str, now: datetime
) -> LetterLinks:
    """Those of an earlier sending end: only the newest letter answers."""
    answer, unsubscribe = new_secret(), new_secret()
    asks = delivery.purpose in ASKING
    if delivery.purpose is Purpose.INVITATION:
        await _end_earlier(uow, delivery, now)
    if asks:
        await uow.links.add(_link(delivery, LinkPurpose.ANSWER, answer, now))
    await uow.links.add(_link(delivery, LinkPurpose.UNSUBSCRIBE, unsubscribe, now))
    await uow.links.add(_link(delivery, LinkPurpose.BOUNCE, mark, now))
    return LetterLinks(
        answer=f"{public_url}/answer/{answer}" if asks else "",
        unsubscribe=f"{public_url}/mail/off/{unsubscribe}",
    )


async def _end_earlier(uow: UnitOfWork, delivery: Delivery, now: datetime) -> None:
    for link in await uow.links.of(delivery.person_id, delivery.subject_id):
        if link.delivery_id != delivery.id:
            await uow.links.save(link.end(now))


def _link(delivery: Delivery, purpose: LinkPurpose, secret: str, now: datetime) -> Link:
    subjects = {
        LinkPurpose.ANSWER: delivery.subject_id,
        LinkPurpose.UNSUBSCRIBE: kind_of(delivery.purpose).value,
        LinkPurpose.BOUNCE: delivery.id,
    }
    return Link(
        digest=digest_of(secret),
        customer_id=delivery.customer_id,
        purpose=purpose,
        person_id=delivery.person_id,
        subject_id=subjects[purpose],
        delivery_id=delivery.id,
        made_at=now,
        expires_at=now + LIFETIME,
    )
