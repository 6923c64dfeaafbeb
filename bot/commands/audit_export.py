"""`usher audit export`: a customer's entries in a file, with what a third party needs to verify."""

import asyncio
import csv
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from bot.commands.audit_verify import chosen_of
from bot.commands.loading import load_settings
from bot.commands.migrate import migrated
from invites.audit import instant
from invites.audit_chain import ROW, canonical, fields_of
from invites.cells import safe_cell
from invites.people import CustomerId
from storage.audit_following import AuditChains
from storage.engine import open_engine
from storage.errors import BadDatabaseUrl, DatabaseUnavailable
from storage.system import SystemStore

Day = click.DateTime(["%Y-%m-%d"])
COLUMNS = ("customer", *ROW, "facts", "previous", "hash")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Days are whole days in UTC, the last one included."""

    customer: str
    out: Path
    since: datetime | None
    until: datetime | None
    as_csv: bool


@click.command("export")
@click.option("--customer", required=True, help="Whose entries.")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file."
)
@click.option("--from", "since", type=Day, help="The first day, in UTC.")
@click.option("--to", "until", type=Day, help="The last day, in UTC.")
@click.option("--csv", "as_csv", is_flag=True, help="For a spreadsheet; cannot be verified.")
def command(
    *, customer: str, out: Path, since: datetime | None, until: datetime | None, as_csv: bool
) -> None:
    """Write entries to a file, a JSON object to a line. People stand in it under pseudonyms."""
    wanted = Wanted(customer, out, since, until, as_csv)
    try:
        count, head = asyncio.run(_exported(wanted))
    except (BadDatabaseUrl, DatabaseUnavailable, OSError) as error:
        raise click.ClickException(str(error)) from None
    except ValueError:
        raise click.ClickException(
            f"An entry cannot be read. See: usher audit verify --customer {customer}"
        ) from None
    click.echo(f"{count} entries are in {out}." if count else f"No entries; {out} is empty.")
    if count:
        click.echo(f"Note the last one's hash outside of this system: {head}")


async def _exported(wanted: Wanted) -> tuple[int, str]:
    url = load_settings().database.url
    await migrated(url)
    engine = open_engine(url)
    try:
        (customer_id,) = await chosen_of(SystemStore(engine), wanted.customer)
        entries = _entries(AuditChains(engine), customer_id, wanted)
        return await _written(entries, wanted)
    finally:
        await engine.dispose()


async def _written(entries: AsyncIterator[dict[str, Any]], wanted: Wanted) -> tuple[int, str]:
    count, head = 0, ""
    encoding = "utf-8-sig" if wanted.as_csv else "utf-8"
    with wanted.out.open("w", encoding=encoding, newline="") as file:
        table = csv.writer(file)
        if wanted.as_csv:
            table.writerow(COLUMNS)
        async for entry in entries:
            if wanted.as_csv:
                table.writerow([_cell(entry[name]) for name in COLUMNS])
            else:
                file.write(canonical(entry).decode() + "\n")
            count, head = count + 1, f"{entry['sequence']}:{entry['hash']}"
    return count, head


def _cell(value: Any) -> str:  # noqa: ANN401 - any JSON
    if value is None:
        return ""
    return safe_cell(json.dumps(value) if isinstance(value, dict) else str(value))


async def _entries(
    chains: AuditChains, customer_id: CustomerId, wanted: Wanted
) -> AsyncIterator[dict[str, Any]]:
    """Without a gap: between the first and the last of the time, entries may lie a moment apart."""
    begins = _beginning(wanted.since) if wanted.since else ""
    ends = _beginning(wanted.until + timedelta(days=1)) if wanted.until else "9999"
    found = await chains.between(customer_id, begins, ends)
    if found is None:
        return
    first, last = found
    previous = await chains.hash_before(customer_id, first)
    at = first - 1
    while at < last:
        rows = await chains.part(customer_id, at)
        if not rows:
            return  # cut off meanwhile
        for row in rows:
            if row["sequence"] > last:
                return
            yield fields_of(customer_id, row, previous) | {"hash": row["hash"]}
            previous, at = row["hash"], row["sequence"]


def _beginning(day: datetime) -> str:
    return instant(day.replace(tzinfo=UTC))
