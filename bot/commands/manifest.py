"""`usher manifest`: what to paste into Slack when creating the app."""

from pathlib import Path

import click

MANIFEST = Path(__file__).parent.parent.parent / "manifest.yaml"
EXAMPLE = "https://usher.example.com"


@click.command()
@click.option("--url", default=EXAMPLE, show_default=True, help="Where Slack reaches the bot.")
def command(url: str) -> None:
    """Print the app manifest for Slack, with the address of your bot in it."""
    if not url.startswith("https://"):
        raise click.BadParameter("Slack only calls https addresses.", param_hint="--url")
    text = MANIFEST.read_text(encoding="utf-8")
    click.echo(text.replace(EXAMPLE, url.rstrip("/")), nl=False)
