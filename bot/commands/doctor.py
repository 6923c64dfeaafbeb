"""`usher doctor`: is everything there, and what to do where it is not."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC

import click

from bot.clock import SystemClock
from bot.commands.doctor_model import examine
from bot.commands.doctor_slack import examine_slack
from bot.commands.finding import Finding
from bot.commands.loading import load_settings
from bot.settings import AiSettings, Settings
from storage.engine import open_engine
from storage.errors import BadDatabaseUrl, DatabaseUnavailable
from storage.migrations import pending
from storage.system import SystemStore

SECONDS = 5


@click.command()
def command() -> None:
    """Check settings, database and Slack, and say in words what is missing."""
    settings = load_settings()
    findings = asyncio.run(_examine(settings))
    for finding in findings:
        mark = "ok" if not finding.advice else "missing" if finding.serious else "note"
        click.echo(f"{mark:>8}  {finding.title}")
        if finding.advice:
            click.echo(f"          {finding.advice}")
    if any(f.advice and f.serious for f in findings):
        raise click.exceptions.Exit(1)
    click.echo("Usher is ready.")


async def _examine(settings: Settings) -> list[Finding]:
    found = [finding async for finding in _database(settings)]
    if settings.slack is None:
        advice = "docs/install-slack.md leads through it; `usher demo` needs no Slack."
        return [*found, Finding("Slack is not set up", advice)]
    found += await examine_slack(settings)
    found.append(await _model(settings.ai))
    return [*found, *_mail(settings), _hours(settings)]


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    try:
        engine = open_engine(settings.database.url)
    except BadDatabaseUrl as error:
        yield Finding("The database address is wrong", str(error))
        return
    try:
        await SystemStore(engine).ping()
        if await pending(engine):
            yield Finding("The database is out of date", "Run `usher migrate`.", serious=False)
            return
        counts = await SystemStore(engine).counts()
        yield Finding(f"The database answers and knows {counts['person']} people")
        if not counts["person"]:
            yield Finding("Nobody is known yet", "Run `usher people import FILE`.", serious=False)
    except DatabaseUnavailable:
        yield Finding("The database does not answer", "Check USHER_DATABASE__URL.")
    finally:
        await engine.dispose()


def _mail(settings: Settings) -> list[Finding]:
    """Said, not tried: a letter sent for a test would reach somebody."""
    mail = settings.mail
    if mail is None:
        note = "Colleagues who are not in Slack cannot be invited. docs/mail.md says how."
        return [Finding("No mail is set up", note, serious=False)]
    if not settings.public_url:
        return [Finding("Letters have nowhere to lead to", "Set USHER_PUBLIC_URL.")]
    found = [Finding(f"Mail goes to {mail.host}:{mail.port} ({mail.security})")]
    if mail.security == "none" and mail.host not in ("127.0.0.1", "::1", "localhost"):
        note = "Letters travel in clear. Set USHER_MAIL__SECURITY to starttls or tls."
        found.append(Finding("The way to the mail server is open to see", note, serious=False))
    if not mail.bounces:
        note = "Set USHER_MAIL__BOUNCES, or nobody learns of letters that come back."
        found.append(Finding("Undeliverable letters go to the sender", note, serious=False))
    return found


async def _model(ai: AiSettings | None) -> Finding:
    if ai is None:
        return Finding("Drafts come from a template; no model is set up")
    title, advice = await examine(ai)
    return Finding(title, advice, serious=False)


def _hours(settings: Settings) -> Finding:
    """Whoever tries Usher on a Sunday should know why it is silent."""
    attention = settings.attention
    rules, now = attention.rules(), SystemClock().now()
    told = f"{attention.working_days}, {attention.working_from:%H:%M} to "
    told += f"{attention.working_until:%H:%M} in each person's own time zone"
    if rules.hours.contain(now, UTC):
        return Finding(f"Messages go out {told}")
    advice = (
        "In UTC it is outside of these hours: suggestions wait. To try Usher now set "
        "USHER_ATTENTION__WORKING_DAYS and USHER_ATTENTION__WORKING_UNTIL."
    )
    return Finding(f"Messages go out {told}", advice, serious=False)
