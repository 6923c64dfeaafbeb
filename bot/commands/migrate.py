"""`usher migrate`: bring the schema of the database up to date."""

import asyncio

import click

from bot.commands.loading import load_settings
from storage.engine import open_engine
from storage.errors import BadDatabaseUrl, DatabaseUnavailable
from storage.migrations import migrate


@click.command()
def command() -> None:
    """Bring the database up to date. Doing it again changes nothing."""
    settings = load_settings()
    try:
        asyncio.run(migrated(settings.database.url))
    except (BadDatabaseUrl, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from None
    click.echo("The database is up to date.")


async def migrated(url: str) -> None:
    """Create or change the tables as needed."""
    engine = open_engine(url)
    try:
        await migrate(engine)
    finally:
        await engine.dispose()
