"""The frames around blocks: modal and Home views."""

from collections.abc import Iterator

from playground.blockkit.blocks import blocks_on
from playground.blockkit.composition import plain_text
from playground.blockkit.kinds import Chars, Fields, Flag, Flaw, Many, Shape, Table, Typed

MOST_BLOCKS = 100
_BAR = plain_text(24)


def _submit_for_inputs(fields: Fields) -> Iterator[Flaw]:
    """A modal that asks for something needs a button to send it with."""
    blocks = fields.get("blocks")
    asks = isinstance(blocks, list) and any(
        isinstance(block, dict) and block.get("type") == "input" for block in blocks
    )
    if asks and "submit" not in fields:
        wanted = {"type": "required", "expected": "submit"}
        yield Flaw("missing required field: submit", "", wanted)


_REMEMBERED: Table = {
    "private_metadata": Chars(3000, shortest=0),
    "callback_id": Chars(255, shortest=0),
    "external_id": Chars(255, shortest=0),
}

MODAL = Shape(
    "modal",
    needs={"title": _BAR, "blocks": Many(blocks_on("modal"), most=MOST_BLOCKS)},
    may={
        **_REMEMBERED,
        "submit": _BAR,
        "close": _BAR,
        "clear_on_close": Flag(),
        "notify_on_close": Flag(),
        "submit_disabled": Flag(),
    },
    rules=(_submit_for_inputs,),
)

HOME = Shape("home", needs={"blocks": Many(blocks_on("home"), most=MOST_BLOCKS)}, may=_REMEMBERED)

VIEW = Typed((MODAL, HOME))
