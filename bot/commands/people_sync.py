"""`usher people sync`: read everybody of a Slack workspace, and show how far it is."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import click

from bot.commands.loading import load_settings
from bot.commands.migrate import migrated
from bot.commands.workspaces import place_of
from bot.container import Usher, assembled
from bot.gateways.errors import Busy, Refused, Unreachable, Unsure
from invites.directory_pass import DirectoryPass, PassState
from invites.people import CustomerId
from storage.errors import BadDatabaseUrl, DatabaseUnavailable

LOOK = 0.3
LINES_APART = 10.0
"""Seconds between lines where nobody sees a line change."""
NOTICEABLE = timedelta(seconds=1)
UNSET = (
    "Slack is not configured: set USHER_SLACK__BOT_TOKEN and the signing secret. "
    "`usher doctor` says what is missing."
)
RESUMES = "The pass goes on where it stopped: run this again, or start `usher serve`."


@click.command("sync")
@click.option("--full", is_flag=True, help="From the first page, even if a pass is under way.")
@click.option("--workspace", default="", help="The Slack workspace (T…), if there are several.")
@click.option("--customer", default="", help="Whose people they are, if there are several.")
def command(*, full: bool, workspace: str, customer: str) -> None:
    """Read everybody from Slack. What a file or a correction has said is kept."""
    settings = load_settings()
    if settings.slack is None:
        raise click.ClickException(UNSET)
    try:
        done = asyncio.run(_synced(workspace, customer, full=full))
    except BadDatabaseUrl as error:
        raise click.ClickException(str(error)) from None
    except DatabaseUnavailable as error:
        raise click.ClickException(f"The database did not answer ({error}). {RESUMES}") from None
    except KeyboardInterrupt:
        raise click.ClickException(RESUMES) from None
    if done.state is PassState.FAILED:
        raise click.ClickException(f"Slack refused: {done.error}. `usher doctor` may say why.")
    click.echo(told(done))


def told(done: DirectoryPass) -> str:
    """What a pass found, in words."""
    pages = f"{done.pages} {'page' if done.pages == 1 else 'pages'}"
    news = f"{done.created:,} new, {done.changed:,} changed"
    lines = [f"Read {_count(done.people)} in {pages}: {news}."]
    if done.state is PassState.REFUSED:
        lines.append(
            f"{_count(done.missing)} known from earlier are not listed any more. That is more "
            "than a fifth, so nobody was marked as having left. Is the list complete?"
        )
    elif done.missing:
        lines.append(f"{_count(done.missing)} not listed any more marked as having left.")
    return "\n".join(lines)


def _count(number: int) -> str:
    return f"{number:,} {'person' if number == 1 else 'people'}"


async def _synced(workspace: str, customer: str, *, full: bool) -> DirectoryPass:
    settings = load_settings()
    await migrated(settings.database.url)
    async with assembled(settings) as usher:
        if not workspace and not await usher.system.workspaces():
            workspace = await _of_token(usher)
        place = await place_of(usher.system, workspace, customer, datetime.now().astimezone())
        begun = await usher.syncing.begin(place.customer_id, place.id, full=full)
        async with _reading(usher):
            return await _watch(usher, begun)


async def _of_token(usher: Usher) -> str:
    """The workspace that the token of the settings speaks for."""
    try:
        return str((await usher.identities.gateway("").identify()).get("team_id") or "")
    except (Busy, Refused, Unreachable, Unsure) as error:
        raise click.ClickException(f"Slack did not say which workspace it is: {error!r}") from None


@asynccontextmanager
async def _reading(usher: Usher) -> AsyncIterator[None]:
    usher.reader.start()
    try:
        yield
    finally:
        await usher.reader.stop()


async def _watch(usher: Usher, begun: DirectoryPass) -> DirectoryPass:
    """Say how far it is until it is over, whichever process does the work."""
    line = Line()
    at: DirectoryPass | None = begun
    expected = await _expected(usher, begun.customer_id, begun.workspace)
    while at is not None and at.running:
        line.show(progress(at, expected, await usher.reader.queue.waiting_until()))
        await asyncio.sleep(LOOK)
        open_still = await usher.reader.queue.next_due() is not None
        at = await usher.syncing.state(begun.customer_id, begun.workspace)
        if at is not None and at.running and not open_still:
            raise click.ClickException(f"A page could not be read; the log says why. {RESUMES}")
    line.end()
    return at or begun


async def _expected(usher: Usher, customer_id: CustomerId, workspace: str) -> int:
    """How many the last pass listed; 0 when this is the first."""
    return await usher.syncing.listed(customer_id, workspace)


def progress(at: DirectoryPass, expected: int, waiting_until: datetime | None) -> str:
    """As in "[#####.....] 10,000 of about 20,000 people, page 50; waiting for Slack …".

    Once more people are read than the last pass listed, that number says nothing any more.
    """
    if at.state is PassState.MARKING:
        return f"{at.people:,} people read; marking who left: {at.missing:,}"
    expected = expected if at.people <= expected else 0
    of = f" of about {expected:,}" if expected else ""
    said = f"{_bar(at.people, expected)}{at.people:,}{of} people, page {at.pages}"
    now = datetime.now().astimezone()
    if waiting_until is not None and waiting_until > now + NOTICEABLE:
        return f"{said}; waiting for Slack's limit until {waiting_until.astimezone():%H:%M:%S}"
    return said


def _bar(done: int, of: int, width: int = 24) -> str:
    if not of:
        return ""
    full = min(width, width * done // of)
    return f"[{'#' * full}{'.' * (width - full)}] "


@dataclass
class Line:
    """One line that changes on a terminal; elsewhere a line now and then."""

    shown: str = ""
    at: float = field(default=-LINES_APART)

    def show(self, text: str) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{text.ljust(len(self.shown))}", err=True, nl=False)
            self.shown = text
        elif text != self.shown and time.monotonic() - self.at >= LINES_APART:
            click.echo(text, err=True)
            self.shown, self.at = text, time.monotonic()

    def end(self) -> None:
        if sys.stderr.isatty() and self.shown:
            click.echo(err=True)
