"""Who is at home in which topic: owners of terms, conversations with them, words of titles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from invites.activity import Term
from invites.relevance.arrays import Array, Floats, Ints, grown
from invites.relevance.numbering import Numbers
from invites.relevance.rows import Rows
from invites.terms import keyed, words
from invites.work import WorkItem, WorkItemId

MOST_TERMS = 200_000
OWNERS = 64
POSTINGS = 512
LONG, SHORT = 0, 1
_SIMILAR = 20
_FIRST = 64


def _column(dtype: type = np.float64) -> Array:
    return np.zeros(_FIRST, dtype)


@dataclass(slots=True)
class Topics:
    """`word_key` is the customer's: profiles and titles meet the words of messages under it."""

    word_key: bytes
    numbers: Numbers[Term] = field(default_factory=Numbers[Term])
    owners: Rows = field(default_factory=lambda: Rows(fields=2, limit=OWNERS))
    postings: Rows = field(default_factory=lambda: Rows(fields=0, limit=POSTINGS, weighed=()))
    """The conversations that began with a term, the latest last."""
    total: Floats = field(default_factory=_column)
    total_short: Floats = field(default_factory=_column)
    spread: Ints = field(default_factory=lambda: _column(np.int32))
    """How many people ever used it."""
    uses: Ints = field(default_factory=lambda: _column(np.int32))
    """How many conversations began with it."""
    conversations: int = 0
    titles: dict[WorkItemId, dict[Term, str]] = field(
        default_factory=dict[WorkItemId, dict[Term, str]]
    )
    by_title: defaultdict[Term, dict[WorkItemId, None]] = field(
        default_factory=lambda: defaultdict[Term, dict[WorkItemId, None]](dict)
    )

    def learn_item(self, item: WorkItem) -> None:
        """Take in a title; one that is known already changes nothing, not even an order."""
        found = words(item.title.replace("-", " ").replace("_", " "))
        title = dict(zip(keyed(found, self.word_key), found, strict=True))
        if item.id in self.titles and list(self.titles[item.id]) == list(title):
            return
        for term in self.titles.get(item.id, ()):
            self.by_title[term].pop(item.id, None)
        self.titles[item.id] = title
        for term in self.titles[item.id]:
            self.by_title[term][item.id] = None

    def number(self, terms: Iterable[Term]) -> list[int]:
        """Numbers of terms, new ones for new terms, each once."""
        found = [self.numbers.of(term) for term in dict.fromkeys(terms)]
        if len(self.numbers) > len(self.total):
            rows = max(2 * len(self.total), len(self.numbers))
            for name in ("total", "total_short", "spread", "uses"):
                setattr(self, name, grown(getattr(self, name), rows))
        return found

    def find(self, terms: Iterable[Term]) -> list[int]:
        """Numbers of the terms that are known, each once."""
        known = self.numbers.known
        return [known[term] for term in dict.fromkeys(terms) if term in known]

    def credit(self, person: int, terms: Sequence[int], long: float, short: float) -> None:
        for term in terms:
            before = self.owners.count[term] if term < len(self.owners) else 0
            amounts, column = self.owners.place(term, person)
            amounts[LONG, column] += long
            amounts[SHORT, column] += short
            self.total[term] += long
            self.total_short[term] += short
            self.spread[term] += self.owners.count[term] != before

    def begin(self, serial: int, terms: Sequence[int]) -> float:
        """Note a conversation under its terms; return the length of its vector."""
        self.conversations += 1
        for term in terms:
            self.postings.append(term, serial)
            self.uses[term] += 1
        rarity = self.rarity(self.uses[np.asarray(terms, np.int64)])
        return float(np.sqrt((rarity * rarity).sum())) + 1e-6

    def rarity(self, uses: Array) -> Floats:
        """How telling terms are, by how few conversations began with them."""
        rarity: Floats = np.log(1 + max(2, self.conversations) / np.maximum(1, uses))
        return rarity

    def owned(self, person: int, item: WorkItemId, long: float, habit: float, most: float) -> str:
        """The word of this item's own title of which the person holds most, or ""."""
        shares: dict[str, float] = {}
        for term, word in self.titles.get(item, {}).items():
            number = self.numbers.find(term)
            held = self.owners.amount(number, person, LONG) if number >= 0 else 0.0
            if held > habit * long and held > most * float(self.total[number]):
                shares[word] = held / float(self.total[number])
        return max(shares, key=lambda word: shares[word], default="")

    def similar(self, item: WorkItemId) -> list[WorkItemId]:
        """Other work items with a telling word of this one's title."""
        shared = (self.by_title.get(term, {}) for term in self.titles.get(item, ()))
        found = {other: None for items in shared if len(items) <= _SIMILAR for other in items}
        found.pop(item, None)
        return list(found)

    @property
    def full(self) -> bool:
        return len(self.numbers) > MOST_TERMS

    def forget(self) -> Ints:
        """Drop the lesser half; return the new number of each old one, -1 for none."""
        count = len(self.numbers)
        kept = np.sort(np.argsort(-self.total[:count], kind="stable")[: MOST_TERMS // 2])
        numbers = np.full(count + 1, -1, np.int32)
        numbers[kept] = np.arange(len(kept), dtype=np.int32)
        names = [self.numbers.names[number] for number in kept.tolist()]
        self.numbers = Numbers(names, {name: number for number, name in enumerate(names)})
        self.owners = self.owners.only(kept.tolist())
        self.postings = self.postings.only(kept.tolist())
        for name in ("total", "total_short", "spread", "uses"):
            setattr(self, name, getattr(self, name)[kept])
        return numbers

    def scale(self, long: float, short: float) -> None:
        self.owners.scale({LONG: long, SHORT: short})
        self.total *= long
        self.total_short *= short
