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
_COUNTABLE = 200  # nobody checks a majority in a larger crowd
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
    if _like_most(state, at, person):
        department = {"department": state.department(person)}
        yield Evidence(EvidenceKind.SAME_DEPARTMENT, department, _weight(signals, "department"))


def _similar(state: State, at: Scene, person: PersonId, signals: Signals) -> Iterator[Evidence]:
    known = state.gatherings.floors.keys()
    similar = state.topics.similar(at.query.work_item_id) & known
    count = len(similar & state.gatherings.took_part.get(person, {}).keys())
    if count > 1:
        weight = _weight(signals, "topic", "joins", "active")
        yield Evidence(EvidenceKind.JOINED_SIMILAR, {"count": count, "of": len(similar)}, weight)


def _worked_with(state: State, at: Scene, person: PersonId) -> int:
    tally = state.ties.get(person)
    ties = tally.amounts.items() if tally else ()
    return sum(1 for m, (lasting, _) in ties if lasting >= _WORKED * at.long and m in at.members)


def _like_most(state: State, at: Scene, person: PersonId) -> bool:
    own = state.department(person)
    if not own or len(at.members) > _COUNTABLE:
        return False
    same = sum(1 for member in at.members if state.department(member) == own)
    return same > len(at.members) / 2


def _weight(signals: Signals, *names: str) -> float:
    return sum(WEIGHTS[name] * signals.get(name, 0.0) for name in names)
