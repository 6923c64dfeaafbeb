"""The page's stream: what happens, as one person may see it, in Server-Sent Events."""

import asyncio
import contextlib
import json

from aiohttp import web

from playground import page_shapes
from playground.changes import (
    Change,
    ChannelArchived,
    ChannelCreated,
    ChannelMarked,
    ChannelRenamed,
    DndChanged,
    EphemeralChanged,
    EphemeralDeleted,
    EphemeralShown,
    HomePublished,
    MemberJoined,
    MemberLeft,
    MessageChanged,
    MessageDeleted,
    MessagePosted,
    Reacted,
    RepliesCounted,
    TeamJoined,
    UserChanged,
    ViewsChanged,
)
from playground.clock import PlaygroundClock
from playground.inspector import Inspector
from playground.mail import Mailbox
from playground.records import Json
from playground.workspace import Workspace

_HEARTBEAT_SECONDS = 15.0


class Stream:
    """The route `/playground/stream`; one queue per open page."""

    def __init__(
        self,
        workspace: Workspace,
        inspector: Inspector,
        clock: PlaygroundClock,
        mailbox: Mailbox,
    ) -> None:
        self._workspace = workspace
        self._clock = clock
        self._open: dict[asyncio.Queue[Json | None], str] = {}
        workspace.listen(self._on_change)
        inspector.listen(lambda entry: self._to_all({"type": "traffic", "entry": entry}))
        mailbox.listen(lambda letter: self._to_all({"type": "mail", "letter": letter}))
        clock.listen(self._on_clock)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        viewer = request.query.get("as", "")
        if viewer not in self._workspace.users:
            return web.json_response({"ok": False, "error": "user_not_found"}, status=404)
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        await response.write(b": open\n\n")
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._open[queue] = viewer
        try:
            await self._pump(queue, response)
        finally:
            del self._open[queue]
        return response

    def close(self) -> None:
        """End every open stream, so that the server can stop."""
        for queue in self._open:
            queue.put_nowait(None)

    async def _pump(self, queue: asyncio.Queue[Json | None], response: web.StreamResponse) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                try:
                    async with asyncio.timeout(_HEARTBEAT_SECONDS):
                        told = await queue.get()
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if told is None:
                    return
                await response.write(f"data: {json.dumps(told)}\n\n".encode())

    def _on_change(self, change: Change) -> None:
        for queue, viewer in self._open.items():
            for told in _told(change, self._workspace, viewer):
                queue.put_nowait(told)

    def _on_clock(self) -> None:
        now, offset = self._clock.timestamp(), self._clock.offset
        self._to_all({"type": "clock", "now": now, "offset": offset})

    def _to_all(self, told: Json) -> None:
        for queue in self._open:
            queue.put_nowait(told)


def _told(change: Change, workspace: Workspace, viewer: str) -> list[Json]:
    """Return what `viewer` is told of a change; nothing of conversations they cannot see."""
    match change:
        case MessagePosted() | MessageChanged() | MessageDeleted() | Reacted() | RepliesCounted():
            return _of_message(change, workspace, viewer)
        case EphemeralShown() | EphemeralChanged() | EphemeralDeleted():
            return _of_ephemeral(change, viewer)
        case MemberJoined(channel=channel) | MemberLeft(channel=channel):
            return _of_channel(channel, workspace, viewer)
        case ChannelCreated(channel=channel) | ChannelRenamed(channel=channel):
            return _of_channel(channel, workspace, viewer)
        case ChannelArchived(channel=channel):
            return _of_channel(channel, workspace, viewer)
        case ChannelMarked(channel=channel, user=user):
            return _of_channel(channel, workspace, viewer) if user == viewer else []
        case UserChanged(user=user) | TeamJoined(user=user) | DndChanged(user=user):
            person = page_shapes.person(workspace.users[user], workspace)
            return [{"type": "user", "user": person}]
        case ViewsChanged(user=user):
            views = workspace.kept("views", user, [])
            return [{"type": "views", "views": views}] if user == viewer else []
        case HomePublished(user=user, view=view):
            return [{"type": "home", "view": view}] if user == viewer else []
        case _:
            return []


def _of_message(
    change: MessagePosted | MessageChanged | MessageDeleted | Reacted | RepliesCounted,
    workspace: Workspace,
    viewer: str,
) -> list[Json]:
    channel = workspace.channels[change.channel]
    if not workspace.visible(channel, viewer):
        return []
    match change:
        case MessagePosted(message=message):
            told: Json = {"type": "message", "message": message}
        case MessageDeleted(previous=previous):
            told = {"type": "message_deleted", "ts": previous["ts"]}
        case MessageChanged(message=message) | Reacted(message=message):
            told = {"type": "message_changed", "message": message}
        case RepliesCounted(message=message):
            told = {"type": "message_changed", "message": message}
    told = {**told, "channel": channel.id}
    if isinstance(change, MessagePosted | MessageDeleted):
        return [told, *_of_channel(channel.id, workspace, viewer)]
    return [told]


def _of_ephemeral(
    change: EphemeralShown | EphemeralChanged | EphemeralDeleted, viewer: str
) -> list[Json]:
    if change.user != viewer:
        return []
    match change:
        case EphemeralShown(message=message):
            told: Json = {"type": "ephemeral", "message": message}
        case EphemeralChanged(message=message):
            told = {"type": "ephemeral_changed", "message": message}
        case EphemeralDeleted(ts=ts):
            told = {"type": "ephemeral_deleted", "ts": ts}
    return [{**told, "channel": change.channel}]


def _of_channel(channel_id: str, workspace: Workspace, viewer: str) -> list[Json]:
    channel = workspace.channels[channel_id]
    if not workspace.visible(channel, viewer):
        return []
    shape = page_shapes.conversation_of(channel, workspace, viewer)
    return [{"type": "channel", "channel": shape}]
