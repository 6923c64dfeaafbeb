"""Questions of a recording put to the engine, in its people and places, and answers as recorded."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.ranking.mapping import Mapping, said_of, thread, user
from bot.ranking.reading import Name, Question
from bot.replaying.names import channel_id
from invites.people import Identity, PersonId
from invites.ports import UnitOfWork
from invites.relevance import Engine, Query
from invites.terms import keyed, words
from invites.work import Place, WorkItemId

_NOWHERE = WorkItemId("nowhere yet")
_A_TIME = 500


@dataclass(slots=True)
class Answering:
    """`known` tells who is who; filled as people and channels come up."""

    engine: Engine
    mapping: Mapping
    word_key: bytes
    people: dict[str, PersonId] = field(default_factory=dict[str, PersonId])
    names: dict[PersonId, Name] = field(default_factory=dict[PersonId, Name])
    channels: dict[str, WorkItemId] = field(default_factory=dict[str, WorkItemId])
    seconds: list[float] = field(default_factory=list[float])

    async def meet(self, uow: UnitOfWork, names: Iterable[Name], channels: Iterable[str]) -> None:
        """Learn which person and work item stands for these."""
        new = {user(name): name for name in names}
        team = self.mapping.team
        wanted = [each for each in new if each not in self.people]
        for start in range(0, len(wanted), _A_TIME):
            some = [Identity("slack", team, each) for each in wanted[start : start + _A_TIME]]
            found = await uow.people.by_identities(some)
            for identity, person in found.items():
                self.people[identity.user] = person.id
                self.names[person.id] = new[identity.user]
            self.engine.learn_people(found.values())
        for channel in channels:
            if channel not in self.channels:
                place = Place("slack", team, channel_id(channel))
                item = await uow.work_items.by_place(place)
                if item is not None:
                    self.channels[channel] = item.id

    def answer(self, question: Question, count: int) -> list[Name]:
        begun = time.perf_counter()
        ranked = self.engine.rank(self._query(question), reasons_from=2.0)
        self.seconds.append(time.perf_counter() - begun)
        return [self.names[r.person_id] for r in ranked if r.person_id in self.names][:count]

    def _query(self, question: Question) -> Query:
        here = self._people(question.members)
        about = said_of(question.title, question.text)
        return Query(
            actor_id=self.people.get(user(question.actor), PersonId("")),
            work_item_id=self.channels.get(question.channel, _NOWHERE),
            conversation=thread(question.item),
            at=self.mapping.moment(question),
            members=here,
            here=here,
            exclude=self._people(question.exclude),
            terms=keyed(words(about), self.word_key),
            alone=question.alone,
        )

    def _people(self, names: Sequence[Name]) -> tuple[PersonId, ...]:
        found = (self.people.get(user(name)) for name in names)
        return tuple(person for person in found if person is not None)
