"""`usher mail`: letters that came back, read from a file by hand."""

import asyncio
from collections import Counter
from pathlib import Path

import click

from bot.bounce_box import BounceBox
from bot.clock import SystemClock, TimedIds
from bot.commands.loading import load_settings
from bot.settings import Settings
from invites.services.bouncing import Bouncing, Taken
from invites.services.telling import Telling
from storage.engine import open_engine, single_process_lock
from storage.errors import BadDatabaseUrl, DatabaseInUse, DatabaseUnavailable
from storage.links import LinkFinder
from storage.unit_of_work import SqlUnitOfWorks

WORDS = {
    Taken.BOUNCED: "came back for good; the inviters are told",
    Taken.DELAYED: "are late",
    Taken.IGNORED: "say nothing new",
    Taken.UNKNOWN: "are about no letter of ours",
}
RUNNING = (
    "Usher is running on this database. Set USHER_MAIL__MAILBOX, and it reads the file by itself; "
    "or post the reports to /mail/bounces (docs/mail.md)."
)


@click.group()
def command() -> None:
    """Look after letters."""


@command.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
def bounces(file: Path) -> None:
    """Read letters that came back from FILE: an mbox, a Maildir folder or one message."""
    settings = load_settings()
    try:
        with single_process_lock(settings.database.url):
            taken = asyncio.run(_read(settings, file))
    except DatabaseInUse:
        raise click.ClickException(RUNNING) from None
    except (BadDatabaseUrl, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from None
    for kind, words in WORDS.items():
        click.echo(f"{taken[kind]:>6}  {words}")


async def _read(settings: Settings, file: Path) -> Counter[Taken]:
    engine = open_engine(settings.database.url)
    try:
        telling = Telling(SystemClock(), TimedIds(), mail=settings.letters is not None)
        bouncing = Bouncing(SqlUnitOfWorks(engine), LinkFinder(engine), telling)
        return await bouncing.take_all(BounceBox(file).new())
    finally:
        await engine.dispose()
