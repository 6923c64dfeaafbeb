"""Two workspaces that have not installed Usher yet, and the bot: for `usher demo --install`."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.commands.migrate import migrated
from bot.commands.ports import free_port
from bot.container import Usher, assembled
from bot.demonstration import HOST, MANIFEST, go_to_work
from bot.server import listen
from bot.settings import DatabaseSettings, SecretsSettings, Settings, SlackSettings
from handlers.web.installing import BACK, START
from playground.manifest import AppManifest
from playground.seed import fill, fill_brightwater
from playground.server import Playground
from storage.sealing import new_key

KEYS = "keys.json"


@dataclass(frozen=True, slots=True)
class Strangers:
    """`neighbour` is the smaller workspace; `way_in` is where either begins."""

    playground: Playground
    neighbour: Playground
    usher: Usher
    way_in: str


@asynccontextmanager
async def strangers(
    folder: Path, *, page_port: int = 0, neighbour_port: int = 0, bot_port: int = 0
) -> AsyncIterator[Strangers]:
    """Start everything, with the data kept in `folder`."""
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    manifest = AppManifest.load(MANIFEST)
    home = Playground(manifest, path=folder / "playground.db")
    neighbour = Playground(
        manifest, path=folder / "neighbour.db", clock=home.clock, neighbour_of=home
    )
    if home.is_empty:
        go_to_work(home)
        _move_in(home, neighbour)
    address = f"http://{HOST}:{bot_port or free_port(HOST)}"
    home.oauth.redirect_urls = (f"{address}{BACK}",)
    async with AsyncExitStack() as stack:
        for each, port in ((home, page_port), (neighbour, neighbour_port)):
            stack.push_async_callback(each.stop)
            await each.start(HOST, port)
        settings = _settings(home, folder, address)
        await migrated(settings.database.url)
        usher = await stack.enter_async_context(assembled(settings, clock=home.clock))
        stack.push_async_callback(usher.stop)
        runner, _ = await listen(usher.app, HOST, int(address.rpartition(":")[2]))
        stack.push_async_callback(runner.cleanup)
        usher.ingest.start()
        for each in (home, neighbour):
            await each.connect(f"{address}/slack/events")
        usher.start()
        yield Strangers(home, neighbour, usher, f"{address}{START}")


def _move_in(home: Playground, neighbour: Playground) -> None:
    """People and what they wrote; the app is in no channel, because nobody has installed it."""
    fill(home.workspace, home.app, home.clock.now())
    for channel in list(home.workspace.channels.values()):
        members = tuple(m for m in channel.members if m != home.app.user_id)
        if channel.kind != "im":
            home.workspace.save_channel(replace(channel, members=members))
    home.workspace.keep("app", "uninstalled", value=True)
    fill_brightwater(neighbour.workspace)


def _settings(home: Playground, folder: Path, address: str) -> Settings:
    """What the playground needs; nothing is taken from the environment."""
    slack = SlackSettings(
        client_id=home.registration.client_id,
        client_secret=SecretStr(home.registration.client_secret),
        signing_secret=SecretStr(home.signing_secret),
        base_url=home.base_url,
        authorize_url=home.authorize_url,
    )
    fixed = {
        "slack": slack,
        "secrets": SecretsSettings(keys=SecretStr(_keys(folder / KEYS))),
        "public_url": address,
        "database": DatabaseSettings(url=f"sqlite:///{folder / 'usher.db'}"),
    }
    return Settings.model_construct().model_copy(update=fixed)


def _keys(path: Path) -> str:
    """Made once: what was installed yesterday shall be readable today."""
    if not path.exists():
        path.write_text(json.dumps(new_key(datetime.now(UTC).date())), encoding="utf-8")
        path.chmod(0o600)
    keys: str = json.loads(path.read_text(encoding="utf-8"))
    return keys
