"""`usher keys`: the keys that seal tokens in the database."""

import asyncio
from datetime import UTC, datetime

import click

from bot.commands.loading import load_settings
from bot.commands.migrate import migrated
from bot.settings import Settings
from storage.engine import open_engine
from storage.errors import BadDatabaseUrl, DatabaseUnavailable
from storage.installations import InstallationStore
from storage.sealing import Unreadable, new_key

NO_KEYS = "There is no key: set USHER_SECRETS__KEYS. `usher keys new` prints one."


@click.group()
def command() -> None:
    """Make and change the keys that seal secrets in the database."""


@command.command("new")
def new() -> None:
    """Print a new key. Put it first in USHER_SECRETS__KEYS, a comma between it and the others."""
    click.echo(new_key(datetime.now(UTC).date()))


@command.command("rotate")
def rotate() -> None:
    """Seal every stored token with the newest key. May be stopped and started again."""
    settings = load_settings()
    if not settings.secrets.keys.get_secret_value():
        raise click.ClickException(NO_KEYS)
    try:
        changed, unreadable = asyncio.run(_rotated(settings))
    except (BadDatabaseUrl, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Sealed anew with {settings.secrets.ring.newest}: {changed}.")
    if unreadable:
        missing = ", ".join(sorted(unreadable))
        raise click.ClickException(
            f"Some tokens cannot be read: USHER_SECRETS__KEYS lacks their key, or they were moved "
            f"({missing}). Add the key and run this again, or install Usher there again."
        )
    click.echo("Older keys are not needed any more.")


async def _rotated(settings: Settings) -> tuple[int, set[str]]:
    await migrated(settings.database.url)
    engine = open_engine(settings.database.url)
    try:
        return await _reseal_all(InstallationStore(engine, settings.secrets.ring))
    finally:
        await engine.dispose()


async def _reseal_all(store: InstallationStore) -> tuple[int, set[str]]:
    changed, unreadable = 0, set[str]()
    found, now = await store.all(), datetime.now(UTC)
    with click.progressbar(found, label="Sealing tokens") as bar:
        for customer_id, platform, workspace, _ in bar:
            try:
                changed += await store.reseal(customer_id, platform, workspace, now)
            except Unreadable as error:
                unreadable.add(error.key)
    return changed, unreadable
