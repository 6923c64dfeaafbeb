"""How entries of the audit log hang together: their canonical form, and its hash."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

GENESIS = "0" * 64
"""What the first entry follows."""

Fields = Mapping[str, Any]
"""An entry as it is exported, without `hash`; `docs/audit.md` says what each name means."""


def canonical(fields: Fields) -> bytes:
    """JSON in one spelling only: names sorted, no spaces, ASCII."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def digest(fields: Fields) -> str:
    """The hash of an entry: SHA-256 over its canonical form, `previous` included."""
    return hashlib.sha256(canonical(fields)).hexdigest()


def facts_text(facts: Mapping[str, Any]) -> str:
    return canonical(facts).decode()
