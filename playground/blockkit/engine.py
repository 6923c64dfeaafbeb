"""Holds a value against a kind and yields every problem; knows nothing of Block Kit itself."""

import math
from collections.abc import Iterator
from typing import Any, assert_never

from playground.blockkit.kinds import (
    Anything,
    Chars,
    Choice,
    Flag,
    Kind,
    Many,
    Maybe,
    Nested,
    Number,
    Object,
    Shape,
    Typed,
    Whole,
)
from playground.blockkit.problem import Problem, failed

# What a stranger wrote is repeated in a message only so far.
LONGEST_QUOTE = 80


def check(value: object, kind: Kind, at: str) -> Iterator[Problem]:
    """Every problem of `value`, lazily, so that the caller can stop at enough."""
    match kind:
        case Chars():
            yield from _chars(value, kind, at)
        case Whole():
            yield from _whole(value, kind, at)
        case Number():
            yield from _number(value, kind, at)
        case Flag():
            if not isinstance(value, bool):
                yield _wrong(at, "boolean")
        case Choice():
            yield from _choice(value, kind, at)
        case _:
            yield from _nested(value, kind, at)


def _nested(value: object, kind: Nested, at: str) -> Iterator[Problem]:
    match kind:
        case Many():
            yield from _many(value, kind, at)
        case Maybe():
            if value is not None:
                yield from check(value, kind.of, at)
        case Anything():
            return
        case Object():
            yield from _object(value, kind.shape, at)
        case Typed():
            yield from _typed(value, kind, at)
        case _:
            assert_never(kind)


def _wrong(at: str, kind: str) -> Problem:
    article = "an" if kind[0] in "aio" else "a"
    return failed(at, f"must provide {article} {kind}", {"type": "type", "expected": kind})


def _chars(value: object, kind: Chars, at: str) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield _wrong(at, "string")
        return
    size = len(value)
    if size < kind.shortest:
        bound = {"type": "min_length", "expected": kind.shortest}
        yield failed(at, f"must be more than {kind.shortest - 1} characters", bound)
    elif kind.longest is not None and size > kind.longest:
        bound = {"type": "max_length", "expected": kind.longest}
        yield failed(at, f"must be less than {kind.longest + 1} characters", bound)
    elif kind.form is not None and size and not kind.form.matches(value):
        bound = {"type": "format", "expected": kind.form.name}
        yield failed(at, f"must be a valid {kind.form.name}", bound)


def _whole(value: object, kind: Whole, at: str) -> Iterator[Problem]:
    if isinstance(value, bool) or not isinstance(value, int | float) or value % 1 != 0:
        yield _wrong(at, "integer")
    elif kind.least is not None and value < kind.least:
        bound = {"type": "min_value", "expected": kind.least}
        yield failed(at, f"must be at least {kind.least}", bound)
    elif kind.most is not None and value > kind.most:
        bound = {"type": "max_value", "expected": kind.most}
        yield failed(at, f"must be at most {kind.most}", bound)


def _number(value: object, kind: Number, at: str) -> Iterator[Problem]:
    infinite = isinstance(value, float) and not math.isfinite(value)
    if infinite or isinstance(value, bool) or not isinstance(value, int | float):
        yield _wrong(at, "number")
    elif kind.above is not None and value <= kind.above:
        bound = {"type": "min_value", "expected": kind.above}
        yield failed(at, f"must be more than {kind.above}", bound)


def _choice(value: object, kind: Choice, at: str) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield _wrong(at, "string")
    elif value not in kind.words:
        bound = {"type": "enum", "expected": list(kind.words)}
        yield failed(at, "must be a valid enum value", bound)


def _many(value: object, kind: Many, at: str) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield _wrong(at, "array")
        return
    size = len(value)
    if size < kind.fewest:
        bound = {"type": "min_items", "expected": kind.fewest}
        yield failed(at, f"no fewer than {kind.fewest} items allowed", bound)
    if kind.most is not None and size > kind.most:
        bound = {"type": "max_items", "expected": kind.most}
        yield failed(at, f"no more than {kind.most} items allowed", bound)
    # What lies beyond the limit is refused already; looking at it would only cost time.
    for index, item in enumerate(value[: kind.most]):
        yield from check(item, kind.of, f"{at}/{index}")
    if kind.distinct:
        yield from _repeated(value[: kind.most], at)


def _repeated(items: list[Any], at: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        if isinstance(item, str) and item in seen:
            yield failed(f"{at}/{index}", "must be unique", {"type": "unique"})
        elif isinstance(item, str):
            seen.add(item)


def _typed(value: object, kind: Typed, at: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield _wrong(at, "object")
    elif "type" not in value:
        yield _missing(at, "type")
    elif not isinstance(value["type"], str):
        yield _wrong(f"{at}/type", "string")
    else:
        named = next((shape for shape in kind.shapes if shape.type == value["type"]), None)
        if named is None:
            yield _unsupported(value["type"], kind.types(), at)
        else:
            yield from _shape(value, named, at)


def _unsupported(got: str, types: list[str], at: str) -> Problem:
    one = len(types) == 1
    message = "must be a valid enum value" if one else f"unsupported type: {got[:LONGEST_QUOTE]}"
    return failed(f"{at}/type", message, {"type": "enum", "expected": types})


def _missing(at: str, name: str) -> Problem:
    return failed(at, f"missing required field: {name}", {"type": "required", "expected": name})


def _object(value: object, shape: Shape, at: str) -> Iterator[Problem]:
    if isinstance(value, dict):
        yield from _shape(value, shape, at)
    else:
        yield _wrong(at, "object")


def _surplus(value: dict[Any, Any], shape: Shape, at: str) -> Iterator[Problem]:
    for name in value:
        known = name in shape.needs or name in shape.may
        if not known and not (name == "type" and shape.type is not None):
            quoted = str(name)[:LONGEST_QUOTE]
            fields = sorted({*shape.needs, *shape.may})
            bound = {"type": "additional_properties", "expected": fields}
            yield failed(at, f"invalid additional property: {quoted}", bound)


def _shape(value: dict[Any, Any], shape: Shape, at: str) -> Iterator[Problem]:
    if not shape.open:
        yield from _surplus(value, shape, at)
    for name, kind in shape.needs.items():
        if name in value:
            yield from check(value[name], kind, f"{at}/{name}")
        else:
            yield _missing(at, name)
    for name, kind in shape.may.items():
        if name in value:
            yield from check(value[name], kind, f"{at}/{name}")
    for rule in shape.rules:
        for flaw in rule(value):
            yield failed(at + flaw.at, flaw.message, flaw.constraint)
