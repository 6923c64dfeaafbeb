"""What came of a replay, read from the database that the bot wrote to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.replaying.mapping import Story
from invites.activity import ActivityKind
from invites.people import CustomerId, PersonId
from invites.ports import UnitOfWorkFactory
from invites.suggestion import Suggestion
from invites.work import WorkItemId

PAGE = 5000
PEOPLE_A_TIME = 50
EVER = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Log:
    """`backwards`: activities older than the one before; `unjoined`: acts before the join."""

    activities: int
    backwards: int
    unjoined: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of `judged` suggestions, after which somebody still joined, whom they named."""

    judged: int
    one_of_them: int
    the_first: int
    nobody_joined: int


async def read_log(unit_of_work: UnitOfWorkFactory, customer_id: CustomerId) -> Log:
    """Count the activity log, and look whether it stands in the order in which things happened."""
    activities = backwards = unjoined = last = 0
    newest = None
    seen: set[tuple[WorkItemId, PersonId]] = set()
    while True:
        async with unit_of_work(customer_id) as uow:
            page = await uow.activity.after(last, PAGE)
        if not page:
            return Log(activities, backwards, unjoined)
        for each in page:
            backwards += newest is not None and each.at < newest
            newest = each.at
            pair = each.work_item_id, each.actor_id
            unjoined += pair not in seen and each.kind is not ActivityKind.JOIN
            seen.add(pair)
        activities, last = activities + len(page), page[-1].sequence


async def suggestions(unit_of_work: UnitOfWorkFactory, customer_id: CustomerId) -> list[Suggestion]:
    """All that were ever made for this customer, the oldest first."""
    async with unit_of_work(customer_id) as uow:
        people = [person.id for person in await uow.people.all()]
    found: list[Suggestion] = []
    for start in range(0, len(people), PEOPLE_A_TIME):
        async with unit_of_work(customer_id) as uow:
            for person_id in people[start : start + PEOPLE_A_TIME]:
                found += await uow.suggestions.of_actor(person_id, EVER)
    return sorted(found, key=lambda suggestion: suggestion.made_at)


async def judge(
    unit_of_work: UnitOfWorkFactory,
    customer_id: CustomerId,
    made: Sequence[Suggestion],
    story: Story,
) -> Verdict:
    """Compare each suggestion with who joined next."""
    users, channels = await _names(unit_of_work, customer_id, made)
    judged = one_of_them = the_first = nobody = 0
    for suggestion in made:
        channel, actor = channels[suggestion.work_item_id], users[suggestion.actor_id]
        joined = story.next_to_join(channel, actor, suggestion.made_at)
        if joined is None:
            nobody += 1
            continue
        judged += 1
        one_of_them += any(users[p.person_id] == joined for p in suggestion.proposed)
        the_first += users[suggestion.best.person_id] == joined
    return Verdict(judged, one_of_them, the_first, nobody)


async def _names(
    unit_of_work: UnitOfWorkFactory, customer_id: CustomerId, made: Sequence[Suggestion]
) -> tuple[Mapping[PersonId, str], Mapping[WorkItemId, str]]:
    """The Slack IDs of the people and work items concerned."""
    people = {p.person_id for s in made for p in s.proposed} | {s.actor_id for s in made}
    users: dict[PersonId, str] = {}
    async with unit_of_work(customer_id) as uow:
        for person_id in people:
            for identity in await uow.people.identities(person_id):
                if identity.platform == "slack":
                    users[person_id] = identity.user
        items = await uow.work_items.many({s.work_item_id for s in made})
    channels = {item.id: item.place.channel if item.place else "" for item in items.values()}
    return users, channels
