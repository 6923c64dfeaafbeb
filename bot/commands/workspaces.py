"""Which workspace a command is about: the one named, or the only one there is."""

from datetime import datetime

import click

from invites.people import Workspace
from storage.identifiers import customer_for
from storage.system import SystemStore

SLACK = "slack"
NO_WORKSPACE = (
    "Usher does not know a workspace yet. Start `usher serve` and write a word in Slack, "
    "or name the workspace: --workspace T0123456789"
)


async def place_of(system: SystemStore, workspace: str, customer: str, now: datetime) -> Workspace:
    """A workspace that is named and not known is made; otherwise refuse in words."""
    if workspace:
        made = Workspace(SLACK, workspace, customer_for(SLACK, workspace))
        return await system.ensure_workspace(made, workspace, now)
    known = await system.workspaces()
    fitting = [w for w in known if customer in {"", w.customer_id} and w.platform == SLACK]
    if len(fitting) == 1:
        return fitting[0]
    if not known:
        raise click.ClickException(NO_WORKSPACE)
    listed = ", ".join(f"{w.id} (customer {w.customer_id})" for w in known)
    raise click.ClickException(f"Say which with --workspace. There are: {listed}")
