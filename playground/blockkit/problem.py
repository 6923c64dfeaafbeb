"""What is wrong with a payload, in the shape Slack's `blocks.validate` answers with."""

from dataclasses import dataclass
from typing import Any, Literal

Surface = Literal["message", "modal", "home"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One failed constraint; `pointer` is a JSON pointer into what was validated."""

    code: str
    message: str
    pointer: str
    constraint: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Slack's own form, without `constraint` where there is none."""
        fields: dict[str, Any] = {
            "code": self.code,
            "message": self.message,
            "pointer": self.pointer,
        }
        return fields if self.constraint is None else {**fields, "constraint": self.constraint}


def failed(pointer: str, message: str, constraint: dict[str, Any]) -> Problem:
    # Slack documents one code only; it is the constraint that tells the cases apart. The codes
    # `view_too_large` and `msg_blocks_too_long` are the errors the Web API answers with instead.
    return Problem("failed_constraint", message, pointer, constraint)
