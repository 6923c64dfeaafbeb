"""`usher serve`: the bot itself, until it is told to stop."""

import asyncio
import signal
from contextlib import AsyncExitStack

import click
from aiohttp import web

from bot import logs
from bot.commands.loading import load_settings
from bot.commands.migrate import migrated
from bot.container import Usher, assembled
from bot.server import listen
from bot.settings import Settings
from storage.engine import single_process_lock
from storage.errors import BadDatabaseUrl, DatabaseInUse, DatabaseUnavailable

NO_SLACK = (
    "Slack is not set up. docs/install-slack.md leads through it in ten minutes; "
    "`usher demo` needs no Slack."
)
UNSIGNED = (
    "Set USHER_SLACK__SIGNING_SECRET (“Basic Information” of your app), or start with --socket."
)
UNCONNECTED = (
    "Set USHER_SLACK__APP_TOKEN: an app-level token with connections:write, from “Basic "
    "Information” of your app."
)


@click.command()
@click.option("--socket", is_flag=True, help="Connect to Slack instead of waiting for its calls.")
@click.option("--listen/--no-listen", "listens", default=None, help="Open USHER_PORT, or not.")
def command(*, socket: bool, listens: bool | None) -> None:
    """Run the bot until it is stopped (Ctrl+C or SIGTERM).

    With --socket no public address is needed: USHER_PORT is opened only with --listen, or when
    USHER_PUBLIC_URL says that there are pages to be served.
    """
    settings = load_settings()
    if refusal := _refusal(settings, socket=socket):
        raise click.ClickException(refusal)
    logs.configure(settings.log_level)
    opens = listens if listens is not None else not socket or bool(settings.public_url)
    try:
        with single_process_lock(settings.database.url):
            asyncio.run(_serve(settings, socket=socket, opens=opens))
    except (BadDatabaseUrl, DatabaseInUse, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from None


def _refusal(settings: Settings, *, socket: bool) -> str:
    """What is missing for this way of serving, in words."""
    if settings.slack is None:
        return NO_SLACK
    if socket:
        return "" if settings.slack.app_token else UNCONNECTED
    return "" if settings.slack.signing_secrets else UNSIGNED


async def _serve(settings: Settings, *, socket: bool, opens: bool) -> None:
    await migrated(settings.database.url)
    async with AsyncExitStack() as stack:
        usher = await stack.enter_async_context(assembled(settings))
        stack.push_async_callback(usher.stop)
        if opens:
            stack.push_async_callback((await _listening(usher, settings)).cleanup)
        usher.start()
        if socket:
            usher.connect()
            click.echo("Usher connects to Slack by Socket Mode.", err=True)
        await told_to_stop()


async def _listening(usher: Usher, settings: Settings) -> web.AppRunner:
    try:
        runner, port = await listen(usher.app, settings.host, settings.port)
    except OSError as error:
        told = f"Port {settings.port} of {settings.host} cannot be used: {error.strerror}."
        raise click.ClickException(f"{told} Set USHER_PORT to another.") from None
    click.echo(f"Usher listens on http://{settings.host}:{port}/slack/events", err=True)
    return runner


async def told_to_stop() -> None:
    """Return at SIGINT or SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await stop.wait()
