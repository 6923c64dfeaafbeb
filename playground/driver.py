"""A person's hands and eyes for tests: say, press, submit, command, and what is then to be seen.

Everything goes through `Acting`, as the page's own calls do.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import TypeVar

from playground import administration
from playground.changes import Change
from playground.errors import Refused
from playground.filling import controls, filled_state, find_control
from playground.page_shapes import ephemerals, thread, top_level
from playground.records import Channel, Json, User
from playground.server import Playground

Seen = TypeVar("Seen")
_GLANCE_SECONDS = 0.1


class Driver:
    """Names people as colleagues do (`sam`, `Sarah Chen`) and channels as `#name`."""

    def __init__(self, playground: Playground) -> None:
        self.playground = playground
        self._acting = playground.acting
        self._workspace = playground.workspace
        self._waiting: set[asyncio.Event] = set()
        self._workspace.listen(self._wake)
        playground.inspector.listen(lambda _: self._wake(None))

    # Who and where

    def person(self, name: str) -> User:
        """Find a person by id, handle, first name or whole name."""
        if found := self._workspace.users.get(name):
            return found
        wanted = name.lower().removeprefix("@")
        users = self._workspace.users.values()
        exact = [u for u in users if wanted in {u.name.lower(), u.real_name.lower()}]
        first = [u for u in users if u.real_name.lower().split(" ")[0] == wanted]
        if not (exact or first):
            raise LookupError(f"nobody is called {name}")
        return (exact or first)[0]

    def place(self, who: str, where: str) -> Channel:
        """Find `#channel`, an id, `bot` (the DM with the app) or `@person` (a DM)."""
        if where.startswith("#"):
            channel = self._workspace.channel_named(where)
        elif where == "bot":
            channel = self._direct(who, self.playground.app.user_id)
        elif where.startswith("@"):
            channel = self._direct(who, self.person(where).id)
        else:
            channel = self._workspace.channels.get(where)
        if channel is None:
            raise LookupError(f"there is no {where}")
        return channel

    # Doing

    async def say(self, who: str, where: str, text: str, *, thread_ts: str | None = None) -> Json:
        """Post a message; `@name` of a known person becomes a mention."""
        channel = self.place(who, where)
        words = " ".join(self._mention(word) for word in text.split(" "))
        message = self._acting.post(self.person(who), channel, words, thread_ts=thread_ts)
        return {**message, "channel": channel.id}

    async def react(self, who: str, message: Json, name: str) -> None:
        self._acting.react(
            self.person(who), self.place(who, message["channel"]), message["ts"], name
        )

    async def join(self, who: str, where: str) -> None:
        self._acting.join(self.person(who), self.place(who, where))

    async def leave(self, who: str, where: str) -> None:
        self._acting.leave(self.person(who), self.place(who, where))

    async def add(self, who: str, where: str, *whom: str) -> None:
        ids = [self._id(name) for name in whom]
        self._acting.add(self.person(who), self.place(who, where), ids)

    async def press(
        self, who: str, seen: Json, label: str, *, values: dict[str, object] | None = None
    ) -> Json:
        """Press the button or choose the overflow option that reads `label`."""
        control = find_control(seen["blocks"], label)
        if control is None:
            there = ", ".join(controls(seen["blocks"])) or "nothing"
            raise LookupError(f"there is no {label!r} to press, only {there}")
        block_id, action_id, action = control
        return await self.choose(who, seen, block_id, action_id, action, values=values)

    async def choose(
        self,
        who: str,
        seen: Json,
        block_id: str,
        action_id: str,
        action: Json,
        *,
        values: dict[str, object] | None = None,
    ) -> Json:
        """Use any control of a message or view, `action` being its part of the payload."""
        state = filled_state(seen["blocks"], values or {}, self._id)
        given = {"action": action, "state": state}
        user = self.person(who)
        return await self._acting.press(user, _container(seen), block_id, action_id, given)

    async def submit(self, who: str, values: dict[str, object] | None = None) -> Json:
        """Submit the top modal; values by block id, action id or label, in a person's words."""
        view = self.modal(who)
        if view is None:
            raise LookupError(f"{who} has no form open")
        state = filled_state(view["blocks"], values or {}, self._id)
        answer = await self._acting.submit(self.person(who), view["id"], state)
        result: Json = answer["result"]
        return result

    async def close(self, who: str) -> None:
        view = self.modal(who)
        if view is not None:
            await self._acting.close(self.person(who), view["id"])

    async def command(self, who: str, line: str, *, channel: str = "bot") -> Json:
        return await self._acting.command(self.person(who), self.place(who, channel), line)

    async def shortcut(self, who: str, callback_id: str, message: Json | None = None) -> Json:
        """Use a shortcut: a message's when `message` is given, else a global one."""
        user = self.person(who)
        if message is None:
            return await self._acting.shortcut(user, callback_id)
        channel = self.place(who, message["channel"])
        return await self._acting.shortcut(user, callback_id, channel, message["ts"])

    # What administrators do

    async def rename(self, where: str, name: str) -> None:
        administration.rename(self._workspace, self.place("", where).id, name)

    async def archive(self, who: str, where: str) -> None:
        channel = self.place(who, where)
        administration.archive(self._workspace, channel.id, self.person(who).id)

    async def hire(self, user: User) -> None:
        administration.hire(self._workspace, user)

    async def deactivate(self, who: str) -> None:
        administration.deactivate(self._workspace, self.person(who).id)

    async def uninstall(self) -> None:
        administration.uninstall(self._workspace)

    # Seeing

    def modal(self, who: str) -> Json | None:
        stack = self.playground.views.stack(self.person(who).id)
        return stack[-1] if stack else None

    def home(self, who: str) -> Json | None:
        """Open the Home tab and return what is there now (the bot may publish soon after)."""
        return self._acting.open_home(self.person(who))

    def published(self, who: str) -> Json | None:
        """Return what is published for a person without opening the tab."""
        return self.playground.views.home(self.person(who).id)

    def messages(self, who: str, where: str = "bot") -> list[Json]:
        """Return what a person sees in a conversation, ephemeral messages included."""
        channel = self.place(who, where)
        kept = [m for m in self._workspace.messages(channel.id) if top_level(m)]
        alone = ephemerals(self._workspace, self.person(who).id, channel.id, None)
        shown = sorted([*kept, *alone], key=lambda message: message["ts"])
        return [{**message, "channel": channel.id} for message in shown]

    def thread(self, message: Json) -> list[Json]:
        shown = thread(self._workspace, message["channel"], message["ts"])
        return [{**reply, "channel": message["channel"]} for reply in shown]

    def members(self, where: str) -> set[str]:
        """Return the handles of the people in a channel."""
        channel = self.place("", where)
        return {self._workspace.users[member].name for member in channel.members}

    async def wait_for(self, look: Callable[[], Seen | None], timeout: float = 5.0) -> Seen:  # noqa: ASYNC109 - a test says how long
        """Look again after each change, and now and then, until there is something to see.

        Fail with `TimeoutError` after `timeout` seconds.
        """
        changed = asyncio.Event()
        self._waiting.add(changed)
        try:
            async with asyncio.timeout(timeout):
                while not (seen := look()):
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(changed.wait(), _GLANCE_SECONDS)
                    changed.clear()
                return seen
        finally:
            self._waiting.discard(changed)

    async def message_with(
        self,
        who: str,
        words: str,
        where: str = "bot",
        *,
        timeout: float = 5.0,  # noqa: ASYNC109
    ) -> Json:
        """Wait for a message that contains `words` anywhere a person can read."""
        return await self.wait_for(
            lambda: next((m for m in self.messages(who, where) if words in text_of(m)), None),
            timeout,
        )

    async def modal_with(self, who: str, words: str, *, timeout: float = 5.0) -> Json:  # noqa: ASYNC109
        return await self.wait_for(
            lambda: view if (view := self.modal(who)) and words in text_of(view) else None, timeout
        )

    async def settled(self) -> None:
        """Wait until every event is delivered (or given up)."""
        await self.playground.outgoing.settled()

    def _direct(self, who: str, other: str) -> Channel:
        return self._workspace.open_direct_message(self.person(who).id, other)

    def _id(self, name: str) -> str:
        if name == "bot":
            return self.playground.app.user_id
        if name.startswith("#"):
            return self.place("", name).id
        return self.person(name).id

    def _mention(self, word: str) -> str:
        if not word.startswith("@"):
            return word
        name = word.rstrip(".,:;?")
        try:
            return f"<@{self._id(name.removeprefix('@'))}>{word[len(name) :]}"
        except LookupError:
            return word

    def _wake(self, _: Change | None) -> None:
        for waiting in self._waiting:
            waiting.set()


def text_of(seen: object) -> str:
    """Return everything a person can read in a message or view, one piece per line."""
    return "\n".join(_readable(seen))


def _readable(value: object) -> list[str]:
    match value:
        case dict():
            own = [value["text"]] if isinstance(value.get("text"), str) else []
            rest = [item for key, item in value.items() if key not in {"state", "metadata"}]
            return own + [line for item in rest for line in _readable(item)]
        case list():
            return [line for item in value for line in _readable(item)]
        case _:
            return []


def _container(seen: Json) -> Json:
    if "hash" in seen:
        return {"type": "view", "view_id": seen["id"]}
    return {"type": "message", "channel": seen["channel"], "ts": seen["ts"]}


__all__ = ["Driver", "Refused", "text_of"]
