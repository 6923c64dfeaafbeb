"""Rows as people name them: `3, 7-12`."""

import re
from collections.abc import Collection

from invites.bulk.faults import BadList

_PART = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,7}))?")


def numbers_of(typed: str, known: Collection[int]) -> frozenset[int]:
    """Those of `known` that are named; refused when a part cannot be read or names no row."""
    found: set[int] = set()
    closed = re.sub(r"\s*[-\u2013\u2014]\s*", "-", typed)  # `7 - 12` is one part
    for part in re.split(r"[,;\s]+", closed.strip(" ,;\n\t")):
        meant = _PART.fullmatch(part)
        if part and meant is None:
            raise BadList("rows", {"what": part[:40]})
        if meant is None:
            continue
        first, last = int(meant[1]), int(meant[2] or meant[1])
        rows = {number for number in known if first <= number <= last}
        if not rows:
            raise BadList("rows", {"what": part[:40]})
        found |= rows
    return frozenset(found)
