"""`usher people`: the organisation graph from a console."""

import click

from bot.commands.lazily import LazyGroup

COMMANDS = {
    "import": "Import people from a CSV file.",
    "show": "What is known about somebody, and who said it.",
    "sync": "Read everybody from Slack.",
}


@click.group(cls=LazyGroup, modules="bot.commands.people_", commands=COMMANDS)
def command() -> None:
    """Look after the organisation graph: names, titles, departments, managers."""
