"""`usher people import`: the organisation graph from a file."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from bot.clock import SystemClock, TimedIds
from bot.commands.loading import load_settings
from bot.commands.migrate import migrated
from bot.commands.workspaces import place_of
from invites.errors import ConcurrentUpdate
from invites.people_csv import ImportReport
from invites.people_csv.remarks import MAX_BYTES
from invites.services.directory import DirectoryService, Progress
from storage.engine import open_engine
from storage.errors import BadDatabaseUrl, DatabaseUnavailable
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks

AGAIN = "Import the same file again: what was written already counts as unchanged."


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the verdict of every line to this CSV file.",
)
@click.option("--delimiter", default="", help="What separates the columns, if it is not found.")
@click.option("--workspace", default="", help="The Slack workspace whose user IDs the file has.")
@click.option("--customer", default="", help="Whose people they are, if there are several.")
def command(
    *, file: Path, dry_run: bool, report: Path | None, delimiter: str, workspace: str, customer: str
) -> None:
    """Import people from a CSV file. Importing again updates; nobody is removed."""
    url = load_settings().database.url
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    wanted = Wanted(data, _delimiter(delimiter), workspace, customer, dry_run)
    try:
        found = asyncio.run(_imported(url, wanted))
    except BadDatabaseUrl as error:
        raise click.ClickException(str(error)) from None
    except (DatabaseUnavailable, ConcurrentUpdate) as error:
        raise click.ClickException(f"The database did not answer ({error}). {AGAIN}") from None
    if found.refusal is not None:
        raise click.ClickException(found.as_text())
    click.echo(found.as_text())
    if report is not None:
        # The mark at the beginning makes Excel read it as UTF-8.
        report.write_text(found.as_csv(), encoding="utf-8-sig", newline="")
        click.echo(f"The verdict of every line is in {report}.")


@dataclass(frozen=True, slots=True)
class Wanted:
    data: bytes
    delimiter: str
    workspace: str
    customer: str
    dry_run: bool


def _delimiter(text: str) -> str:
    named = {"tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"}
    meant = named.get(text.casefold(), text)
    if len(meant) > 1 or meant in {'"', "\n", "\r", "\0"}:
        raise click.BadParameter("one character, or: comma, semicolon, tab, bar")
    return meant


async def _imported(url: str, wanted: Wanted) -> ImportReport:
    await migrated(url)
    engine = open_engine(url)
    clock = SystemClock()
    try:
        place = await place_of(SystemStore(engine), wanted.workspace, wanted.customer, clock.now())
        service = DirectoryService(SqlUnitOfWorks(engine), clock, TimedIds())
        with _progress() as tell:
            return await service.import_people(
                place.customer_id,
                wanted.data,
                workspace=place.id,
                delimiter=wanted.delimiter,
                dry_run=wanted.dry_run,
                progress=tell,
            )
    finally:
        await engine.dispose()


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on the terminal; nothing where nobody looks."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=1, label="Importing", file=sys.stderr, hidden=hidden) as bar:

        def tell(done: int, of: int) -> None:
            bar.length = max(of, 1)
            bar.update(done - bar.pos)

        yield tell
