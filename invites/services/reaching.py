"""What follows when an invitation reached its invitee long after it was dispatched."""

from datetime import timedelta

from invites.delivery import Delivery, DeliveryState, Purpose, Subject
from invites.invitation import InvitationId
from invites.ports import UnitOfWork
from invites.services.telling import Telling

LATE = timedelta(minutes=10)
"""Below this the lifetime may as well run from the dispatch."""


async def reached(uow: UnitOfWork, telling: Telling, delivery: Delivery) -> None:
    """It waited for quiet hours or an absence to end: nobody shall have less time for that."""
    at = delivery.sent_at
    if delivery.purpose is not Purpose.INVITATION or at is None:
        return
    if delivery.state is not DeliveryState.SENT or at - delivery.created_at < LATE:
        return
    if await _reached_before(uow, delivery):
        return
    invitation = await uow.invitations.get(InvitationId(delivery.subject_id))
    delivered = invitation.delivered(at=at)
    if delivered is invitation:
        return
    await uow.invitations.save(delivered)
    await telling.refresh(uow, Subject.INVITATION, invitation.id)
    await telling.homes(uow, {*invitation.inviter_ids, invitation.invitee_id})


async def _reached_before(uow: UnitOfWork, delivery: Delivery) -> bool:
    """Over another channel, as a letter that waits for nobody."""
    return any(
        other.id != delivery.id
        and other.state is DeliveryState.SENT
        and (other.purpose, other.sequence) == (delivery.purpose, delivery.sequence)
        for other in await uow.deliveries.of(delivery.subject, delivery.subject_id)
    )
