"""What a mail server says when it sends a letter back: whose letter, and whether for good.

Reports have a form (RFC 3464) that most servers keep to, anywhere inside a multipart; some only
write a text. Nothing here trusts them: a letter is known by a name that only we can make.
"""

import base64
import quopri
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from enum import StrEnum

LONGEST = 256 * 1024
"""Reports say what matters at the beginning; the rest is the letter itself."""
MOST_MARKS, MOST_PARTS = 20, 200

_MARK = re.compile(r"(?<![a-z0-9])([a-z2-7]{32})@", re.IGNORECASE)
_PERMANENT = re.compile(
    r"\b5\d\d[ -]5\.\d{1,3}\.\d{1,3}\b|permanent (?:fatal )?error|does not exist|"
    r"user unknown|unknown user|no such (?:user|mailbox|recipient)",
    re.IGNORECASE,
)
_TRANSIENT = re.compile(
    r"\b4\d\d[ -]4\.\d{1,3}\.\d{1,3}\b|will (?:keep|retry)|delayed", re.IGNORECASE
)
_DAEMON = re.compile(r"mailer-daemon|postmaster|mail delivery (?:system|subsystem)", re.IGNORECASE)


_ENCODED: Mapping[str, Callable[[bytes], bytes]] = {
    "base64": base64.b64decode,
    "quoted-printable": quopri.decodestring,
}


class Verdict(StrEnum):
    HARD = "hard"  # it will not arrive
    SOFT = "soft"  # it is late
    NONE = "none"  # no report, or one that all is well


@dataclass(frozen=True, slots=True)
class Bounce:
    """`marks` are the names of letters that the report carries, ours perhaps among them."""

    verdict: Verdict
    marks: tuple[str, ...] = ()
    status: str = ""


def read_bounce(raw: bytes) -> Bounce:
    """Whatever comes: no report is an error, and none takes long."""
    begun = raw[:LONGEST]
    text = begun.decode("utf-8", "replace")
    marks = tuple(dict.fromkeys(m.casefold() for m in _MARK.findall(text)))[:MOST_MARKS]
    try:
        message = message_from_bytes(begun)
        found = _reported(message) or _worded(message, text)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError):
        return Bounce(Verdict.NONE, marks)
    verdict, status = found
    return Bounce(verdict, marks, status)


def _reported(message: Message) -> tuple[Verdict, str] | None:
    """The first recipient of a delivery report; a letter of ours has one."""
    for part in _parts(message):
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in _blocks(part):
            if "Action" in block or "Status" in block:
                return _judged(block)
    return None


def _parts(message: Message) -> Iterator[Message]:
    """Of a message nested as deep as it likes, the first so many parts."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        yield part
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting.extend(each for each in payload if isinstance(each, Message))


def _blocks(part: Message) -> Iterator[Message]:
    """Groups of fields; the parser makes a message of each, or leaves the text when encoded."""
    payload = part.get_payload()
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().casefold()
    if isinstance(payload, list) and encoding not in _ENCODED:
        yield from (each for each in payload if isinstance(each, Message))
        return
    body = part.as_bytes().replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    text = _ENCODED.get(encoding, bytes)(body)
    for group in re.split(rb"\r?\n\r?\n", text)[:MOST_PARTS]:
        yield message_from_bytes(group)


def _judged(block: Message) -> tuple[Verdict, str]:
    """A server that gives up after days of trying says failed, with a status of 4."""
    action = str(block.get("Action", "")).strip().split(" ", 1)[0].casefold()
    found = re.search(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b", str(block.get("Status", "")))
    status = found[0] if found else ""
    if action == "failed" or (not action and status.startswith("5")):
        return Verdict.HARD, status
    if action == "delayed" or (not action and status.startswith("4")):
        return Verdict.SOFT, status
    return Verdict.NONE, status


def _worded(message: Message, text: str) -> tuple[Verdict, str]:
    """Only a server may say so: what somebody writes, or their absence, is no report."""
    if message.get("X-Failed-Recipients"):
        return Verdict.HARD, ""
    sender = f"{message.get('From', '')} {message.get('Return-Path', '')}"
    if not _DAEMON.search(sender) and message.get("Return-Path", "").strip() != "<>":
        return Verdict.NONE, ""
    if found := _PERMANENT.search(text):
        status = re.search(r"5\.\d{1,3}\.\d{1,3}", found[0])
        return Verdict.HARD, status[0] if status else ""
    return (Verdict.SOFT, "") if _TRANSIENT.search(text) else (Verdict.NONE, "")
