"""The outbox's mail: a delivery becomes a letter with links of its own, and goes out once.

Where a mail server falls silent after the last line of a letter, nobody can look whether it took
it. The same letter goes out once more, under the same Message-ID, by which the recipient's server
knows it again; a second silence is `unknown`, and a person may send again (docs/mail.md).
"""

from dataclasses import dataclass
from email.message import EmailMessage

from blocks.email import Envelope, letter
from blocks.parts import Links
from bot.delivery import Postpone
from bot.gateways.email import EmailGateway
from bot.gateways.errors import Deferred, Unsure
from bot.letters import Heading, Sender, recipient, written
from bot.mail_links import ASKING, LetterLinks, new_links
from bot.presenting import Presenting, Shown
from invites.delivery import Delivery, DeliveryId, DeliveryState, Message, Subject
from invites.invitation import InvitationId
from invites.language import Speaking, _, locale
from invites.leaving import Go, Wait
from invites.people import Person
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.leaving import LeavingMessages
from invites.services.reaching import reached
from invites.services.telling import Telling
from invites.wording.branding import Look

OPEN = (DeliveryState.QUEUED, DeliveryState.DEFERRED)
DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Addressed:
    """A delivery, and the people it is about."""

    delivery: Delivery
    person: Person
    inviter: Person | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    leaving: LeavingMessages
    presenting: Presenting
    telling: Telling
    gateway: EmailGateway
    sender: Sender
    public_url: str
    speaking: Speaking

    async def post(self, message: Message) -> None:
        found = await self._addressed(message)
        delivery = found.delivery
        if delivery.state not in OPEN:
            return
        shown = await self.presenting.card(delivery)
        if shown.outdated:
            await self._save(delivery.failed("outdated", DeliveryState.SUPPRESSED))
            return
        to = recipient(found.person)
        decision = await self.leaving.decision(delivery)
        if isinstance(decision, Wait):
            raise Postpone(decision.until - self.clock.now())
        if not isinstance(decision, Go):
            return
        mark = self.sender.mark(delivery.customer_id, delivery.id)
        await self._send(found, shown, to, mark)

    async def _send(self, found: Addressed, shown: Shown, to: str, mark: str) -> None:
        delivery = found.delivery
        async with self.unit_of_work(delivery.customer_id) as uow:
            now = self.clock.now()
            links = await new_links(uow, delivery, mark, self.public_url, now)
            look = (await uow.wording.held()).look
        with self.speaking(found.person.locale):
            mail = self._written(found, shown, links, look)
        try:
            await self.gateway.send(mail, self.sender.envelope(mark), to)
        except Deferred as later:
            await self._save(delivery.failed(later.code, DeliveryState.DEFERRED))
            raise
        except Unsure:
            if await self._doubted(delivery):
                return
            raise
        sent = delivery.sent(address=to, reference=mark, version=shown.version, at=self.clock.now())
        await self._save(sent)

    def _written(
        self, found: Addressed, shown: Shown, links: LetterLinks, look: Look
    ) -> EmailMessage:
        asks = found.delivery.purpose in ASKING
        envelope = Envelope(Links(links.leading()), _why(found), links.unsubscribe, look)
        heading = Heading(
            to=found.person,
            mark=self.sender.mark(found.delivery.customer_id, found.delivery.id),
            at=self.clock.now(),
            reply_to=found.inviter if asks else None,
            unsubscribe=links.unsubscribe,
            language=locale().replace("_", "-"),
            sender=look.name,
        )
        return written(letter(shown.card, envelope), heading, self.sender)

    async def _doubted(self, delivery: Delivery) -> bool:
        """True when it is the second time: then nobody knows, and whoever asked hears so."""
        if delivery.error != DOUBTFUL:
            await self._save(delivery.failed(DOUBTFUL, DeliveryState.DEFERRED))
            return False
        async with self.unit_of_work(delivery.customer_id) as uow:
            await uow.deliveries.save(delivery.failed(DOUBTFUL, DeliveryState.UNKNOWN))
            await self.telling.not_delivered(uow, delivery)
        return True

    async def _addressed(self, message: Message) -> Addressed:
        async with self.unit_of_work(message.customer_id) as uow:
            delivery = await uow.deliveries.get(DeliveryId(message.reference))
            person = await uow.people.get(delivery.person_id)
            return Addressed(delivery, person, await _inviter(uow, delivery))

    async def _save(self, delivery: Delivery) -> None:
        async with self.unit_of_work(delivery.customer_id) as uow:
            await uow.deliveries.save(delivery)
            await reached(uow, self.telling, delivery)


async def _inviter(uow: UnitOfWork, delivery: Delivery) -> Person | None:
    if delivery.subject is not Subject.INVITATION:
        return None
    invitation = await uow.invitations.get(InvitationId(delivery.subject_id))
    return await uow.people.get(invitation.inviter_id)


def _why(found: Addressed) -> str:
    if found.delivery.purpose in ASKING and found.inviter is not None:
        told = _("You get this letter because {who} invited you with Usher.")
        return told.format(who=found.inviter.name)
    return _("You get this letter because you use Usher at work.")
