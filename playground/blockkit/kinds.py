"""What a field may hold: the small language in which the tables of Block Kit are written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Fields: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Form:
    """How a string must look, with the name that the problem carries."""

    name: str
    matches: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule found in one object; `at` is a pointer relative to that object."""

    message: str
    at: str = ""
    constraint: dict[str, Any] = field(default_factory=lambda: {"type": "relation"})


Rule: TypeAlias = Callable[[Fields], Iterator[Flaw]]


@dataclass(frozen=True, slots=True)
class Chars:
    """A string. Lengths count code points, as Slack counts them."""

    longest: int | None = None
    shortest: int = 1
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer; 5.0 is one too, as in JSON Schema."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """Any finite number, above `above` where that is given."""

    above: int | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A list. `distinct` is for lists of strings."""

    of: "Kind"
    most: int | None = None
    fewest: int = 1
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Maybe:
    """Null, or what it holds."""

    of: "Kind"


@dataclass(frozen=True, slots=True)
class Anything:
    """Whatever JSON can say; nobody looks inside."""


Table: TypeAlias = Mapping[str, "Kind"]


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: its `type`, the fields it needs, those it may have, and what relates them.

    Every other key is refused, as Slack refuses additional properties everywhere; only an `open`
    shape, whose fields nobody knows for sure, lets any pass.
    """

    type: str | None
    needs: Table = field(default_factory=dict)
    may: Table = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Object:
    """An object of one shape that carries no `type`."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class Typed:
    """An object whose `type` names which of the shapes it has."""

    shapes: tuple[Shape, ...]

    def types(self) -> list[str]:
        return [shape.type for shape in self.shapes if shape.type is not None]


Nested: TypeAlias = Many | Maybe | Anything | Object | Typed
Kind: TypeAlias = Chars | Whole | Number | Flag | Choice | Nested
