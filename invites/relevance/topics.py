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
_SIMILAR = 20
_MOST = 0.6  # clearly more than half of a word's uses
_HABIT = 2.0  # more than two acts, or it is no habit


@dataclass(slots=True)
class Topics:
    """`word_key` is the customer's: profiles and titles meet the words of messages under it."""

    word_key: bytes
    owners: dict[Term, Tally] = field(default_factory=dict[Term, Tally])
    titles: dict[WorkItemId, dict[Term, str]] = field(
        default_factory=dict[WorkItemId, dict[Term, str]]
    )
    by_title: defaultdict[Term, set[WorkItemId]] = field(
        default_factory=lambda: defaultdict[Term, set[WorkItemId]](set)
    )
    profiles: dict[PersonId, tuple[Term, ...]] = field(
        default_factory=dict[PersonId, tuple[Term, ...]]
    )
    by_profile: defaultdict[Term, set[PersonId]] = field(
        default_factory=lambda: defaultdict[Term, set[PersonId]](set)
    )

    def learn_item(self, item: WorkItem) -> None:
        found = words(item.title.replace("-", " ").replace("_", " "))
        for term in self.titles.get(item.id, ()):
            self.by_title[term].discard(item.id)
        self.titles[item.id] = dict(zip(keyed(found, self.word_key), found, strict=True))
        for term in self.titles[item.id]:
            self.by_title[term].add(item.id)

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
                found[person] += 1 / (1 + math.log2(len(people)) / 4)
        return found

    def owned(self, person: PersonId, item: WorkItemId, long: float) -> str:
        """The word of this item's own title of which the person holds most, or ""."""
        shares: dict[str, float] = {}
        for term, word in self.titles.get(item, {}).items():
            tally = self.owners.get(term)
            held = tally.of(person) if tally else 0.0
            if tally and held > _HABIT * long and held > _MOST * tally.long:
                shares[word] = held / tally.long
        return max(shares, key=lambda word: shares[word], default="")

    def similar(self, item: WorkItemId) -> set[WorkItemId]:
        """Other work items with a telling word of this one's title."""
        shared = (self.by_title[term] for term in self.titles.get(item, ()))
        return {other for items in shared if len(items) <= _SIMILAR for other in items} - {item}

    def _forget(self) -> None:
        """Drop the lesser half: once in a hundred thousand new words."""
        kept = sorted(self.owners, key=lambda term: self.owners[term].long)[_TERMS // 2 :]
        self.owners = {term: self.owners[term] for term in kept}
