"""`usher replay`: recorded activity through the running bot, and what it would have suggested."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import click

from bot import logs
from bot.commands.loading import load_settings
from bot.replaying.finding import Bot, NoBot, running, started
from bot.replaying.recording import NotARecording, open_recording, people_csv
from bot.replaying.replay import Bar, Wanted, WrongDatabase, prepare, replay
from bot.replaying.sending import NotTaken
from bot.replaying.summary import Summary
from bot.replaying.wire import Address, address_of
from bot.settings import Settings
from storage.errors import BadDatabaseUrl, DatabaseUnavailable

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OTHER_DATABASE = (
    "The bot took the events, but the database of the settings does not have them. "
    "Set USHER_DATABASE__URL to the bot's own."
)
STUCK = "The bot took the events but stopped considering them. Its log says why."


@click.command()
@click.option("--people", type=FILE, required=True, help="Who they are: a CSV file with an id.")
@click.option("--events", type=FILE, required=True, help="What they did: .jsonl or .jsonl.gz.")
@click.option("--url", default="", help="The bot to use, such as http://127.0.0.1:3000.")
@click.option("--database", default="", help="File or address for a bot started here.")
@click.option("--limit", type=click.IntRange(min=1), help="Stop after so many lines.")
@click.option(
    "--connections", type=click.IntRange(1, 256), default=32, show_default=True, help="At once."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result for machines.")
def command(
    *,
    people: Path,
    events: Path,
    url: str,
    database: str,
    limit: int | None,
    connections: int,
    as_json: bool,
) -> None:
    """Feed recorded activity through the bot and see what it suggests.

    A bot that runs where the settings say is used; otherwise one is started, with a database of
    its own and a stand-in for Slack. Replaying the same file again adds nothing.
    """
    logs.configure("WARNING")
    settings = load_settings()
    try:
        wanted = Wanted(people_csv(people), open_recording(events), limit, connections)
        address = address_of(url) if url else None
        own = _database(database, events)
        summary = asyncio.run(_replay(settings, wanted, address, own))
    except ValueError:
        raise click.BadParameter("it has to look like http://127.0.0.1:3000") from None
    except (NotARecording, NoBot, NotTaken, BadDatabaseUrl, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from None
    except WrongDatabase:
        raise click.ClickException(OTHER_DATABASE) from None
    except TimeoutError:
        raise click.ClickException(STUCK) from None
    click.echo(summary.as_json() if as_json else summary.as_text())


def _database(given: str, events: Path) -> str:
    """The address of the database for a bot of its own, named after the events by default."""
    if "://" in given:
        return given
    name = events.name.removesuffix(".gz").removesuffix(".jsonl")
    return f"sqlite:///{Path(given or f'replay-{name}.db').absolute()}"


async def _replay(
    settings: Settings, wanted: Wanted, address: Address | None, database: str
) -> Summary:
    async with _bot(settings, wanted, address, database) as bot:
        return await replay(bot, wanted, _bar)


@asynccontextmanager
async def _bot(
    settings: Settings, wanted: Wanted, address: Address | None, database: str
) -> AsyncIterator[Bot]:
    found = await running(settings, address)
    if found is not None:
        click.echo(f"Using the Usher at {found.address.url}.", err=True)
        await _import(found.database, wanted)
        yield found
        return
    click.echo(f"Starting an Usher for this replay; its database is {_shown(database)}.", err=True)
    await _import(database, wanted)
    async with started(database) as bot:
        yield bot


async def _import(database: str, wanted: Wanted) -> None:
    wrong = await prepare(database, wanted)
    if wrong:
        raise NotARecording(wrong)


def _shown(database: str) -> str:
    """Without a password."""
    return database.rpartition("@")[2].removeprefix("sqlite:///")


@contextmanager
def _bar(label: str, length: int) -> Iterator[Bar]:
    """A bar on the terminal; nothing where nobody looks."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        length=length, label=f"{label:<12}", file=sys.stderr, hidden=hidden
    ) as bar:
        yield bar
