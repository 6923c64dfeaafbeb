"""A mail server on this machine that keeps every letter, to be read in the page."""

import asyncio
import contextlib
from collections.abc import Callable, Collection
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from playground.clock import PlaygroundClock
from playground.records import Json
from playground.workspace import Workspace

KIND = "mail"
KEPT = 200
LARGEST = 1024 * 1024


class Mailbox:
    """All letters that came, whoever they are for; kept with the workspace."""

    def __init__(self, workspace: Workspace, clock: PlaygroundClock) -> None:
        self._workspace, self._clock = workspace, clock
        self._listeners: list[Callable[[Json], None]] = []

    def listen(self, listener: Callable[[Json], None]) -> None:
        self._listeners.append(listener)

    def add(self, sender: str, to: str, raw: bytes) -> None:
        kept = self._workspace.all_kept(KIND)
        number = max((int(key) for key in kept), default=0) + 1
        entry = {
            "sender": sender,
            "to": to,
            "at": self._clock.timestamp(),
            "raw": raw.decode("utf-8", "replace"),
        }
        self._workspace.keep(KIND, str(number), entry)
        for old in sorted(kept, key=int)[: max(len(kept) + 1 - KEPT, 0)]:
            self._workspace.forget(KIND, old)
        for listener in self._listeners:
            listener(self.summary(str(number), entry))

    def summaries(self) -> list[Json]:
        """The newest first."""
        kept = self._workspace.all_kept(KIND)
        return [self.summary(key, kept[key]) for key in sorted(kept, key=int, reverse=True)]

    def summary(self, key: str, entry: Json) -> Json:
        letter = parsed(entry["raw"])
        return {
            "id": int(key),
            "to": str(letter["To"] or entry["to"]),
            "address": entry["to"],
            "subject": str(letter["Subject"] or ""),
            "at": entry["at"],
        }

    def raw(self, key: str) -> str | None:
        entry = self._workspace.all_kept(KIND).get(key)
        return None if entry is None else str(entry["raw"])


def parsed(raw: str) -> EmailMessage:
    return message_from_bytes(raw.encode(), policy=default)


class MailServer:
    """Speaks SMTP on loopback. With `known` addresses, it refuses all others as a real one does."""

    def __init__(self, mailbox: Mailbox, known: Collection[str] = ()) -> None:
        self.mailbox = mailbox
        self.known = frozenset(address.casefold() for address in known)
        self.port = 0
        self._server: asyncio.Server | None = None
        self._doors: set[SMTP] = set()

    async def start(self, host: str) -> None:
        loop = asyncio.get_running_loop()

        def door() -> SMTP:
            made = SMTP(
                _Clerk(self),
                hostname="mail.playground",
                ident="Playground",
                loop=loop,
                data_size_limit=LARGEST,
            )
            self._doors.add(made)
            return made

        self._server = await loop.create_server(door, host, 0)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
        for door in self._doors:
            task: asyncio.Task[Any] | None = getattr(door, "_handler_coroutine", None)
            if task is not None and not task.done():
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task


class _Clerk:
    def __init__(self, server: MailServer) -> None:
        self._server = server

    async def handle_RCPT(  # noqa: N802 - aiosmtpd names them
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _given: list[str]
    ) -> str:
        known = self._server.known
        if known and address.casefold() not in known:
            return "550 5.1.1 No such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        for address in envelope.rcpt_tos:
            self._server.mailbox.add(envelope.mail_from or "", address, content)
        return "250 Kept"
