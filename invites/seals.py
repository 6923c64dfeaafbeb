"""Names that only we can make: a keyed digest of what they stand for."""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field

BYTES = 20


@dataclass(frozen=True, slots=True)
class Seals:
    """`label` keeps apart what the names are for: one never passes for another."""

    key: bytes = field(repr=False)

    def name(self, label: str, *parts: str) -> str:
        """32 letters and digits, the same for the same parts, not to be guessed."""
        told = "\n".join((label, *parts)).encode("utf-8", "surrogatepass")
        made = hmac.new(self.key, told, hashlib.sha256).digest()[:BYTES]
        return base64.b32encode(made).decode("ascii").casefold()

    def agrees(self, name: str, label: str, *parts: str) -> bool:
        given = name.encode("utf-8", "surrogatepass")
        return hmac.compare_digest(given, self.name(label, *parts).encode())
