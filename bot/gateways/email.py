"""One letter to one mail server: what it answered, as the outbox needs to know it.

A letter is on its way when the server says 250 after its last line. Whatever happens earlier has
had no effect; a silence after that line leaves open whether it has.
"""

import asyncio
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Literal

import aiosmtplib
from aiosmtplib.errors import (
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from bot.gateways.errors import Deferred, Refused, Unsure

Security = Literal["none", "starttls", "tls"]
PERMANENT = 500
NO_MAILBOX = "5.1."
"""RFC 3463: what is wrong is the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """`security`: nothing at all is said in clear, password included, unless it is none."""

    host: str
    port: int
    security: Security = "starttls"
    username: str = ""
    password: str = ""
    timeout: float = 20.0
    name: str = "localhost"
    """How we introduce ourselves."""


class EmailGateway:
    """Raises `Refused` (never again), `Deferred` (later) and `Unsure` (perhaps it is there)."""

    def __init__(self, server: Server, tls: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._tls = tls or ssl.create_default_context()

    async def send(self, letter: EmailMessage, sender: str, recipient: str) -> None:
        """Hand it over; `sender` is where a mail server sends it back to."""
        smtp = self._client()
        try:
            try:
                async with asyncio.timeout(self._server.timeout):
                    await self._greet(smtp)
                    await self._address(smtp, sender, recipient)
            except TimeoutError as error:
                raise Deferred("silent") from error
            await self._hand_over(smtp, letter)
        finally:
            with suppress(SMTPException, OSError, TimeoutError):
                smtp.close()

    def _client(self) -> aiosmtplib.SMTP:
        server = self._server
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            timeout=server.timeout,
            local_hostname=server.name,
            use_tls=server.security == "tls",
            start_tls=False,
            tls_context=self._tls if server.security != "none" else None,
        )

    async def _greet(self, smtp: aiosmtplib.SMTP) -> None:
        server = self._server
        try:
            await smtp.connect()
            await smtp.ehlo()
            if server.security == "starttls":
                if not smtp.supports_extension("starttls"):
                    raise Deferred("no_starttls")
                await smtp.starttls(tls_context=self._tls)
                await smtp.ehlo()
            if server.username:
                await smtp.login(server.username, server.password)
        except SMTPResponseException as answer:
            raise _answered(answer.code, "session") from answer
        except (SMTPException, OSError, TimeoutError, ValueError) as error:
            raise Deferred(_silence(error)) from error

    async def _address(self, smtp: aiosmtplib.SMTP, sender: str, recipient: str) -> None:
        beyond = not (sender + recipient).isascii()
        if beyond and not smtp.supports_extension("smtputf8"):
            raise Refused("address_not_supported")
        options = ["SMTPUTF8", "BODY=8BITMIME"] if beyond else []
        encoding = "utf-8" if beyond else "ascii"
        try:
            await smtp.mail(sender, options=options, encoding=encoding)
            await smtp.rcpt(recipient, encoding=encoding)
        except SMTPRecipientRefused as answer:
            raise _answered(answer.code, "recipient", answer.message) from answer
        except SMTPResponseException as answer:
            raise _answered(answer.code, "sender") from answer
        except (SMTPException, OSError, TimeoutError) as error:
            raise Deferred(_silence(error)) from error

    async def _hand_over(self, smtp: aiosmtplib.SMTP, letter: EmailMessage) -> None:
        try:
            async with asyncio.timeout(self._server.timeout):
                await smtp.data(letter.as_bytes())
        except SMTPResponseException as answer:
            raise _answered(answer.code, "letter") from answer
        except (SMTPException, OSError, TimeoutError) as error:
            raise Unsure from error


def _answered(code: int, about: str, words: str = "") -> Exception:
    """4xx is for later, and so is what is no answer at all; 5xx is for good."""
    if code < PERMANENT:
        return Deferred(f"smtp_{code}")
    if about == "recipient":
        return Refused(
            "no_mailbox" if NO_MAILBOX in words or code in (550, 551, 553) else f"smtp_{code}"
        )
    return Refused(f"smtp_{code}_{about}")


def _silence(error: Exception) -> str:
    match error:
        case SMTPTimeoutError() | TimeoutError():
            return "silent"
        case SMTPServerDisconnected():
            return "hung_up"
        case ssl.SSLError():
            return "tls_failed"
        case _:
            return "not_reached"
