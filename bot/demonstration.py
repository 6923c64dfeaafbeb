"""The bot and the playground in one process, seeded with a company: for `usher demo` and tests."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from pydantic import SecretStr

from bot.commands.migrate import migrated
from bot.commands.ports import free_port
from bot.container import Usher, assembled
from bot.server import listen
from bot.settings import (
    AiSettings,
    DatabaseSettings,
    MailSettings,
    OperatorSettings,
    Settings,
    SlackSettings,
)
from invites.people import Workspace
from playground.delivery import signed_headers
from playground.manifest import AppManifest
from playground.model import NAME
from playground.records import NORTHWIND, TEAM_ID
from playground.seed import events, fill, people_by_mail_csv, people_csv, working_moment
from playground.server import Playground
from storage.identifiers import customer_for

MANIFEST = Path(__file__).parent.parent / "manifest.yaml"
HOST = "127.0.0.1"
AT_ONCE = 40
MOVED_IN = "moved-in"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, repr=False)
class Demonstration:
    playground: Playground
    usher: Usher


@asynccontextmanager
async def demonstration(
    folder: Path,
    *,
    page_port: int = 0,
    bot_port: int = 0,
    say: Say = lambda _text: None,
    settings: Settings | None = None,
    drafts: bool = False,
    socket: bool = False,
) -> AsyncIterator[Demonstration]:
    """Start both, with the data kept in `folder`; the first time a company moves in.

    With `drafts` the playground's stand-in for a model is asked for drafts, with `socket` the
    bot connects by Socket Mode instead of being called.
    """
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    done = folder / MOVED_IN
    if not done.exists():
        forget(folder)  # what an interrupted start left behind
    playground = Playground(_manifest(), path=folder / "playground.db")
    playground.is_open = False
    go_to_work(playground)
    await playground.start(HOST, page_port)
    try:
        bot_port = bot_port or free_port(HOST)
        chosen = _settings(playground, folder, settings, bot_port)
        if drafts:
            chosen = chosen.model_copy(update={"ai": _stand_in(playground)})
        await migrated(chosen.database.url)
        async with assembled(chosen, clock=playground.clock) as usher:
            runner, port = await listen(usher.app, HOST, bot_port)
            usher.ingest.start()
            try:
                await _connect(playground, usher, port, socket=socket)
                if not done.exists():
                    await _move_in(playground, usher, port, say)
                    done.touch()
                usher.start()
                playground.is_open = True
                yield Demonstration(playground, usher)
            finally:
                await runner.cleanup()
                await usher.stop()
    finally:
        await playground.stop()


async def _connect(playground: Playground, usher: Usher, port: int, *, socket: bool) -> None:
    playground.sockets.enabled = socket
    if socket:
        usher.connect()
        await playground.sockets.connected()
    else:
        await playground.connect(f"http://{HOST}:{port}/slack/events")


def forget(folder: Path) -> None:
    """Remove the databases only: the folder may hold what is not ours, and the lock is held."""
    for left in (
        *folder.glob("playground.db*"),
        *folder.glob("usher.db*"),
        *folder.glob("neighbour.db*"),
        folder / MOVED_IN,
    ):
        if left.suffix != ".lock" and left.is_file():
            left.unlink()


def _manifest() -> AppManifest:
    """With what the page completes after `/usher`."""
    known = ["invite @", "link", "preferences", "correct", "help"]
    return AppManifest.load(MANIFEST).completing("/usher", known)


def go_to_work(playground: Playground) -> None:
    """At night or on a weekend the demo starts on the next working morning."""
    now = playground.clock.now()
    moment = working_moment(now)
    if moment != now:
        playground.clock.set(moment)


def _stand_in(playground: Playground) -> AiSettings:
    return AiSettings(api_key=SecretStr("none"), base_url=playground.model_url, model=NAME)


def _settings(
    playground: Playground, folder: Path, given: Settings | None, bot_port: int
) -> Settings:
    """What the playground needs; nothing is taken from the environment."""
    slack = SlackSettings(
        bot_token=SecretStr(playground.bot_token),
        signing_secret=SecretStr(playground.signing_secret),
        app_token=SecretStr(playground.registration.app_token),
        base_url=playground.base_url,
    )
    mail = MailSettings(
        host=HOST,
        port=playground.mail.port,
        security="none",
        sender="Usher <usher@northwind.example>",
        bounces="bounces@northwind.example",
        secret=SecretStr(playground.signing_secret),
    )
    fixed = {
        "slack": slack,
        "database": DatabaseSettings(url=f"sqlite:///{folder / 'usher.db'}"),
        "mail": mail,
        "public_url": f"http://{HOST}:{bot_port}",
        "operator": OperatorSettings(workspace=TEAM_ID),  # so that /usher admin can be tried
    }
    return (given or Settings.model_construct()).model_copy(update=fixed)


async def _move_in(playground: Playground, usher: Usher, port: int, say: Say) -> None:
    """The company, its three weeks of work as signed events, and nothing suggested about them."""
    now = playground.clock.now()
    say("A company of 40 people moves in with three weeks of work.")
    fill(playground.workspace, playground.app, now)
    place = Workspace("slack", TEAM_ID, customer_for("slack", TEAM_ID))
    customer_id = (await usher.system.ensure_workspace(place, NORTHWIND.name, now)).customer_id
    people = people_csv().read_bytes()
    await usher.directory.import_people(customer_id, people, workspace=TEAM_ID)
    await usher.directory.import_people(customer_id, people_by_mail_csv().read_bytes())
    history = list(events(playground.workspace, playground.app, now))
    await feed(f"http://{HOST}:{port}/slack/events", playground, history)
    await usher.observer.suggesting.start_from_here(customer_id)
    await usher.delivery.drain()


async def feed(url: str, playground: Playground, envelopes: Iterable[dict[str, Any]]) -> None:
    """Send events in order, some at a time, each signed as Slack signs."""
    async with aiohttp.ClientSession() as session:
        batch: list[dict[str, Any]] = []
        for envelope in envelopes:
            batch.append(envelope)
            if len(batch) == AT_ONCE:
                await _post_all(session, url, playground, batch)
                batch = []
        await _post_all(session, url, playground, batch)


async def _post_all(
    session: aiohttp.ClientSession,
    url: str,
    playground: Playground,
    batch: list[dict[str, Any]],
) -> None:
    secret, stamp = playground.signing_secret, int(playground.clock.timestamp())

    async def post(envelope: dict[str, Any]) -> None:
        body = json.dumps(envelope).encode()
        headers = {**signed_headers(secret, stamp, body), "Content-Type": "application/json"}
        async with session.post(url, data=body, headers=headers) as answer:
            answer.raise_for_status()

    await asyncio.gather(*(post(envelope) for envelope in batch))
