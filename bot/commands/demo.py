"""`usher demo`: the bot in front of a small Slack of its own, in the browser."""

import asyncio
import time
from pathlib import Path

import click

from bot import logs
from bot.commands.ports import usable
from bot.commands.serve import told_to_stop
from bot.demonstration import HOST, demonstration, forget
from bot.strangers import strangers
from storage.engine import single_process_lock
from storage.errors import DatabaseInUse

DATA, INSTALL_DATA = Path(".usher-demo"), Path(".usher-demo-install")

INSTALL = """
  Two workspaces, and nobody has installed Usher:
    Northwind Robotics   {home}
    Brightwater Studio   {neighbour}

  1. Press “Add to Slack”, choose a workspace, and allow it.
  2. Open the workspace: whoever owns it has got a message from Usher.
  3. Write /invite @usher in a channel, and see what everybody there is told.

  Stop with Ctrl+C. The data stays in {data}; start over with: usher demo --install --fresh
"""

TRY = """
  Try this:
    1. You are Sam Reed. Open #q3-outreach and post: the Q3 outreach cadence needs a sales lead
    2. Usher asks you, in its direct messages, whether to invite Sarah Chen. Press Invite.
    3. Send the invitation. Switch to Sarah Chen (top right) and accept it.
    4. Nora Lind is not in chat: /usher invite, and type nora.lind@northwind.example as her
       address. A minute later her letter is in the mailbox (top right); answer from there.

  Stop with Ctrl+C. The data stays in {data}; start over with: usher demo --fresh
"""
AI_TOLD = "  Drafts come from a template. To see how a model would write them: usher demo --ai\n"
STAND_IN_TOLD = (
    "  Drafts come from a stand-in for a model: canned sentences, no intelligence. "
    "See “Traffic” for what it is told.\n"
)


@click.command()
@click.option("--port", default=8765, show_default=True, help="Where the page is shown.")
@click.option("--bot-port", default=3000, show_default=True, help="Where the bot listens.")
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"Folder that keeps what was done.  [default: {DATA}]",
)
@click.option("--fresh", is_flag=True, help="Forget what was done before and start over.")
@click.option(
    "--ai", is_flag=True, help="Have drafts written by a stand-in for a model: canned sentences."
)
@click.option("--socket", is_flag=True, help="Connect the bot by Socket Mode, as at a real Slack.")
@click.option(
    "--install",
    is_flag=True,
    help="Install Usher yourself, in two workspaces, as a stranger would.",
)
def command(
    port: int,
    bot_port: int,
    data: Path | None,
    *,
    fresh: bool,
    ai: bool,
    socket: bool,
    install: bool,
) -> None:
    """Try Usher in a local playground that looks like Slack. No account, no key."""
    logs.configure("WARNING")
    data = data or (INSTALL_DATA if install else DATA)
    data.mkdir(parents=True, exist_ok=True)
    try:
        with single_process_lock(f"sqlite:///{data / 'usher.db'}"):
            if fresh:
                forget(data)
            page_port = _port(port, "page")
            door = _port(bot_port, "bot", page_port)
            if install:
                asyncio.run(_strangers(page_port, door, data))
            else:
                asyncio.run(_demo(page_port, door, data, ai=ai, socket=socket))
    except DatabaseInUse:
        told = f"A demo is running on {data} already. Stop it first, or name another with --data."
        raise click.ClickException(told) from None


def _port(wanted: int, what: str, promised: int = 0) -> int:
    """A port that is free; `promised` is about to be taken, though nobody listens there yet."""
    found = usable(HOST, wanted, promised)
    if found != wanted:
        click.echo(f"Port {wanted} is taken, so the {what} uses {found}.")
    return found


async def _strangers(page_port: int, bot_port: int, data: Path) -> None:
    async with strangers(data, page_port=page_port, bot_port=bot_port) as there:
        click.secho(f"\n  Begin here: {there.way_in}", bold=True)
        told = INSTALL.format(
            home=there.playground.page_url, neighbour=there.neighbour.page_url, data=data
        )
        click.echo(told)
        await told_to_stop()


async def _demo(page_port: int, bot_port: int, data: Path, *, ai: bool, socket: bool) -> None:
    started = time.monotonic()
    async with demonstration(
        data, page_port=page_port, bot_port=bot_port, say=click.echo, drafts=ai, socket=socket
    ) as demo:
        took = time.monotonic() - started
        click.secho(f"\n  The playground is open: {demo.playground.page_url}", bold=True)
        click.echo(f"  (ready after {took:.1f} s)")
        click.echo(TRY.format(data=data))
        click.echo(STAND_IN_TOLD if ai else AI_TOLD)
        await told_to_stop()
