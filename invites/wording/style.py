"""A customer's template as a model is shown it: for its manner, and with nothing else in it."""

from invites.drafting.suspicion import is_suspicious
from invites.wording.lint import GAP
from invites.wording.parsing import Gap, Maybe, Words, parse
from invites.wording.variables import Variable

LONGEST = 600
_OPEN = {Variable.WORK_ITEM: "{work}", Variable.ROLE: "{role}"}


def style_of(template: str) -> str:
    """With the two gaps that a draft may have; any other is only marked.

    One that reads like an order to a model is not shown to it at all.
    """
    said = ""
    for piece in parse(template).pieces:
        inner = piece.pieces if isinstance(piece, Maybe) else (piece,)
        said += "".join(_shown(each) for each in inner)
    plain = " ".join(said.split())
    return "" if is_suspicious(plain) else plain[:LONGEST]


def _shown(piece: Words | Gap) -> str:
    return piece.text if isinstance(piece, Words) else _OPEN.get(piece.variable, GAP)
