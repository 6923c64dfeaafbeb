"""Domains of addresses from outside: which are let in, which are kept out.

An entry is an address (`ann@partner.example`), a domain (`partner.example`), or a domain with
everything below it (`*.partner.example`, which covers the domain itself too).
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

MOST = 2000
_DOMAIN = 253
_LABEL = 63


class Standing(StrEnum):
    BLOCKED = "blocked"
    ALLOWED = "allowed"
    UNKNOWN = "unknown"


def domain_of(address: str) -> str:
    """The domain as it is compared, in ASCII; "" when there is none."""
    _, at, domain = address.rpartition("@")
    return ascii_domain(domain) if at else ""


def ascii_domain(domain: str) -> str:
    """Lower case and IDNA, without the root's dot; "" for what cannot be a domain."""
    typed = domain.strip().rstrip(".").casefold()
    try:
        found = typed.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    labels = found.split(".")
    fine = len(found) <= _DOMAIN and all(_is_label(label) for label in labels)
    return found if fine and len(labels) > 1 else ""


def _is_label(label: str) -> bool:
    plain = label.replace("-", "")
    return (
        0 < len(label) <= _LABEL
        and plain.isascii()
        and plain.isalnum()
        and label[0] != "-"
        and label[-1] != "-"
    )


def canonical_address(address: str) -> str:
    """As it is compared: lower case, IDNA, without the sub-address; "" when it is none."""
    local, at, _ = address.strip().rpartition("@")
    domain = domain_of(address)
    local = local.casefold().partition("+")[0]
    return f"{local}@{domain}" if at and local and domain else ""


def entry(typed: str) -> str | None:
    """An entry in the form in which it is stored, or None when it is not one."""
    text = typed.strip().casefold()
    if "@" in text.lstrip("@") and not text.startswith("@"):
        return canonical_address(text) or None
    below = text.startswith("*.")
    domain = ascii_domain(text.removeprefix("*.").removeprefix("@"))
    if not domain:
        return None
    return f"*.{domain}" if below else domain


@dataclass(frozen=True, slots=True)
class Domains:
    """Entries as `entry` makes them. `within`: where a level above has a list, only those.

    `blocked` has what levels above block as well; that alone is `blocked_above`.
    """

    allowed: frozenset[str] = frozenset()
    blocked: frozenset[str] = frozenset()
    within: tuple[frozenset[str], ...] = ()
    blocked_above: frozenset[str] = frozenset()

    def of_above(self) -> Self:
        """Without what the customer blocks."""
        return replace(self, blocked=self.blocked_above)

    def standing(self, address: str) -> Standing:
        """Exact block, then domain block, then exact allow, then domain allow."""
        exact, domain = canonical_address(address), domain_of(address)
        if not domain:
            return Standing.UNKNOWN
        names = (exact, domain, *_above(domain))
        if not self.blocked.isdisjoint(names):
            return Standing.BLOCKED
        if any(listed.isdisjoint(names) for listed in self.within):
            return Standing.UNKNOWN
        return Standing.UNKNOWN if self.allowed.isdisjoint(names) else Standing.ALLOWED


def _above(domain: str) -> list[str]:
    """The entries with everything below that cover this domain."""
    labels = domain.split(".")
    return ["*." + ".".join(labels[start:]) for start in range(len(labels) - 1)]
