"""`usher explain`: why the ranking puts whom where, with the numbers behind each reason."""

import asyncio

import click

from bot.clock import SystemClock
from bot.commands.explaining import Asked, candidates, one
from bot.commands.loading import load_settings
from bot.commands.migrate import migrated
from bot.commands.workspaces import place_of
from invites.attention import AttentionRules
from invites.people import Person
from invites.ports import UnitOfWork
from invites.services.laying_open import Explained, Explaining
from invites.work import WorkItem, WorkItemId
from storage.engine import open_engine
from storage.errors import BadDatabaseUrl, DatabaseUnavailable
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks

WORK_ITEMS = 10


@click.command()
@click.option("--actor", required=True, help="Who would invite: an e-mail address.")
@click.option("--work", required=True, help="Where: a work item's id, or words of its title.")
@click.option("--person", default="", help="Everything about one person: an e-mail address.")
@click.option("--first", default=20, show_default=True, help="How many of the ranking.")
@click.option("--workspace", default="", help="The Slack workspace (T…), if there are several.")
@click.option("--customer", default="", help="Whose people they are, if there are several.")
def command(
    *, actor: str, work: str, person: str, first: int, workspace: str, customer: str
) -> None:
    """Show whom the ranking would propose here and now, and why, from the whole log."""
    asked = Asked(actor, work, person, first)
    try:
        lines = asyncio.run(_explained(asked, workspace, customer))
    except (BadDatabaseUrl, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from None
    click.echo("\n".join(lines))


async def _explained(asked: Asked, workspace: str, customer: str) -> list[str]:
    settings = load_settings()
    await migrated(settings.database.url)
    engine = open_engine(settings.database.url)
    try:
        system, now = SystemStore(engine), SystemClock().now()
        place = await place_of(system, workspace, customer, now)
        work = SqlUnitOfWorks(engine)
        async with work(place.customer_id) as uow:
            actor = await _person(uow, asked.actor)
            person = await _person(uow, asked.person) if asked.person else None
            item = await _item(uow, asked.work)
        explaining = Explaining(work, system, AttentionRules())
        found: Explained = await explaining.run(actor, item, now, person)
        return candidates(found, asked.first) if person is None else one(found, person)
    finally:
        await engine.dispose()


async def _person(uow: UnitOfWork, email: str) -> Person:
    found = await uow.people.by_email(email)
    if found is None:
        raise click.ClickException(f"Nobody is known by the address {email}.")
    return found


async def _item(uow: UnitOfWork, work: str) -> WorkItem:
    by_id = await uow.work_items.many([WorkItemId(work)])
    found = [*by_id.values()] or [*await uow.work_items.search(work, WORK_ITEMS)]
    if len(found) == 1:
        return found[0]
    same = [item for item in found if item.title.casefold() == work.casefold().lstrip("#")]
    if len(same) == 1:
        return same[0]
    if not found:
        raise click.ClickException(f"No work item is called “{work}”.")
    listed = "\n".join(f"  {item.id}  {item.title}" for item in found)
    raise click.ClickException(f"Say which with --work and its id:\n{listed}")
