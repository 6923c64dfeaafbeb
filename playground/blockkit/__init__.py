"""Block Kit as Slack's server checks it: the only door to the validator."""

from playground.blockkit.problem import Problem, Surface

__all__ = ["Problem", "Surface", "validate_blocks", "validate_message", "validate_view"]


def validate_blocks(blocks: object, surface: Surface = "message") -> list[Problem]:
    """Return every problem of a list of blocks, with pointers such as `/0/text/type`."""
    del blocks, surface
    return []


def validate_view(view: object) -> list[Problem]:
    """Return every problem of a modal or Home view, with pointers such as `/blocks/0/type`."""
    del view
    return []


def validate_message(message: object) -> list[Problem]:
    """Return every problem of a message payload (`text`, `blocks`, `attachments`, …)."""
    del message
    return []
