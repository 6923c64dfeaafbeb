"""Why somebody is ranked: facts that a person can check, never a guess and never a hidden word."""

from collections.abc import Iterator

from invites.people import PersonId
from invites.relevance.decay import DAY
from invites.relevance.formula import WEIGHTS
from invites.relevance.signals import Scene, Signals
from invites.relevance.state import State
from invites.suggestion import Evidence, EvidenceKind

MOST = 3
_WORKED = 1.0  # addressed more than once, or several messages next to each other, within months
_LATELY = 30 * DAY
_TIES = ("lasting", "lately", "actor", "covered", "together", "last_places")


def evidence(
    state: State, at: Scene, person: PersonId, role: str, signals: Signals
) -> tuple[Evidence, ...]:
    """Up to three reasons, the weightiest first."""
    found = sorted(_reasons(state, at, person, role, signals), key=lambda e: -e.weight)
    return tuple(found[:MOST])


def _reasons(
    state: State, at: Scene, person: PersonId, role: str, signals: Signals
) -> Iterator[Evidence]:
    if role:
        weight = _weight(signals, "gap", "fit")
        yield Evidence(EvidenceKind.ROLE_GAP, {"role": role}, weight)
    if count := _worked_with(state, at, person):
        facts = {"count": count, "of": len(at.members)}
        yield Evidence(EvidenceKind.WORKS_WITH, facts, _weight(signals, *_TIES))
    if word := state.topics.owned(person, at.query.work_item_id, at.long):
        yield Evidence(EvidenceKind.OWNS_TOPIC, {"term": word}, _weight(signals, "topic"))
    if (asked := state.asks(person, at.members, at.when - _LATELY)) > 1:
        weight = _weight(signals, "asked", "asked_by_actor")
        yield Evidence(EvidenceKind.ASKED_LATELY, {"count": asked}, weight)
    yield from _similar(state, at, person, signals)
    if signals.get("department", 0.0) > 0.5:  # noqa: PLR2004 - more than half of the people here
        facts_of_department = {"department": state.department(person)}
        weight = _weight(signals, "department")
        yield Evidence(EvidenceKind.SAME_DEPARTMENT, facts_of_department, weight)


def _similar(state: State, at: Scene, person: PersonId, signals: Signals) -> Iterator[Evidence]:
    floors = state.gatherings.floors
    similar = [i for i in state.topics.similar(at.query.work_item_id) if i in floors]
    count = sum(1 for item in similar if person in floors[item].active.amounts)
    if count > 1:
        weight = _weight(signals, "topic", "joins", "active")
        yield Evidence(EvidenceKind.JOINED_SIMILAR, {"count": count, "of": len(similar)}, weight)


def _worked_with(state: State, at: Scene, person: PersonId) -> int:
    tally = state.ties.get(person)
    return sum(1 for m in at.members if tally.of(m) >= _WORKED * at.long) if tally else 0


def _weight(signals: Signals, *names: str) -> float:
    return sum(WEIGHTS[name] * signals.get(name, 0.0) for name in names)
