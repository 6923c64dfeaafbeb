"""`usher audit`: the log of decisions and changes, followed link by link, and taken out."""

import click

from bot.commands.lazily import LazyGroup

COMMANDS = {
    "verify": "Follow each chain and name the first entry that is not as it was written.",
    "export": "Write a customer's entries to a file that anybody can verify.",
}


@click.group(cls=LazyGroup, modules="bot.commands.audit_", commands=COMMANDS)
def command() -> None:
    """Look after the audit log; see docs/audit.md."""
