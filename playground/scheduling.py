"""What happens by itself when the clock reaches it: scheduled messages, statuses that end."""

import asyncio

from playground import administration, conversation
from playground.manifest import Installation
from playground.workspace import Workspace

_SECONDS = 1.0


async def post_scheduled(workspace: Workspace, app: Installation) -> None:
    """Look every second, for ever."""
    while True:
        await asyncio.sleep(_SECONDS)
        administration.clear_statuses(workspace)
        for key, entry in workspace.all_kept("scheduled").items():
            if entry["post_at"] <= workspace.clock.timestamp():
                workspace.forget("scheduled", key)
                conversation.post(workspace, entry["channel"], app.user_id, entry["message"])
