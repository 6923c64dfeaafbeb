"""The console command `usher`: one module per command under `bot.commands`."""

import click

from bot.commands.lazily import LazyGroup

COMMANDS = {
    "demo": "Try Usher in a local playground, without an account.",
    "serve": "Run the bot.",
    "migrate": "Bring the database up to date.",
    "people": "Look after the organisation graph.",
    "mail": "Look after letters that came back.",
    "replay": "Feed recorded activity through the bot and see what it suggests.",
    "rank": "Ask the ranking who would have joined next in recorded activity.",
    "explain": "Show why the ranking would propose whom, with the numbers behind it.",
    "keys": "Make and change the keys that seal secrets in the database.",
    "audit": "Verify and export the log of decisions and changes.",
    "manifest": "Print the app manifest for Slack.",
    "doctor": "Check settings, database and Slack, and say what is missing.",
}


@click.group(
    cls=LazyGroup,
    modules="bot.commands.",
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="usher", prog_name="usher")
def main() -> None:
    """Usher finds the colleague who is missing from your work, and asks before it invites.

    Settings come from the environment and from .env; see .env.example.
    """


if __name__ == "__main__":
    main()
