"""The engine: the state of one customer, fed in the order of the log and asked for rankings."""

from collections import defaultdict
from collections.abc import Iterable

from invites import roles
from invites.activity import Activity
from invites.people import Person, PersonId
from invites.relevance.query import Query, Ranked
from invites.suggestion import Evidence, EvidenceKind
from invites.work import WorkItem, WorkItemId


class Engine:
    """Everything the ranking of one customer knows. Not for use from two threads at once."""

    def __init__(
        self,
        people: Iterable[Person] = (),
        items: Iterable[WorkItem] = (),
        word_key: bytes = b"",
    ) -> None:
        self._word_key = word_key
        self._people: dict[PersonId, Person] = {}
        self._together: dict[PersonId, dict[PersonId, float]] = defaultdict(dict)
        self._recent: dict[tuple[WorkItemId, str], list[PersonId]] = defaultdict(list)
        self.learn_people(people)
        for item in items:
            self.learn_item(item)

    def learn_people(self, people: Iterable[Person]) -> None:
        """Take in new or changed profiles."""
        self._people.update((person.id, person) for person in people)

    def learn_item(self, item: WorkItem) -> None:
        """Take in a new or changed title."""

    def observe(self, activity: Activity) -> None:
        """Take in the next activity of the log."""
        recent = self._recent[activity.work_item_id, activity.conversation]
        for other in {*recent[-6:], *activity.target_ids} - {activity.actor_id}:
            for a, b in ((activity.actor_id, other), (other, activity.actor_id)):
                self._together[a][b] = self._together[a].get(b, 0.0) + 1.0
        recent[:] = [p for p in recent[-23:] if p != activity.actor_id] + [activity.actor_id]

    def rank(self, query: Query) -> list[Ranked]:
        """Everybody who has any signal, best first, never somebody who is a member already."""
        members = {*query.members, query.actor_id}
        gaps = [
            role
            for role in query.needs
            if not any(roles.covers(self._people[m], role) for m in members if m in self._people)
        ]
        rows = [self._ranked(p, members, gaps) for p in self._people if p not in members]
        return sorted((r for r in rows if r.score > 0), key=lambda r: (-r.score, r.person_id))

    def _ranked(self, person_id: PersonId, members: set[PersonId], gaps: list[str]) -> Ranked:
        works = sum(1 for m in members if self._together[m].get(person_id, 0.0) >= 1.0)
        role = next((r for r in gaps if roles.covers(self._people[person_id], r)), "")
        score = works / max(1, len(members)) + (0.5 if role else 0.0)
        evidence = []
        if role:
            evidence.append(Evidence(EvidenceKind.ROLE_GAP, {"role": role}, 0.5))
        if works:
            facts = {"count": works, "of": len(members)}
            evidence.append(Evidence(EvidenceKind.WORKS_WITH, facts, 0.4))
        return Ranked(person_id, score, score / (score + 0.6), role, tuple(evidence))
