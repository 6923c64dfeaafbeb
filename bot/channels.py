"""Learning what a channel is: its name, topic and members, when Usher first hears of it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.gateways.errors import Refused
from bot.gateways.slack import Channel, SlackGateway
from invites.delivery import Message, MessageId, MessageKind
from invites.people import CustomerId, Identity, Person, PersonId
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.work import Membership, Place, Visibility, WorkItem, WorkItemId, understood
from storage.identifiers import person_for, work_item_for
from storage.system import SystemStore

MEMBERS_A_TIME = 200


@dataclass(slots=True)
class Channels:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    system: SystemStore
    gateway: Callable[[str], SlackGateway]
    learned: Callable[[CustomerId, Sequence[PersonId]], None] = lambda _customer, _people: None
    """Told when a channel's name and members are known."""

    async def fetch(self, message: Message) -> None:
        """Read the channel from Slack and take over what a person has not said better."""
        place = Place("slack", message.workspace, message.reference)
        try:
            channel = await self.gateway(place.workspace).channel(place.channel)
        except Refused as refused:
            if refused.code == "channel_not_found":
                return
            raise
        bot = await self._bot_user(place.workspace)
        item = await self._understand(message.customer_id, place, channel)
        people = [user for user in channel.members if user != bot]
        for start in range(0, len(people), MEMBERS_A_TIME):
            await self._join(message.customer_id, item, people[start : start + MEMBERS_A_TIME])
        self.learned(message.customer_id, ())

    async def _bot_user(self, workspace: str) -> str:
        found = await self.system.workspace("slack", workspace)
        if found is not None and found.bot_user:
            return found.bot_user
        told = str((await self.gateway(workspace).identify()).get("user_id") or "")
        await self.system.note_bot("slack", workspace, told)
        return told

    async def _understand(
        self, customer_id: CustomerId, place: Place, channel: Channel
    ) -> WorkItem:
        kind, title = understood(channel.title, channel.topic)
        visibility = Visibility.PRIVATE if channel.is_private else Visibility.PUBLIC
        async with self.unit_of_work(customer_id) as uow:
            found = await uow.work_items.by_place(place)
            if found is None:
                found = WorkItem(
                    id=WorkItemId(work_item_for(customer_id, place)),
                    customer_id=customer_id,
                    kind=kind,
                    title=title,
                    created_at=self.clock.now(),
                    visibility=visibility,
                    place=place,
                )
                await uow.work_items.add(found)
                return found
            told = replace(found, visibility=visibility, archived=channel.is_archived)
            told = told if found.linked else replace(told, kind=kind, title=title)
            if told != found:
                await uow.work_items.save(told)
            return told

    async def _join(self, customer_id: CustomerId, item: WorkItem, users: Sequence[str]) -> None:
        now = self.clock.now()
        workspace = item.place.workspace if item.place else ""
        async with self.unit_of_work(customer_id) as uow:
            people = await self._people(uow, [Identity("slack", workspace, u) for u in users])
            joined = [Membership(person_id, now, "channel") for person_id in people]
            await uow.work_items.join_all(item.id, joined)

    async def _people(
        self, uow: UnitOfWork, identities: Sequence[Identity]
    ) -> Collection[PersonId]:
        """Who these are; placeholders until the outbox has asked."""
        found = await uow.people.by_identities(identities)
        made = {
            each: PersonId(person_for(uow.customer_id, each))
            for each in identities
            if each not in found
        }
        nobody = partial(Person, customer_id=uow.customer_id, name="", known=False)
        await uow.people.add_all([nobody(id=person_id) for person_id in made.values()])
        await uow.people.identify_all(made)
        await uow.outbox.put(*(self._ask(uow.customer_id, each) for each in made))
        return {person.id for person in found.values()} | set(made.values())

    def _ask(self, customer_id: CustomerId, identity: Identity) -> Message:
        return Message(
            id=MessageId(self.ids.new()),
            customer_id=customer_id,
            kind=MessageKind.FETCH_PERSON,
            reference=identity.user,
            workspace=identity.workspace,
            due=self.clock.now(),
            key=f"{MessageKind.FETCH_PERSON}:{identity.user}",
        )
