"""Before anything has happened: people and kinds of work alone lead to sensible suggestions.

What is right was written down from common sense before the ranking was run on it. A ranking has to
respect, in this order: that a missing role is covered, the first of the needs before the later
ones; that it is what somebody is rather than covers besides; that they work where the members work
(time zone); that a member reports to them, directly or not. `invites.roles.fit` puts the last three
into one number, which the ranking adds to the score of whoever covers a missing role.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path

from invites.relevance import Engine, Query
from invites.roles import covers, gaps, needs_of
from invites.roles.fit import fit
from invites.work import WorkItem, WorkItemId, WorkItemKind
from tests.invites.roles.first_day_people import GLOBEX, company

MONDAY = datetime(2026, 7, 6, 9, tzinfo=UTC)
PEOPLE = company()
IDS = {person.name: person.id for person in PEOPLE}


def questions() -> list[tuple[WorkItem, list[str], set[str]]]:
    text = (Path(__file__).parent / "first_day.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [_question(number, line) for number, line in enumerate(lines)]


def _question(number: int, line: str) -> tuple[WorkItem, list[str], set[str]]:
    kind, title, roles, members, right = (part.strip() for part in line.split("|"))
    item = WorkItem(
        id=WorkItemId(f"w{number}"),
        customer_id=GLOBEX,
        kind=WorkItemKind(kind),
        title=title,
        created_at=MONDAY,
        roles=tuple(roles.split()),
    )
    told = tuple(name.removesuffix("*") for name in right.split() if name.endswith("*"))
    fitting = {name for name in IDS if told and name.startswith(told)} | set(right.split())
    return item, members.split(), fitting & IDS.keys()


def first_three(item: WorkItem, members: list[str]) -> list[str]:
    query = Query(
        actor_id=IDS[members[0]],
        work_item_id=item.id,
        at=MONDAY,
        members=frozenset(IDS[name] for name in members),
        needs=needs_of(item),
    )
    names = {person.id: person.name for person in PEOPLE}
    return [names[each.person_id] for each in Engine(PEOPLE, [item]).rank(query)[:3]]


def first_three_by_fit(item: WorkItem, members: list[str]) -> list[str]:
    """The needs in their order, and of those who cover one, whoever fits best."""
    by_id = {person.id: person for person in PEOPLE}
    there = [by_id[IDS[name]] for name in members]
    others = [person for person in PEOPLE if person not in there]
    missing = gaps(item, there)
    able = [[p for p in others if covers(p, role)] for role in missing]
    best = [
        sorted(people, key=lambda p: (-fits[p.id], p.id))
        for role, people in zip(missing, able, strict=True)
        if (fits := {p.id: fit(p, role, there, by_id) for p in people})
    ]
    turns = [person.name for turn in zip_longest(*best) for person in turn if person]
    return list(dict.fromkeys(turns))[:3]


def share_right(answer: Callable[[WorkItem, list[str]], list[str]]) -> float:
    asked = questions()
    right = [not good.isdisjoint(answer(item, members)) for item, members, good in asked]
    return sum(right) / len(right)


def test_the_ranking_finds_somebody_right_among_the_first_three_on_the_first_day() -> None:
    assert share_right(first_three) >= 0.95


def test_who_fits_best_is_right_nearly_always() -> None:
    assert share_right(first_three_by_fit) >= 0.95


def test_the_company_is_large_and_every_question_names_people_of_it() -> None:
    asked = questions()
    assert len(PEOPLE) >= 140
    assert len(asked) >= 60
    assert all(set(members) <= IDS.keys() and good for _, members, good in asked)
