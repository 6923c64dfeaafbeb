"""Who is at home in which topic: owners of terms, words of titles, terms of profiles."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from invites.activity import Term
from invites.people import Person, PersonId
from invites.relevance.decay import Tally
from invites.terms import keyed, words
from invites.work import WorkItem, WorkItemId

_TERMS = 200_000
_OWNERS = 64
_COMMON = 60


@dataclass(slots=True)
class Topics:
    """`word_key` is the customer's: profiles and titles meet the words of messages under it."""

    word_key: bytes
    owners: dict[Term, Tally] = field(default_factory=dict[Term, Tally])
    titles: dict[WorkItemId, dict[Term, str]] = field(
        default_factory=dict[WorkItemId, dict[Term, str]]
    )
    profiles: dict[PersonId, tuple[Term, ...]] = field(
        default_factory=dict[PersonId, tuple[Term, ...]]
    )
    by_profile: defaultdict[Term, set[PersonId]] = field(
        default_factory=lambda: defaultdict[Term, set[PersonId]](set)
    )

    def learn_item(self, item: WorkItem) -> None:
        found = words(item.title.replace("-", " ").replace("_", " "))
        self.titles[item.id] = dict(zip(keyed(found, self.word_key), found, strict=True))

    def learn_person(self, person: Person) -> None:
        for term in self.profiles.get(person.id, ()):
            self.by_profile[term].discard(person.id)
        terms = keyed(words(" ".join((person.title, *person.skills))), self.word_key)
        self.profiles[person.id] = terms
        for term in terms:
            self.by_profile[term].add(person.id)

    def credit(self, person: PersonId, terms: Iterable[Term], long: float, short: float) -> None:
        for term in terms:
            tally = self.owners.get(term)
            if tally is None:
                tally = self.owners[term] = Tally(_OWNERS)
            tally.add(person, long, short)
        if len(self.owners) > _TERMS:
            self._forget()

    def shares(self, terms: Iterable[Term], people: int, long: float) -> dict[PersonId, float]:
        """Each person's share of the terms, rare ones counting more (idf)."""
        found: dict[PersonId, float] = defaultdict(float)
        for term in terms:
            tally = self.owners.get(term)
            if tally is None or len(tally.amounts) > max(_COMMON, 0.3 * people):
                continue
            rarity = math.log(1 + people / len(tally.amounts))
            for person, share, _ in tally.shares(0.2 * long, 1.0):
                found[person] += rarity * share
        return found

    def matches(self, terms: Iterable[Term]) -> dict[PersonId, float]:
        """How much of the topic stands in people's titles and skills; rare words count more."""
        found: dict[PersonId, float] = defaultdict(float)
        for term in terms:
            people = self.by_profile.get(term, ())
            for person in people if len(people) <= _COMMON else ():
                found[person] += 1 / (1 + math.log(len(people)))
        return found

    def owned(self, person: PersonId, item: WorkItemId, long: float) -> tuple[str, float] | None:
        """The word of this item's own title of which the person holds most, if over half."""
        best: tuple[str, float] | None = None
        for term, word in self.titles.get(item, {}).items():
            tally = self.owners.get(term)
            held = tally.of(person) if tally else 0.0
            if tally and held > 2 * long and held > tally.long / 2:
                share = held / tally.long
                best = max(best or (word, share), (word, share), key=lambda found: found[1])
        return best

    def _forget(self) -> None:
        """Drop the lesser half: once in a hundred thousand new words."""
        kept = sorted(self.owners, key=lambda term: self.owners[term].long)[_TERMS // 2 :]
        self.owners = {term: self.owners[term] for term in kept}
