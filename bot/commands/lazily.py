"""A group of commands, each imported when it is called: `--help` need not load a web server."""

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LazyGroup(click.Group):
    """`commands` names each with its help; it stands as `command` in `modules` + its name."""

    def __init__(self, *args: Any, modules: str, commands: Mapping[str, str], **more: Any) -> None:  # noqa: ANN401 - what click gives
        super().__init__(*args, **more)
        self._modules, self._helps = modules, commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self._helps)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in self._helps:
            return None
        found: click.Command = importlib.import_module(f"{self._modules}{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self._helps.items()))
