"""An explanation of the ranking as lines of text."""

from dataclasses import dataclass

from invites.people import Person
from invites.relevance import Explanation
from invites.services.laying_open import Explained
from invites.suggestion import Evidence

_TELLING = 0.005


@dataclass(frozen=True, slots=True)
class Asked:
    actor: str
    work: str
    person: str
    first: int


def candidates(found: Explained, first: int) -> list[str]:
    """A line for each candidate, best first, and why not beside whoever would not be proposed."""
    lines = [_head(found), f"{'place':>5}  {'score':>6}  {'chance':>6}  who"]
    for place, ranked in enumerate(found.ranked[:first], start=1):
        why_not = found.why_not.get(ranked.person_id)
        tail = f"  (no: {_words(why_not)})" if why_not else "  (yes)"
        name = found.people[ranked.person_id].name or "somebody without a name"
        lines.append(f"{place:>5}  {ranked.score:6.2f}  {ranked.confidence:6.2f}  {name}{tail}")
        lines += [f"{'':>23}{_fact(each)}" for each in ranked.evidence]
    if not found.ranked:
        lines.append("Nobody is a candidate.")
    return lines


def one(found: Explained, person: Person) -> list[str]:
    """Every feature of one person: value, weight, and what it adds to the score."""
    told = found.explanation
    assert told is not None  # noqa: S101 - asked for
    why_not = found.why_not.get(person.id)
    lines = [_head(found), _standing(told, person)]
    lines.append(f"Not proposed: {_words(why_not)}." if why_not else "Would be proposed.")
    lines += [f"  {_fact(each)}" for each in told.evidence]
    if told.parts:
        lines += ["", f"{'feature':<16}{'value':>9}{'weight':>9}{'adds':>9}"]
    parts = sorted(told.parts, key=lambda part: -abs(part.contribution))
    lines += [
        f"{p.feature:<16}{p.value:9.3f}{p.weight:9.3f}{p.contribution:9.3f}"
        for p in parts
        if abs(p.contribution) >= _TELLING
    ]
    return lines


def _head(found: Explained) -> str:
    missing = ", ".join(found.needs) or "no role in particular"
    return (
        f"{found.actor.name} in “{found.item.title}”: {len(found.members)} members,"
        f" needs {missing}, threshold {found.threshold:.2f}"
    )


def _standing(told: Explanation, person: Person) -> str:
    if told.member:
        return f"{person.name} is a member already."
    if not told.candidate:
        return f"{person.name} is no candidate: nothing ties them to these people or this topic."
    return (
        f"{person.name} is {told.place} of {told.of}: score {told.score:.2f},"
        f" chance {told.confidence:.2f}"
    )


def _fact(evidence: Evidence) -> str:
    numbers = ", ".join(f"{name} {value}" for name, value in evidence.facts.items())
    return f"{_words(evidence.kind)}: {numbers}" if numbers else _words(evidence.kind)


def _words(code: object) -> str:
    return str(getattr(code, "value", code)).replace("_", " ")
