"""Block Kit as Slack's server checks it: the only door to the validator."""

from playground.blockkit.payloads import block_problems, enough, message_problems, view_problems
from playground.blockkit.problem import Problem, Surface

__all__ = ["Problem", "Surface", "validate_blocks", "validate_message", "validate_view"]


def validate_blocks(blocks: object, surface: Surface | None = "message") -> list[Problem]:
    """Every problem of a list of blocks, with pointers such as `/0/text/type`.

    Without a surface the list stands alone, as the argument `blocks` of `blocks.validate`: what
    may stand on any surface passes.
    """
    return enough(block_problems(blocks, surface))


def validate_view(view: object) -> list[Problem]:
    """Every problem of a modal or Home view, with pointers such as `/blocks/0/type`."""
    return enough(view_problems(view))


def validate_message(message: object) -> list[Problem]:
    """Every problem of a message payload (`text`, `blocks`, `attachments`)."""
    return enough(message_problems(message))
