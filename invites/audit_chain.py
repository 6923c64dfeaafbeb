"""How entries of the audit log hang together: their canonical form, and its hash."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from invites.people import CustomerId

GENESIS = "0" * 64
"""What the first entry follows."""

ROW = (
    "sequence",
    "at",
    "actor",
    "action",
    "kind",
    "subject",
    "whom",
    "on_behalf_of",
    "reason",
    "policy_version",
)
"""What a row has beside its customer, its facts and its hash."""

Fields = Mapping[str, Any]
"""An entry as it is exported, without `hash`; `docs/audit.md` says what each name means."""


def canonical(fields: Fields) -> bytes:
    """JSON in one spelling only: names sorted, no spaces, ASCII."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def digest(fields: Fields) -> str:
    """The hash of an entry: SHA-256 over its canonical form, `previous` included."""
    return hashlib.sha256(canonical(fields)).hexdigest()


def fields_of(customer_id: CustomerId, row: Fields, previous: str) -> dict[str, Any]:
    """What of a row is hashed. Raises ValueError where its facts are not in the one spelling."""
    facts = json.loads(row["facts"])
    if facts_text(facts) != row["facts"]:
        raise ValueError
    named = {name: row[name] for name in ROW}
    return named | {"customer": customer_id, "facts": facts, "previous": previous}


def facts_text(facts: Mapping[str, Any]) -> str:
    return canonical(facts).decode()
