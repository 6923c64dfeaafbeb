"""Reading the settings for a command, with mistakes in words."""

import click
from pydantic import ValidationError
from pydantic_settings import SettingsError

from bot.settings import Settings


def load_settings() -> Settings:
    """Return the settings, or stop with a line for each setting that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"  {_name(e['loc'])}: {_said(e['msg'])}" for e in error.errors()]
        raise click.ClickException("These settings are not right:\n" + "\n".join(lines)) from None
    except SettingsError as error:
        raise click.ClickException(f"The settings cannot be read: {error}") from None


def _name(location: tuple[int | str, ...]) -> str:
    return "_".join(("USHER", "__".join(str(part).upper() for part in location))).rstrip("_")


def _said(message: str) -> str:
    """Our own words, without the library's before them."""
    return message.removeprefix("Value error, ")
