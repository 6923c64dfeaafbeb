"""A small company and what happens in it, told in a few words per act."""

from datetime import UTC, datetime, timedelta

from invites.activity import Activity, ActivityKind
from invites.people import CustomerId, Person, PersonId
from invites.relevance import Engine, Query, Ranked
from invites.roles import needs_of
from invites.terms import keyed, words
from invites.work import WorkItem, WorkItemId, WorkItemKind

NORTHWIND = CustomerId("northwind")
KEY = b"the key of northwind"
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
STAFF = {
    "sam": ("Account Executive", "Sales", ()),
    "diego": ("Sales Development Representative", "Sales", ()),
    "zoe": ("SDR", "Sales", ()),
    "lena": ("Demand Generation Manager", "Marketing", ()),
    "sarah": ("Head of Sales", "Sales", ()),
    "walter": ("VP Sales, Services", "Services", ()),
    "wei": ("Senior Software Engineer", "Engineering", ()),
    "raj": ("Engineering Manager", "Engineering", ()),
    "peter": ("General Counsel", "Legal", ()),
}


def person(name: str, title: str, department: str, skills: tuple[str, ...] = ()) -> Person:
    return Person(
        id=PersonId(name),
        customer_id=NORTHWIND,
        name=name.title(),
        title=title,
        department=department,
        skills=skills,
    )


PEOPLE = [person(name, *profile) for name, profile in STAFF.items()]


def item(name: str, title: str = "", kind: WorkItemKind = WorkItemKind.CHANNEL) -> WorkItem:
    return WorkItem(
        id=WorkItemId(name),
        customer_id=NORTHWIND,
        kind=kind,
        title=title or name,
        created_at=NOW - timedelta(days=60),
    )


def act(
    who: str,
    where: str,
    said: str = "",
    *,
    ago: timedelta = timedelta(),
    to: tuple[str, ...] = (),
    kind: ActivityKind = ActivityKind.MESSAGE,
    thread: str = "",
) -> Activity:
    return Activity(
        customer_id=NORTHWIND,
        work_item_id=WorkItemId(where),
        kind=kind,
        actor_id=PersonId(who),
        at=NOW - ago,
        conversation=thread,
        target_ids=tuple(map(PersonId, to)),
        terms=keyed(words(said), KEY),
    )


def engine(
    *activities: Activity, items: tuple[WorkItem, ...] = (), people: list[Person] = PEOPLE
) -> Engine:
    made = Engine(people, items, KEY)
    for activity in sorted(activities, key=lambda activity: activity.at):
        made.observe(activity)
    return made


def ask(
    made: Engine,
    where: WorkItem,
    members: tuple[str, ...],
    said: str = "",
    at: datetime = NOW,
) -> list[Ranked]:
    """The ranking that the first of the members gets."""
    query = Query(
        actor_id=PersonId(members[0]),
        work_item_id=where.id,
        at=at,
        members=frozenset(map(PersonId, members)),
        terms=keyed(words(said), KEY),
        needs=needs_of(where),
    )
    return made.rank(query)


def weeks_together(where: str, *who: str, weeks: int = 3) -> list[Activity]:
    """A daily exchange on working days, everybody once."""
    return [
        act(name, where, ago=timedelta(days=day, minutes=-number))
        for day in range(1, 7 * weeks + 1)
        if day % 7 not in (5, 6)
        for number, name in enumerate(who)
    ]
