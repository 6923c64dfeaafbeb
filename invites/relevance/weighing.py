"""How much memory a state takes: its arrays to the byte, the rest from a sample of its entries."""

from array import array
from collections.abc import Collection, Iterable
from dataclasses import fields, is_dataclass
from itertools import islice
from sys import getsizeof

import numpy as np

SAMPLE = 64
"""Entries of a container that are weighed; the others count as much as these on average."""


def weight(value: object) -> int:
    """Bytes of an object of the state and all it holds, about."""
    match value:
        case np.ndarray():
            return value.nbytes if value.base is None else 0
        case array() | str() | bytes() | int() | float():
            return getsizeof(value)
        case dict():
            return getsizeof(value) + _all(value, value.items())
        case list() | tuple() | set() | frozenset():
            return getsizeof(value) + _all(value, value)
        case _ if is_dataclass(value):
            parts = (getattr(value, each.name) for each in fields(value))
            return getsizeof(value) + sum(map(weight, parts))
        case _:
            return getsizeof(value)


def _all(whole: Collection[object], entries: Iterable[object]) -> int:
    if not whole:
        return 0
    sample = [weight(entry) for entry in islice(entries, SAMPLE)]
    return sum(sample) * len(whole) // len(sample)
