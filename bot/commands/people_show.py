"""`usher people show`: what is known about somebody, and who said it."""

import asyncio
from collections.abc import Sequence

import click

from bot.clock import SystemClock
from bot.commands.loading import load_settings
from bot.commands.migrate import migrated
from bot.commands.workspaces import place_of
from invites.people import Detail, Identity, Person, Source
from invites.provenance import source_of
from storage.engine import open_engine
from storage.errors import BadDatabaseUrl, DatabaseUnavailable
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks

FROM = {
    Source.CSV: "from a file",
    Source.SLACK: "from Slack",
    Source.CORRECTION: "corrected by an administrator",
}
LABELS = {
    Detail.NAME: "name",
    Detail.EMAIL: "e-mail",
    Detail.TITLE: "title",
    Detail.DEPARTMENT: "department",
    Detail.MANAGER: "manager",
    Detail.SKILLS: "skills",
    Detail.TIME_ZONE: "time zone",
    Detail.LOCALE: "language",
}


@click.command("show")
@click.argument("email")
@click.option("--workspace", default="", help="The Slack workspace (T…), if there are several.")
@click.option("--customer", default="", help="Whose people they are, if there are several.")
def command(*, email: str, workspace: str, customer: str) -> None:
    """Show what is known about the person with this address, and who said it."""
    try:
        lines = asyncio.run(_shown(email, workspace, customer))
    except (BadDatabaseUrl, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from None
    click.echo("\n".join(lines))


async def _shown(email: str, workspace: str, customer: str) -> list[str]:
    url = load_settings().database.url
    await migrated(url)
    engine = open_engine(url)
    try:
        now = SystemClock().now()
        place = await place_of(SystemStore(engine), workspace, customer, now)
        async with SqlUnitOfWorks(engine)(place.customer_id) as uow:
            person = await uow.people.by_email(email)
            if person is None:
                raise click.ClickException(f"Nobody is known by the address {email}.")
            manager = (await uow.people.many([person.manager_id])) if person.manager_id else {}
            above = next(iter(manager.values()), None)
            return told(person, above, await uow.people.identities(person.id))
    finally:
        await engine.dispose()


def told(person: Person, manager: Person | None, identities: Sequence[Identity]) -> list[str]:
    """A line for each thing known, with its source where one is noted."""
    lines = [_line(LABELS[d], _value(person, d, manager), _source(person, d)) for d in Detail]
    lines.append(_line("Slack", ", ".join(i.user for i in identities if i.platform == "slack")))
    lines.append(_line("is", ", ".join(_standing(person))))
    return [line for line in lines if line]


def _source(person: Person, detail: Detail) -> str:
    source = source_of(person, detail)
    return FROM[source] if source else ""


def _value(person: Person, detail: Detail, manager: Person | None) -> str:
    if detail is Detail.MANAGER:
        return f"{manager.name} <{manager.email}>" if manager else ""
    if detail is Detail.SKILLS:
        return ", ".join(person.skills)
    return str(getattr(person, detail))


def _standing(person: Person) -> list[str]:
    found = [person.kind.value]
    found += ["administrator"] if person.is_admin else []
    found += ["has left"] if person.left else []
    if person.away:
        until = f" until {person.away_until:%Y-%m-%d %H:%M} UTC" if person.away_until else ""
        found.append(f"away{until}")
    return found


def _line(label: str, value: str, source: str = "") -> str:
    if not value:
        return ""
    return f"{label:<12}{value}" + (f"  ({source})" if source else "")
