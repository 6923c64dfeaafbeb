"""The console command `usher`: one module per command under `bot.commands`."""

import importlib

import click

COMMANDS = {
    "demo": "Try Usher in a local playground, without an account.",
    "serve": "Run the bot.",
    "migrate": "Bring the database up to date.",
    "people": "Look after the organisation graph.",
    "mail": "Look after letters that came back.",
    "replay": "Feed recorded activity through the bot and see what it suggests.",
    "keys": "Make and change the keys that seal secrets in the database.",
    "manifest": "Print the app manifest for Slack.",
    "doctor": "Check settings, database and Slack, and say what is missing.",
}


class Commands(click.Group):
    """Imports a command when it is called: `--help` need not load a web server."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"bot.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="usher", prog_name="usher")
def main() -> None:
    """Usher finds the colleague who is missing from your work, and asks before it invites.

    Settings come from the environment and from .env; see .env.example.
    """


if __name__ == "__main__":
    main()
