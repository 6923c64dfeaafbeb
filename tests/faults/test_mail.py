"""Every answer of a mail server is understood: never again, later, perhaps; nothing in clear."""

import asyncio
import ipaddress
import ssl
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.gateways.email import EmailGateway, Server
from bot.gateways.errors import Deferred, Refused, Unsure
from tests.support.post_office import Fault, PostOffice, post_office

PATIENT, HASTY = 20.0, 0.4
EXPECTED: dict[Fault, str] = {
    Fault.NONE: "sent",
    Fault.REFUSED: "deferred not_reached",
    Fault.SILENT: "deferred silent",
    Fault.BUSY: "deferred smtp_421",
    Fault.GREYLISTED: "deferred smtp_450",
    Fault.NO_MAILBOX: "refused no_mailbox",
    Fault.LETTER_REFUSED: "refused smtp_554_letter",
    Fault.LOST_AFTER_DATA: "unsure",
    Fault.HANGING_AFTER_DATA: "unsure",
}
HANGING = (Fault.SILENT, Fault.HANGING_AFTER_DATA)


@pytest.fixture
async def post() -> AsyncIterator[PostOffice]:
    async with post_office() as office:
        yield office


def letter(number: int = 0) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["Message-ID"] = "Come along", f"<{number}@usher.example>"
    made.set_content("Come along")
    return made


def server(port: int, timeout: float = PATIENT, **more: str) -> Server:
    given = Server(host="127.0.0.1", port=port, security="none", timeout=timeout)
    return replace(given, **more)  # type: ignore[arg-type]


async def outcome(gateway: EmailGateway, number: int = 0) -> str:
    try:
        await gateway.send(letter(number), "bounces@usher.example", "nora@example.org")
    except Deferred as later:
        return f"deferred {later.code}"
    except Refused as never:
        return f"refused {never.code}"
    except Unsure:
        return "unsure"
    return "sent"


@asynccontextmanager
async def silence() -> AsyncIterator[int]:
    """A server that takes a connection and says nothing."""
    open_ones: list[asyncio.StreamWriter] = []

    async def nothing(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_ones.append(writer)

    listening = await asyncio.start_server(nothing, "127.0.0.1", 0)
    yield int(listening.sockets[0].getsockname()[1])
    listening.close()
    for writer in open_ones:
        writer.close()


@pytest.mark.timeout(300)
async def test_each_of_many_letters_is_understood(
    post: PostOffice, pytestconfig: pytest.Config
) -> None:
    """A thousand in the long form; only what hangs is not waited for."""
    many = 1_000 if pytestconfig.getoption("--long") else 36
    faults = [list(Fault)[n % len(Fault)] for n in range(many)]
    found: Counter[tuple[Fault, str]] = Counter()
    async with silence() as silent:
        ports = {Fault.SILENT: silent, Fault.REFUSED: 1}
        for number, fault in enumerate(faults):
            post.plan = lambda fault=fault: fault  # type: ignore[misc]
            timeout = HASTY if fault in HANGING else PATIENT
            gateway = EmailGateway(server(ports.get(fault, post.port), timeout))
            found[fault, await outcome(gateway, number)] += 1

    assert found == Counter((fault, EXPECTED[fault]) for fault in faults)


async def test_nothing_is_said_in_clear_where_starttls_is_not_offered(post: PostOffice) -> None:
    gateway = EmailGateway(
        server(post.port, security="starttls", username="usher", password="secret")
    )

    assert await outcome(gateway) == "deferred no_starttls"
    said = b"".join(post.heard).upper()
    assert said.startswith(b"EHLO")
    assert b"AUTH" not in said
    assert b"MAIL" not in said


async def test_starttls_is_used_before_anything_is_said(tmp_path: Path) -> None:
    ours, theirs = certified(tmp_path)
    async with post_office(tls_context=theirs, require_starttls=True) as post:
        gateway = EmailGateway(server(post.port, security="starttls"), ours)
        assert await outcome(gateway) == "sent"

    assert len(post.received) == 1


async def test_a_certificate_nobody_vouches_for_is_no_way(tmp_path: Path) -> None:
    _, theirs = certified(tmp_path)
    async with post_office(tls_context=theirs) as post:
        gateway = EmailGateway(server(post.port, security="starttls"))
        said = await outcome(gateway)

    assert said.startswith("deferred ")
    assert post.received == []


async def test_an_address_beyond_ascii_needs_a_server_that_takes_it(post: PostOffice) -> None:
    gateway = EmailGateway(server(post.port))
    with pytest.raises(Refused, match="address_not_supported"):
        await gateway.send(letter(), "bounces@usher.example", "jürgen@example.org")


def certified(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A client that trusts, and a server that has, a certificate for this machine."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(path)
    ours = ssl.create_default_context(cafile=str(path))
    return ours, theirs
