"""The identifiers of Slack that stand for the people, items and events of a recording."""

import hashlib
import re

_PLAIN = re.compile(r"[0-9A-Za-z]{1,9}")


def user_id(person: str) -> str:
    """`137` becomes `U000000137`; what is no short word becomes a hash."""
    if _PLAIN.fullmatch(person) and person == person.upper():
        return f"U{person:0>9}"
    return "U" + _hashed("person", person)


def channel_id(item: str) -> str:
    return "C" + _hashed("item", item)


def team_id(digest: str) -> str:
    """A workspace, and so a customer, of its own for each recording."""
    return "T" + _hashed("recording", digest)


def event_id(digest: str, line: int, part: int) -> str:
    """The same for the same place of the same content: a second replay adds nothing."""
    return "Ev" + _hashed("event", digest, str(line), str(part))


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:14].upper()
