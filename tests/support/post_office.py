"""A real mail server on loopback that keeps what it gets, and fails as a test tells it to."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from enum import StrEnum
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from pydantic import SecretStr

from bot.settings import MailSettings

SECRET = b"a secret of sixteen characters"


class Fault(StrEnum):
    NONE = "none"
    REFUSED = "refused"  # nobody listens
    SILENT = "silent"  # takes the connection and says nothing
    BUSY = "421"
    GREYLISTED = "450"
    NO_MAILBOX = "550"
    LETTER_REFUSED = "554"
    LOST_AFTER_DATA = "lost after DATA"
    HANGING_AFTER_DATA = "hanging after DATA"


@dataclass(frozen=True)
class Received:
    """One letter, as it came."""

    sender: str
    recipient: str
    raw: bytes

    @property
    def mail(self) -> EmailMessage:
        parsed = message_from_bytes(self.raw, policy=default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    def part(self, kind: str) -> str:
        found = self.mail.get_body((kind,))
        assert found is not None
        return str(found.get_content())


@dataclass
class PostOffice:
    """`plan` says how the next conversation goes; without one it goes well."""

    port: int = 0
    received: list[Received] = field(default_factory=list)
    plan: Callable[[], Fault] = lambda: Fault.NONE
    heard: list[bytes] = field(default_factory=list)
    """Every line that came in clear."""

    def to(self, address: str) -> list[Received]:
        return [each for each in self.received if each.recipient == address]


class _Clerk:
    def __init__(self, office: PostOffice) -> None:
        self._office = office
        self.fault = Fault.NONE

    async def handle_MAIL(  # noqa: N802 - aiosmtpd names them
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        self.fault = self._office.plan()
        envelope.mail_from = address
        if self.fault is Fault.BUSY:
            return "421 4.3.2 Closing for a moment"
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if self.fault is Fault.GREYLISTED:
            return "450 4.2.0 Greylisted, come back in five minutes"
        if self.fault is Fault.NO_MAILBOX:
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.fault is Fault.LETTER_REFUSED:
            return "554 5.7.1 Looks like spam"
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        sender = envelope.mail_from or ""
        self._office.received += [Received(sender, to, content) for to in envelope.rcpt_tos]
        if self.fault is Fault.LOST_AFTER_DATA:
            transport: Any = server.transport
            transport.abort()
        if self.fault is Fault.HANGING_AFTER_DATA:
            await asyncio.sleep(3600)
        return "250 OK"


class _Listening(SMTP):
    """Notes what was said in clear."""

    def __init__(self, office: PostOffice, **options: Any) -> None:
        super().__init__(_Clerk(office), hostname="mail.test", ident="test", **options)
        self._office = office

    def data_received(self, data: bytes) -> None:
        self._office.heard.append(data)
        super().data_received(data)


@asynccontextmanager
async def post_office(**options: Any) -> AsyncIterator[PostOffice]:
    """`options` are aiosmtpd's, such as `tls_context` and `require_starttls`."""
    office, doors = PostOffice(), set[SMTP]()

    def door() -> SMTP:
        made = _Listening(office, loop=asyncio.get_running_loop(), **options)
        doors.add(made)
        return made

    server = await asyncio.get_running_loop().create_server(door, "127.0.0.1", 0)
    office.port = int(server.sockets[0].getsockname()[1])
    try:
        yield office
    finally:
        server.close()
        for each in doors:
            task = getattr(each, "_handler_coroutine", None)
            if task is not None and not task.done():
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task


def mail_to(office: PostOffice, **more: Any) -> dict[str, Any]:
    """Settings of a bot that writes to this office."""
    mail = MailSettings(
        host="127.0.0.1",
        port=office.port,
        security=more.pop("security", "none"),
        sender="Usher <usher@usher.example>",
        bounces="bounces@usher.example",
        secret=SecretStr(SECRET.decode()),
        **more,
    )
    return {"mail": mail, "public_url": "http://127.0.0.1"}
