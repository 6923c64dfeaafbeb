"""A small office to test the whole bot in: a handful of people, their channels, their talk."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from playground import conversation
from playground.outgoing import envelope
from playground.records import Json, User
from playground.server import Playground

MONDAY = datetime(2026, 11, 23, 15, 40, tzinfo=UTC)
"""10:40 in the office in New York: everybody works."""
NEW_YORK, CHICAGO = "America/New_York", "America/Chicago"


@dataclass(frozen=True, slots=True)
class Colleague:
    user: User
    skills: str = ""
    department: str = "Sales"
    manager: str = ""


def _user(handle: str, name: str, title: str, **more: object) -> User:
    known = User(f"U0{handle.upper():X<9}"[:11], handle, name, f"{handle}@northwind.example")
    return replace(known, title=title, tz=NEW_YORK, **more)  # type: ignore[arg-type]


PEOPLE = (
    Colleague(
        _user("sarah", "Sarah Chen", "Head of Sales"),
        "sales leadership;pipeline;pricing;outreach cadence",
    ),
    Colleague(_user("sam", "Sam Reed", "Account Executive"), "prospecting", manager="sarah"),
    Colleague(_user("priya", "Priya Nair", "Account Executive"), "negotiation", manager="sarah"),
    Colleague(_user("lena", "Lena Fischer", "Marketing Manager"), "campaigns", "Marketing"),
    Colleague(_user("ben", "Ben Ortiz", "Content Writer"), "copy", "Marketing"),
    Colleague(_user("leo", "Leo Moreau", "Backend Engineer"), "python", "Engineering"),
    Colleague(_user("ines", "Ines Costa", "Legal Counsel"), "contracts", "Legal"),
    Colleague(_user("dana", "Dana White", "IT Administrator", is_admin=True), "", "IT"),
    Colleague(_user("gil", "Gil Navarro", "Freelance Editor", is_restricted=True), "", "Marketing"),
    Colleague(_user("rita", "Rita Moss", "Sales Manager", deleted=True), "", "Sales"),
)
CADENCES = {
    "q3-outreach": "Q3 outreach cadence",
    "spring": "Spring outreach cadence",
    "partners": "Partner outreach cadence",
    "winback": "Winback outreach cadence",
}
TEAM = ("sam", "lena", "ben")
_CHANNELS = dict.fromkeys(CADENCES, TEAM) | {
    "pipeline": ("sarah", "sam", "lena", "ben", "priya"),
    "contracts": ("ines", "leo"),
}
_TALK = (
    ("sam", "The outreach list for the renewals is ready, @sarah can you look at the targets?"),
    ("sarah", "Looks right, @sam please use the small fleet price list for the cadence."),
    ("lena", "Pipeline from the outreach campaign is up, @sarah should we ask for more budget?"),
    ("sarah", "Yes, @lena and @ben please write the pricing paragraph for the cadence."),
    ("ben", "Pricing paragraph of the outreach mail is done, @sarah please approve the discount."),
)
DAYS = 12


def furnish(playground: Playground) -> None:
    """Put people and channels into an empty workspace; the bot is in all channels but #general."""
    workspace, bot = playground.workspace, playground.app.user_id
    for colleague in PEOPLE:
        workspace.save_user(colleague.user)
    for name, members in _CHANNELS.items():
        _channel(playground, name, members, bot, topic=CADENCES.get(name, ""))
    _channel(playground, "deal-desk", ("sam", "lena"), bot, topic="Falcon project", private=True)
    here = [c.user.name for c in PEOPLE if not c.user.deleted and not c.user.is_restricted]
    _channel(playground, "general", tuple(here), None)


def people_csv() -> bytes:
    """What an administrator would import: departments, managers and skills."""
    lines = ["name,email,title,department,manager,skills,time_zone,slack_id"]
    for each in PEOPLE:
        if not each.user.deleted:
            boss = f"{each.manager}@northwind.example" if each.manager else ""
            told = (each.user.real_name, each.user.email, each.user.title, each.department)
            lines.append(",".join((*told, boss, each.skills, each.user.tz, each.user.id)))
    return "\n".join(lines).encode()


def history(playground: Playground, until: datetime) -> Iterator[Json]:
    """Yield two weeks of talk in #pipeline as events, ending a day before `until`."""
    ids = {colleague.user.name: colleague.user.id for colleague in PEOPLE}
    channel = playground.workspace.channel_named("pipeline")
    assert channel is not None
    for day in range(DAYS, 0, -1):
        for place, (who, text) in enumerate(_TALK):
            at = (until - timedelta(days=day) + timedelta(minutes=7 * place)).timestamp()
            words = " ".join(f"<@{ids[w[1:]]}>" if w[1:] in ids else w for w in text.split(" "))
            event = {
                "type": "message",
                "user": ids[who],
                "text": words,
                "ts": f"{at:.6f}",
                "channel": channel.id,
                "channel_type": "channel",
            }
            yield envelope(playground.app, event, at)
    yield from _little_elsewhere(playground, ids, until)


def _little_elsewhere(
    playground: Playground, ids: dict[str, str], until: datetime
) -> Iterator[Json]:
    """A word in each other channel, so that the bot has heard of it."""
    for channel in playground.workspace.channels.values():
        if playground.app.user_id in channel.members and channel.name != "pipeline":
            at = (until - timedelta(days=3)).timestamp()
            event = {
                "type": "message",
                "user": channel.creator,
                "text": "Good morning",
                "ts": f"{at:.6f}",
                "channel": channel.id,
                "channel_type": "group" if channel.kind == "private" else "channel",
            }
            yield envelope(playground.app, event, at)


def _channel(
    playground: Playground,
    name: str,
    members: tuple[str, ...],
    bot: str | None,
    *,
    topic: str = "",
    private: bool = False,
) -> None:
    workspace = playground.workspace
    ids = {user.name: user.id for user in workspace.users.values()}
    inside = [ids[member] for member in members]
    made = conversation.create(workspace, name, inside[0], private=private, topic=topic)
    workspace.save_channel(replace(made, members=(*inside, *([bot] if bot else []))))
