"""The state of an engine as bytes, and back: arrays as they lie in memory, the rest as JSON.

Nothing is executed at reading: whatever is in the bytes, only the classes named here are made.
"""

import json
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from invites.relevance.arrays import Array
from invites.relevance.calibration import Calibration
from invites.relevance.crowd import Crowd
from invites.relevance.decay import Scale
from invites.relevance.floors import Floors
from invites.relevance.gatherings import Gatherings
from invites.relevance.learner import Learner
from invites.relevance.load import Load
from invites.relevance.numbering import Numbers
from invites.relevance.offers import Offers
from invites.relevance.profiles import Profiles
from invites.relevance.rows import Room, Rows
from invites.relevance.state import State
from invites.relevance.topics import Topics

FORM = 2
"""Raised when older bytes cannot be read any more: then the log is read again."""
_MAGIC = b"usher-relevance\n"
_SECRET = "word_key"  # noqa: S105 - the name of the field that is left out
_CLASSES = (
    *(Calibration, Crowd, Floors, Gatherings, Learner, Load, Profiles),
    *(Offers, Room, Rows, Scale, State, Topics),
)


class NotReadable(Exception):
    """These bytes are of another form, or of nobody's."""


def dump(parts: Mapping[str, object]) -> bytes:
    """Write down named objects of the state; keys for words are not among what is written."""
    arrays: list[Array] = []
    told = json.dumps({"form": FORM, "parts": _pack(dict(parts), arrays)}, separators=(",", ":"))
    shapes = [(each.dtype.str, each.shape) for each in arrays]
    head = json.dumps(shapes).encode(), told.encode()
    sizes = b"".join(len(part).to_bytes(8, "big") for part in head)
    return b"".join((_MAGIC, sizes, *head, *(each.tobytes() for each in arrays)))


def load(written: bytes, word_key: bytes) -> dict[str, Any]:
    """Make the objects again; `word_key` as it was. Raises `NotReadable`."""
    if written[: len(_MAGIC)] != _MAGIC:
        raise NotReadable
    try:
        told, arrays = _read(memoryview(written))
        parts: dict[str, Any] = _Unpack(arrays, word_key)(told["parts"])
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise NotReadable from error
    return parts


def _read(written: memoryview) -> tuple[Any, list[Array]]:
    at = len(_MAGIC) + 16
    first, second = (int.from_bytes(written[at - 16 + i : at - 8 + i], "big") for i in (0, 8))
    shapes = json.loads(bytes(written[at : at + first]))
    told = json.loads(bytes(written[at + first : at + first + second]))
    if told["form"] != FORM:
        raise NotReadable
    arrays, at = [], at + first + second
    for kind, shape in shapes:
        found = np.frombuffer(written, kind, int(np.prod(shape)), at).reshape(shape).copy()
        arrays.append(found)
        at += found.nbytes
    return told, arrays


def _pack(value: Any, arrays: list[Array]) -> Any:  # noqa: ANN401 - a closed set of forms
    match value:
        case None | bool() | int() | float() | str():
            return value
        case bytes():
            return {"b": value.hex()}
        case np.ndarray():
            arrays.append(np.ascontiguousarray(value))
            return {"a": len(arrays) - 1}
        case array():
            arrays.append(
                np.frombuffer(value, value.typecode) if len(value) else np.empty(0, value.typecode)
            )
            return {"r": len(arrays) - 1, "of": value.typecode}
        case list():
            return [_pack(each, arrays) for each in value]
        case tuple():
            return {"t": [_pack(each, arrays) for each in value]}
        case dict():
            name = {OrderedDict: "o", defaultdict: "dd"}.get(type(value), "d")
            return {name: [[_pack(k, arrays), _pack(v, arrays)] for k, v in value.items()]}
        case Numbers():
            return {"n": [_pack(each, arrays) for each in value.names]}
        case _ if is_dataclass(value) and type(value) in _CLASSES:
            kept = [f.name for f in fields(value) if f.name != _SECRET]
            return {
                "c": type(value).__name__,
                "f": {name: _pack(getattr(value, name), arrays) for name in kept},
            }
        case _:
            raise TypeError(type(value).__name__)


class _Unpack:
    def __init__(self, arrays: list[Array], word_key: bytes) -> None:
        self._arrays, self._word_key = arrays, word_key
        self._classes = {each.__name__: each for each in _CLASSES}
        self._forms: Mapping[str, Callable[[Any], Any]] = {
            "b": bytes.fromhex,
            "a": lambda number: arrays[number],
            "t": lambda values: tuple(map(self, values)),
            "n": self._numbers,
            "d": self._pairs,
            "o": lambda pairs: OrderedDict(self._pairs(pairs)),
            "dd": lambda pairs: defaultdict(dict, self._pairs(pairs)),
        }

    def __call__(self, told: Any) -> Any:  # noqa: ANN401 - as written
        if isinstance(told, list):
            return [self(each) for each in told]
        if not isinstance(told, dict):
            return told
        if "c" in told:
            return self._made(self._classes[told["c"]], told["f"])
        if "r" in told:
            return array(told["of"], self._arrays[told["r"]].tobytes())
        ((form, value),) = told.items()
        return self._forms[form](value)

    def _pairs(self, pairs: list[list[Any]]) -> dict[Any, Any]:
        return {self(key): self(value) for key, value in pairs}

    def _numbers(self, told: list[Any]) -> Numbers[Any]:
        names = [self(each) for each in told]
        return Numbers(names, {name: number for number, name in enumerate(names)})

    def _made(self, kind: type[Any], values: Mapping[str, Any]) -> object:
        made: object = object.__new__(kind)
        for each in fields(kind):
            value = self._word_key if each.name == _SECRET else self(values[each.name])
            setattr(made, each.name, value)
        return made
