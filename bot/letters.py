"""From a letter to what goes over the wire: addresses, headers, and nothing that slips into one."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime, parseaddr

from blocks.email import Letter
from blocks.text import clean
from bot.gateways.errors import Refused
from invites.people import Person
from invites.seals import Seals

LONGEST = 254
NAME = 100
ADDRESS = re.compile(r"[^\s@<>\"(),:;\\\[\]]+@[^\s@<>\"(),:;\\\[\]]+")


class Wire(EmailPolicy):
    """As mail goes over the wire; an address in a header stays whole on its line.

    The library would encode one that is longer than a line, and nobody could follow it.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        if name == "List-Unsubscribe":
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes. `bounces` is where mail servers send back what they cannot deliver."""

    name: str
    address: str
    bounces: str
    seals: Seals

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]

    def mark(self, customer_id: str, delivery_id: str) -> str:
        """What a letter is known by outside: in its Message-ID, and where it is sent back to."""
        return self.seals.name("letter", customer_id, delivery_id)

    def envelope(self, mark: str) -> str:
        """An address of its own for each letter (VERP), so that any bounce names it."""
        if not self.bounces:
            return self.address
        local, _, domain = self.bounces.rpartition("@")
        return f"{local}+{mark}@{domain}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands at the head of one letter; `unsubscribe` is empty where there is none."""

    to: Person
    mark: str
    at: datetime
    reply_to: Person | None = None
    unsubscribe: str = ""
    language: str = "en"
    sender: str = ""
    """What the customer calls itself; the address is ours all the same."""


def written(letter: Letter, heading: Heading, sender: Sender) -> EmailMessage:
    message = EmailMessage(policy=Wire(linesep=SMTP.linesep))
    message["From"] = mailbox(heading.sender or sender.name, sender.address)
    message["To"] = mailbox(heading.to.name, heading.to.email)
    if heading.reply_to is not None and deliverable(heading.reply_to.email):
        message["Reply-To"] = mailbox(heading.reply_to.name, heading.reply_to.email)
    message["Subject"] = clean(letter.subject)
    message["Date"] = format_datetime(heading.at)
    message["Message-ID"] = f"<{heading.mark}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    if heading.unsubscribe:
        message["List-Unsubscribe"] = f"<{heading.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = heading.language  # setting the content takes such headers away
    return message


def mailbox(name: str, address: str) -> Address:
    """Whatever somebody calls themselves is one name: quoted or encoded, on one line."""
    local, _, domain = address.rpartition("@")
    return Address(clean(name, NAME), local, wired(domain))


def wired(domain: str) -> str:
    """A domain as servers write it; one that cannot be is nobody's."""
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise Refused("no_address") from None


def deliverable(address: str) -> bool:
    return len(address) <= LONGEST and ADDRESS.fullmatch(address) is not None


def recipient(person: Person) -> str:
    """The address as the mail server is told it; raises `Refused` where there is none."""
    if not deliverable(person.email):
        raise Refused("no_address")
    local, _, domain = person.email.rpartition("@")
    return f"{local}@{wired(domain)}"


def parsed(sender: str) -> tuple[str, str]:
    """Name and address out of a setting such as `Usher <usher@example.com>`."""
    name, address = parseaddr(sender)
    return name or "Usher", address
