"""A template taken apart: words, gaps in braces, and parts in square brackets that may go.

A parser of its own, because `str.format` follows attributes and indexes. Whatever a gap is filled
with is never read again, so nothing in a name or a title can open one.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from invites.wording.faults import Fault, FaultCode
from invites.wording.variables import Variable

_PIECE = re.compile(r"\{[^{}\[\]\n]*\}|[{}\[\]]|[^{}\[\]]+")
_KNOWN = frozenset(Variable)
_NEAR = 0.45
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    variable: Variable


@dataclass(frozen=True, slots=True)
class Maybe:
    """Left out as a whole when a gap in it is empty."""

    pieces: tuple[Words | Gap, ...]


Piece: TypeAlias = Words | Gap | Maybe


@dataclass(frozen=True, slots=True)
class Parsed:
    """`pieces` are to be used only where there are no faults."""

    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def variables(self) -> frozenset[Variable]:
        return frozenset(gap.variable for gap in self._gaps())

    @property
    def unsure(self) -> frozenset[Variable]:
        """Gaps outside of square brackets, which get a word in their place."""
        return frozenset(p.variable for p in self.pieces if isinstance(p, Gap))

    def _gaps(self) -> Iterator[Gap]:
        for piece in self.pieces:
            inner = piece.pieces if isinstance(piece, Maybe) else (piece,)
            yield from (each for each in inner if isinstance(each, Gap))


def parse(text: str) -> Parsed:
    pieces: list[Piece] = []
    inner: list[Words | Gap] | None = None
    faults: list[Fault] = []
    for token in _PIECE.findall(text):
        match token:
            case "[" if inner is None:
                inner = []
            case "]" if inner is not None:
                faults += _idle(inner)
                pieces.append(Maybe(tuple(inner)))
                inner = None
            case "[" | "]":
                faults.append(Fault(FaultCode.BRACKETS, token))
            case "{" | "}":
                faults.append(Fault(FaultCode.BRACES, token))
            case _:
                piece = _piece(token)
                if isinstance(piece, Fault):
                    faults.append(piece)
                elif inner is None:
                    pieces.append(piece)
                else:
                    inner.append(piece)
    if inner is not None:
        faults.append(Fault(FaultCode.BRACKETS, "["))
    return Parsed(tuple(pieces), tuple(dict.fromkeys(faults)))


def _piece(token: str) -> Words | Gap | Fault:
    if not token.startswith("{"):
        return Words(token)
    name = token[1:-1]
    if name in _KNOWN:
        return Gap(Variable(name))
    return Fault(FaultCode.UNKNOWN_VARIABLE, token[: LONGEST_NAME + 2], _nearest(name))


def _nearest(name: str) -> str:
    """The variable that was probably meant, for `{Inviter.Name}` and `{role:>10}` too."""
    meant = re.sub(r"\W+", "_", name.casefold()).strip("_")[:LONGEST_NAME]
    person = meant.partition("_")[0]
    of_them = [each for each in Variable if each.partition("_")[0] == person]
    near = difflib.get_close_matches(meant, of_them or list(Variable), n=1, cutoff=_NEAR)
    return str(near[0]) if near else ""


def _idle(inner: list[Words | Gap]) -> list[Fault]:
    """Brackets without a gap would never go."""
    if any(isinstance(piece, Gap) for piece in inner):
        return []
    said = "".join(piece.text for piece in inner if isinstance(piece, Words))
    return [Fault(FaultCode.IDLE_BRACKETS, f"[{said[:LONGEST_NAME]}]")]
