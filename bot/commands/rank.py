"""`usher rank`: recorded events through the ingestion, recorded questions to the ranking."""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bot import logs
from bot.ranking.reading import NotRankable, named
from bot.ranking.run import Ranking, Told, run
from bot.replaying.recording import NotARecording, people_csv
from bot.replaying.replay import WrongDatabase
from storage.errors import BadDatabaseUrl, DatabaseUnavailable

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
TENTHS = 10


@click.command()
@click.option("--people", type=FILE, required=True, help="Who they are: a CSV file with an id.")
@click.option("--events", type=FILE, required=True, help="What they did: .jsonl or .jsonl.gz.")
@click.option("--queries", type=FILE, required=True, help="What is asked: .jsonl or .jsonl.gz.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The answers."
)
@click.option("--k", type=click.IntRange(1, 100), default=10, show_default=True, help="Names each.")
@click.option("--database", default="", help="A file or address to keep; else one is thrown away.")
def command(*, people: Path, events: Path, queries: Path, out: Path, k: int, database: str) -> None:
    """Ask the ranking, for each recorded query, who would join next.

    Each query is answered from the state that the events before it leave; what is learned is
    learned from the joins among them. The last line is JSON with times and memory.
    """
    logs.configure("WARNING")
    try:
        everybody = people_csv(people)
        recording = named(events, everybody)
        wanted = Ranking(everybody, recording, queries, k)
        with (
            _database(database) as url,
            out.open("w", encoding="utf-8") as file,
            _progress(recording.lines) as told,
        ):
            result = asyncio.run(run(url, wanted, file, told))
    except (NotARecording, NotRankable, WrongDatabase) as error:
        raise click.ClickException(str(error)) from None
    except (BadDatabaseUrl, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from None
    click.echo(result.as_json())


@contextmanager
def _database(given: str) -> Iterator[str]:
    if given:
        yield given if "://" in given else f"sqlite:///{Path(given).absolute()}"
        return
    with tempfile.TemporaryDirectory(prefix="usher-rank-") as folder:
        yield f"sqlite:///{folder}/rank.db"


@contextmanager
def _progress(length: int) -> Iterator[Told]:
    """A bar on a terminal; elsewhere a line for each tenth."""
    if sys.stderr.isatty():
        with click.progressbar(length=length, label="Events", file=sys.stderr) as bar:
            yield bar.update
        return
    done = 0

    def told(count: int) -> None:
        nonlocal done
        before, done = done * TENTHS // length, done + count
        if done * TENTHS // length > before:
            click.echo(f"{done:,} of {length:,} events", err=True)

    yield told
