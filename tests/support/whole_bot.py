"""The whole bot beside a Slack stand-in: signed HTTP both ways, a clock that a test moves.

The office is furnished once per database and copied for each test: a copy starts in a tenth of
the time.
"""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from pydantic import SecretStr

from bot.commands.migrate import migrated
from bot.container import Usher, assembled
from bot.demonstration import feed
from bot.server import listen
from bot.settings import DatabaseSettings, Settings, SlackSettings
from playground import payloads
from playground.driver import Driver, text_of
from playground.filling import filled_state
from playground.manifest import AppManifest
from playground.records import TEAM_ID, Channel, Json
from playground.server import Playground
from tests.support import office

MANIFEST = AppManifest.load(Path(__file__).parents[2] / "manifest.yaml")
SOON = timedelta(seconds=10)
MOST_ROUNDS = 200
PATIENCE = 30.0
"""Seconds: a busy machine is no defect. Who tests being late gives shorter ones."""


class Complaints(logging.Handler):
    """Everything that the bot logs at ERROR, as words: no test may leave any behind."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(logging.Formatter().format(record))


@dataclass(repr=False)  # asyncio writes out what a task returned, several times for each test
class WholeBot:
    """`driver` is a person's hands and eyes; nothing moves by itself until `wake_up`."""

    playground: Playground
    usher: Usher
    url: str
    database_url: str
    driver: Driver = field(init=False)
    complaints: Complaints = field(default_factory=Complaints)

    def __post_init__(self) -> None:
        self.driver = Driver(self.playground)

    @property
    def now(self) -> datetime:
        return self.playground.clock.now()

    def wake_up(self) -> None:
        """From now on it runs as in a real process: workers, observer and metronome."""
        self.usher.start()

    async def settle(self, within: timedelta = SOON) -> None:
        """Do everything that is due, or will be within `within`: the clock jumps there."""
        for _ in range(MOST_ROUNDS):
            await self.playground.outgoing.settled()
            await _listeners_done()
            await self.usher.observer.catch_up()
            await self.usher.jobs.sweep()
            await self.usher.calendar.look()
            await self.usher.delivery.drain()
            due = await self.usher.delivery.queue.next_due()
            if due is None or due > self.now + within:
                return
            self.playground.clock.advance(max((due - self.now).total_seconds(), 0.0))
        raise AssertionError("the outbox never comes to rest")

    async def pass_time(self, **span: float) -> None:
        """Move the clock (`days=3`, `seconds=61`) and do what falls due."""
        self.playground.clock.advance(timedelta(**span).total_seconds())
        await self.settle()

    async def come(self, moment: datetime) -> None:
        """Set the clock and do what falls due."""
        self.playground.clock.set(moment)
        await self.settle()

    async def say(self, who: str, where: str, text: str) -> Json:
        said = await self.driver.say(who, where, text)
        await self.settle()
        return said

    async def press(self, who: str, seen: Json, label: str) -> None:
        await self.driver.press(who, self.fresh(seen), label)
        await _listeners_done()
        await self.settle()

    async def press_old_copy(self, who: str, seen: Json, action_id: str) -> int:
        """Press a button as `seen` shows it, whatever is there by now; return the status.

        Slack's client does so from a second window; a forger does so with anybody's button.
        """
        channel = self.playground.workspace.channels[seen["channel"]]
        return await self.interact(self.pressed(who, seen, channel, action_id))

    def pressed(self, who: str, seen: Json, channel: Channel, action_id: str) -> Json:
        """What Slack sends when `who` presses this button of `seen`."""
        slack, user = self.playground._interactivity, self.driver.person(who)
        key = slack.responses.issue(channel.id, user.id, seen["ts"])
        element = _button(seen, action_id)
        return {
            **payloads.common(self.playground.app, user, "block_actions"),
            "container": payloads.message_container(channel, seen),
            "trigger_id": slack.triggers.issue(user.id),
            "channel": payloads.place(channel),
            "message": seen,
            "state": {"values": {}},
            "response_url": f"{slack.base_url}respond/{key}",
            "actions": [payloads.action(element, "b0", {"value": element["value"]}, "1.0")],
        }

    def pressed_at_home(self, who: str, view: Json, action_id: str) -> Json:
        """What Slack sends when `who` presses this button of a Home tab that has changed since."""
        slack, user = self.playground._interactivity, self.driver.person(who)
        element = _button(view, action_id)
        return {
            **payloads.common(self.playground.app, user, "block_actions"),
            "container": {"type": "view", "view_id": view["id"]},
            "trigger_id": slack.triggers.issue(user.id),
            "view": view,
            "actions": [payloads.action(element, "b0", {"value": element["value"]}, "1.0")],
        }

    def submission(self, who: str, view: Json, values: dict[str, object]) -> Json:
        """What Slack sends when the form is submitted, to be sent as often as one likes."""
        slack, user = self.playground._interactivity, self.driver.person(who)
        state = filled_state(view["blocks"], values, lambda name: self.driver.person(name).id)
        return {
            **payloads.common(self.playground.app, user, "view_submission"),
            "trigger_id": slack.triggers.issue(user.id),
            "view": slack._filled(view, state),
            "response_urls": [],
        }

    async def interact(self, payload: Json, *, wait: bool = True) -> int:
        """Send a payload of interactivity, signed; return the status."""
        answer = await self.playground._interactivity.courier.interaction(payload)
        if wait:
            await _listeners_done()
        return answer.status

    async def submit(self, who: str, values: dict[str, object] | None = None) -> Json:
        result = await self.driver.submit(who, values)
        await self.settle()
        return result

    async def command(self, who: str, line: str, channel: str = "bot") -> None:
        await self.driver.command(who, line, channel=channel)
        await _listeners_done()
        await self.settle()

    def fresh(self, seen: Json) -> Json:
        """The message as it is now, or the view itself."""
        if "channel" not in seen:
            return seen
        kept = self.playground.workspace.message(seen["channel"], seen["ts"])
        return {**kept, "channel": seen["channel"]} if kept else seen

    def message(self, who: str, words: str, where: str = "bot") -> Json:
        """The newest message that contains `words`; what else is there when there is none."""
        found = [m for m in self.driver.messages(who, where) if words in text_of(m)]
        assert found, f"no {words!r} for {who}, but:\n{self.read(who, where)}"
        return found[-1]

    def has(self, who: str, words: str, where: str = "bot") -> bool:
        return words in self.read(who, where)

    def read(self, who: str, where: str = "bot") -> str:
        return "\n---\n".join(text_of(m) for m in self.driver.messages(who, where))

    def modal(self, who: str) -> str:
        """What the open form says; nothing when there is none."""
        view = self.driver.modal(who)
        return text_of(view) if view else ""

    def form(self, who: str) -> Json:
        """The open form, to press something in it."""
        view = self.driver.modal(who)
        assert view is not None, f"no form is open for {who}"
        return view

    def home(self, who: str) -> str:
        return text_of(self.driver.published(who))

    async def rename_in_file(self, handle: str, name: str) -> None:
        """Import a file in which this person is called `name`."""
        user = self.driver.person(handle)
        quoted = name.replace('"', '""')
        row = f'"{quoted}",{user.email},"{quoted}",{user.id}'
        await self.import_people(f"name,email,title,slack_id\n{row}\n")

    async def import_people(self, csv: str) -> None:
        customer_id = await self.usher.identities.customer("slack", TEAM_ID)
        await self.usher.directory.import_people(customer_id, csv.encode(), workspace=TEAM_ID)

    async def activities(self) -> int:
        """How many acts are in the log."""
        customer_id = await self.usher.identities.customer("slack", TEAM_ID)
        async with self.usher.identities.unit_of_work(customer_id) as uow:
            return len(await uow.activity.after(0, 100_000))

    def calls(self, method: str) -> list[Json]:
        """What the bot called at Slack."""
        entries = self.playground.inspector.entries()
        return [e for e in entries if e["kind"] == "web_api" and e["name"] == method]

    async def suggested(self, who: str = "sam", where: str = "#q3-outreach") -> Json:
        """Somebody posts about the outreach; return the suggestion they get."""
        await self.say(who, where, "Who signs off the outreach target list and the pricing?")
        return self.message(who, "Would you like to invite")

    async def invited(
        self,
        who: str = "sam",
        whom: str = "Sarah Chen",
        where: str = "#q3-outreach",
        message: str | None = None,
    ) -> Json:
        """Send an invitation by command; return the inviter's copy."""
        await self.command(who, f"/usher invite @{self.driver.person(whom).name}", where)
        values: dict[str, object] = {} if message is None else {"message": message}
        result = await self.submit(who, values)
        assert not result.get("errors"), result
        return self.message(who, f"Your invitation of {self.driver.person(whom).real_name}")

    async def invited_by_mail(self, who: str, address: str, where: str = "#q3-outreach") -> Json:
        """Send an invitation to an address; return what became of the form."""
        await self.command(who, "/usher invite", where)
        return await self.submit(who, {"emails": address})

    async def asked(
        self,
        who: str = "sam",
        whom: str = "Sarah Chen",
        where: str = "#q3-outreach",
        message: str | None = None,
    ) -> Json:
        """Send an invitation and let the undo window pass; return the invitee's copy."""
        await self.invited(who, whom, where, message)
        await self.pass_time(seconds=61)
        return self.message(whom, "would like you to join")


async def _listeners_done() -> None:
    """Bolt acknowledges first: what a listener does afterwards runs in a task of its own."""
    name = "run_ack_function_asynchronously"
    while running := [t for t in asyncio.all_tasks() if name in repr(t.get_coro())]:
        await asyncio.wait(running)


def _button(seen: Json, action_id: str) -> Json:
    elements = [e for block in seen["blocks"] for e in block.get("elements", [])]
    return next(e for e in elements if e.get("action_id") == action_id)


def settings_for(playground: Playground, database_url: str, **more: Any) -> Settings:
    """Nothing is taken from the environment. A value may depend on where the playground is."""
    more = {name: made(playground) if callable(made) else made for name, made in more.items()}
    slack = SlackSettings(
        bot_token=SecretStr(playground.bot_token),
        signing_secret=SecretStr(playground.signing_secret),
        base_url=playground.base_url,
    )
    database = DatabaseSettings(url=database_url, patience=PATIENCE)
    fixed = {"slack": slack, "database": database, "patience": PATIENCE}
    return Settings.model_construct().model_copy(update={**fixed, **more})


async def furnish(folder: Path, database_url: str) -> None:
    """Fill `folder` and the database: the template that tests copy."""
    await asyncio.to_thread(folder.mkdir, parents=True)
    await migrated(database_url)
    playground = Playground(MANIFEST, path=folder / "playground.db", limits=False)
    async with whole_bot(playground, database_url) as bot:
        playground.clock.set(office.MONDAY - timedelta(hours=1))
        office.furnish(playground)
        customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
        await bot.usher.directory.import_people(customer_id, office.people_csv(), workspace=TEAM_ID)
        await feed(bot.url, playground, office.history(playground, bot.now))
        await bot.usher.observer.suggesting.start_from_here(customer_id)
        await bot.settle()


def opened(template: Path, folder: Path, **given: Any) -> Playground:
    """Return a playground over a copy of the template, at work on Monday morning."""
    shutil.copy(template / "playground.db", folder / "playground.db")
    options: dict[str, Any] = {
        "limits": False,
        "retry_delays": (0.0, 0.05, 0.1),
        "ack_timeout": PATIENCE,
        **given,
    }
    manifest = options.pop("manifest", MANIFEST)
    playground = Playground(manifest, path=folder / "playground.db", **options)
    playground.clock.set(office.MONDAY)
    return playground


@asynccontextmanager
async def whole_bot(
    playground: Playground, database_url: str, **settings: Any
) -> AsyncIterator[WholeBot]:
    """Start both on loopback and connect them; the schema must be there.

    With `connects` the bot opens a socket to Slack instead of being called.
    """
    connects = settings.pop("connects", False)
    await playground.start("127.0.0.1", 0)
    try:
        async with (
            assembled(
                settings_for(playground, database_url, **settings), clock=playground.clock
            ) as usher,
            _listening(usher) as url,
        ):
            bot = WholeBot(playground, usher, url, database_url)
            logging.getLogger().addHandler(bot.complaints)
            try:
                if connects:
                    await _connected(playground, usher)
                else:
                    await playground.connect(url)
                yield bot
                assert bot.complaints.heard == []
            finally:
                logging.getLogger().removeHandler(bot.complaints)
                await playground.outgoing.stop()
    finally:
        await playground.stop()


async def _connected(playground: Playground, usher: Usher) -> None:
    playground.sockets.enabled = True
    usher.connect()
    await playground.sockets.connected(2)


@asynccontextmanager
async def _listening(usher: Usher) -> AsyncIterator[str]:
    runner, port = await listen(usher.app, "127.0.0.1", 0)
    usher.ingest.start()
    try:
        yield f"http://127.0.0.1:{port}/slack/events"
    finally:
        await runner.cleanup()
        with suppress(Exception):
            await usher.stop()


@asynccontextmanager
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """A session for raw requests to the bot's door."""
    async with aiohttp.ClientSession() as session:
        yield session
