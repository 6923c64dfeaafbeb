"""`usher manifest`: what to paste into Slack when creating the app."""

from pathlib import Path
from urllib.parse import urlsplit

import click

MANIFEST = Path(__file__).parent.parent.parent / "manifest.yaml"
EXAMPLE = "https://usher.example.com"
_HOST = "usher.example.com"
_DOMAIN = "    - work.example.com\n"
MOST_DOMAINS = 5


@click.command()
@click.argument("platform", default="slack", type=click.Choice(["slack"]))
@click.option("--url", default="", help="Where Slack reaches the bot, as https://usher.your.host")
@click.option("--socket", is_flag=True, help="For Socket Mode: the bot calls, Slack need not.")
@click.option(
    "--links",
    envvar="USHER_SLACK__UNFURL_DOMAINS",
    default="",
    help="Domains of links to your work, by comma.",
)
def command(*, platform: str, url: str, socket: bool, links: str) -> None:
    """Print the app manifest for Slack, with the address of your bot in it.

    With --socket an address is only needed to install the app in several workspaces.
    """
    del platform  # one so far
    if url and (not url.startswith("https://") or not urlsplit(url).netloc):
        raise click.BadParameter("Slack only calls https addresses.", param_hint="--url")
    domains = [name.strip() for name in links.split(",") if name.strip()]
    if len(domains) > MOST_DOMAINS:
        raise click.BadParameter("Slack takes at most five domains.", param_hint="--links")
    click.echo(_with_domains(manifest(url.rstrip("/"), socket=socket), domains), nl=False)


def _with_domains(text: str, domains: list[str]) -> str:
    """Without any, the part is left out: Slack has nobody to ask us about links."""
    if domains:
        return text.replace(_DOMAIN, "".join(f"    - {name}\n" for name in dict.fromkeys(domains)))
    start = text.index("  unfurl_domains:")
    return text[:start] + text[text.index(_DOMAIN) + len(_DOMAIN) :]


def manifest(url: str = "", *, socket: bool = False) -> str:
    """The manifest as text, its comments included. Without `url` the example's stays."""
    lines = MANIFEST.read_text(encoding="utf-8").splitlines(keepends=True)
    if socket:
        lines = [line for line in map(_for_socket, lines) if _stays(line, url)]
    text = "".join(lines)
    if not url:
        return text
    return text.replace(EXAMPLE, url).replace(_HOST, urlsplit(url).hostname or _HOST)


def _for_socket(line: str) -> str:
    return line.replace("socket_mode_enabled: false", "socket_mode_enabled: true")


def _stays(line: str, url: str) -> bool:
    """Slack calls no address then; without one there are no pages to come back to either."""
    word = line.strip()
    if word.startswith(("request_url:", f"url: {EXAMPLE}/slack/events")):
        return False
    return bool(url) or not (word == "redirect_urls:" or word.startswith(f"- {EXAMPLE}/slack/"))
