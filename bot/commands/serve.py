"""`usher serve`: the bot itself, until it is told to stop."""

import asyncio
import signal

import click

from bot import logs
from bot.commands.loading import load_settings
from bot.commands.migrate import migrated
from bot.container import assembled
from bot.server import listen
from bot.settings import Settings
from storage.engine import single_process_lock
from storage.errors import BadDatabaseUrl, DatabaseInUse, DatabaseUnavailable

NO_SLACK = (
    "Slack is not set up. Set USHER_SLACK__BOT_TOKEN and USHER_SLACK__SIGNING_SECRET "
    "(README.md says where to find them), or try `usher demo`."
)


@click.command()
def command() -> None:
    """Run the bot until it is stopped (Ctrl+C or SIGTERM)."""
    settings = load_settings()
    if settings.slack is None:
        raise click.ClickException(NO_SLACK)
    logs.configure(settings.log_level)
    try:
        with single_process_lock(settings.database.url):
            asyncio.run(_serve(settings))
    except (BadDatabaseUrl, DatabaseInUse, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from None


async def _serve(settings: Settings) -> None:
    await migrated(settings.database.url)
    async with assembled(settings) as usher:
        try:
            runner, port = await listen(usher.app, settings.host, settings.port)
        except OSError as error:
            told = f"Port {settings.port} of {settings.host} cannot be used: {error.strerror}."
            raise click.ClickException(f"{told} Set USHER_PORT to another.") from None
        usher.start()
        click.echo(f"Usher listens on http://{settings.host}:{port}/slack/events", err=True)
        try:
            await told_to_stop()
        finally:
            await runner.cleanup()
            await usher.stop()


async def told_to_stop() -> None:
    """Return at SIGINT or SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await stop.wait()
