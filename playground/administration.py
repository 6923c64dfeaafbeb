"""What a workspace's administrators do: renaming, archiving, hiring, letting go, uninstalling."""

from dataclasses import replace

from playground.changes import (
    AppUninstalled,
    ChannelArchived,
    ChannelRenamed,
    TeamJoined,
    UserChanged,
)
from playground.records import User
from playground.workspace import Workspace


def rename(workspace: Workspace, channel_id: str, name: str) -> None:
    channel = workspace.channels[channel_id]
    former = (channel.name, *channel.previous_names)
    workspace.save_channel(replace(channel, name=name, previous_names=former))
    workspace.announce(ChannelRenamed(channel_id, workspace.now_ts()))


def archive(workspace: Workspace, channel_id: str, by: str) -> None:
    workspace.save_channel(replace(workspace.channels[channel_id], is_archived=True))
    workspace.announce(ChannelArchived(channel_id, by, workspace.now_ts()))


def hire(workspace: Workspace, user: User) -> None:
    """Add a new person."""
    workspace.save_user(user)
    workspace.announce(TeamJoined(user.id, workspace.now_ts()))


def change(workspace: Workspace, user: User) -> None:
    """Save a changed person (a title, a time zone, `deleted`) and tell about it."""
    workspace.save_user(replace(user, updated=int(workspace.clock.timestamp())))
    workspace.announce(UserChanged(user.id, workspace.now_ts()))


def deactivate(workspace: Workspace, user_id: str) -> None:
    """Let somebody go: Slack takes them out of every channel without a word."""
    user = workspace.users[user_id]
    for channel in list(workspace.channels.values()):
        if channel.kind != "im" and user_id in channel.members:
            workspace.remove_member(channel, user_id)
    change(workspace, replace(user, deleted=True))


def clear_statuses(workspace: Workspace) -> None:
    """Statuses end by themselves when they said they would."""
    now = workspace.clock.timestamp()
    for user in list(workspace.users.values()):
        if 0 < user.status_expiration <= now:
            cleared = replace(user, status_text="", status_emoji="", status_expiration=0)
            change(workspace, cleared)


def uninstall(workspace: Workspace) -> None:
    """Remove the app: its token is dead from now on."""
    workspace.keep("app", "uninstalled", value=True)
    workspace.announce(AppUninstalled(workspace.now_ts()))
