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
        """Return Slack's own form, without `constraint` where there is none."""
        fields: dict[str, Any] = {
            "code": self.code,
            "message": self.message,
            "pointer": self.pointer,
        }
        return fields if self.constraint is None else {**fields, "constraint": self.constraint}
