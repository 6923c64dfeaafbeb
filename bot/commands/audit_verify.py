"""`usher audit verify`: whether the audit log is as it was written."""

import asyncio
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import click

from bot.commands.loading import load_settings
from bot.commands.migrate import migrated
from invites.audit_checking import Broken, Fault, Head
from invites.people import CustomerId
from storage.audit_following import AuditChains, follow
from storage.engine import open_engine
from storage.errors import BadDatabaseUrl, DatabaseUnavailable
from storage.system import SystemStore

WORDS = {
    Fault.MISSING: "entry {sequence} is missing; the next one there is {other}",
    Fault.CHANGED: "entry {sequence} was changed, or the one before it replaced",
    Fault.MOVED: "in the place of entry {sequence} stands what was written as entry {other}",
    Fault.CUT: "the end is cut off: entries {sequence} to {other} are missing",
    Fault.HEAD: "the head is missing or was changed; the last good entry is {sequence}",
    Fault.OTHER: "entry {sequence} has another hash than the one noted elsewhere",
}
_NOTED = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


@click.command("verify")
@click.option("--customer", default="", help="Only this one's chain; otherwise all.")
@click.option(
    "--head",
    "noted",
    multiple=True,
    help="SEQUENCE:HASH as an earlier run or an export told it; with --customer. May be repeated.",
)
def command(*, customer: str, noted: tuple[str, ...]) -> None:
    """Follow each customer's chain. Exits with 1 when one of them is broken."""
    if noted and not customer:
        raise click.UsageError("A head belongs to one chain: say whose with --customer.")
    try:
        told = asyncio.run(_verified(customer, dict(map(_read, noted))))
    except (BadDatabaseUrl, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from None
    for whose, head, broken in told:
        click.echo(f"{whose}: {said(head, broken)}")
    count = sum(broken is not None for *_, broken in told)
    if count:
        raise click.ClickException(f"Broken: {count} of {len(told)}.")
    click.echo("Nothing is broken.")


def said(head: Head, broken: Broken | None) -> str:
    if broken is not None:
        return WORDS[broken.fault].format(sequence=broken.sequence, other=broken.other)
    cut = f", entries up to {head.anchor} were cut off" if head.anchor else ""
    return f"{head.sequence - head.anchor} entries{cut}, head {head.sequence}:{head.hash}"


def _read(noted: str) -> tuple[int, str]:
    found = _NOTED.fullmatch(noted)
    if found is None:
        raise click.BadParameter("SEQUENCE:HASH, such as 120:9f86d0…", param_hint="--head")
    return int(found[1]), found[2]


async def _verified(
    customer: str, noted: Mapping[int, str]
) -> list[tuple[CustomerId, Head, Broken | None]]:
    url = load_settings().database.url
    await migrated(url)
    engine = open_engine(url)
    try:
        chains = AuditChains(engine)
        chosen = await chosen_of(SystemStore(engine), customer)
        told = []
        for whose in chosen:
            head = await chains.head(whose) or Head()
            with _progress(whose, head.sequence - head.anchor) as tell:
                told.append((whose, *await follow(chains, whose, noted, tell)))
        return told
    finally:
        await engine.dispose()


async def chosen_of(system: SystemStore, customer: str) -> list[CustomerId]:
    """The one that is named, or all."""
    known = await system.customers()
    if customer and customer not in known:
        listed = ", ".join(known[:20]) or "nobody"
        raise click.ClickException(f"There is no customer {customer}. Known: {listed}.")
    return [CustomerId(customer)] if customer else known


@contextmanager
def _progress(whose: str, of: int) -> Iterator[Callable[[int], None]]:
    """A bar on the terminal; nothing where nobody looks."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=max(of, 1), label=whose, file=sys.stderr, hidden=hidden) as bar:
        yield lambda done: bar.update(done - bar.pos)
