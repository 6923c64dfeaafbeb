"""A circuit breaker: after failures in a row nobody asks for a while; then one may try."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Breaker:
    """`clock` gives seconds that never go back. `after` failures in a row open it."""

    clock: Callable[[], float]
    after: int = 5
    pause: float = 60.0
    _failures: int = field(default=0, init=False)
    _open_until: float = field(default=0.0, init=False)
    _probing: bool = field(default=False, init=False)

    @property
    def is_open(self) -> bool:
        return self._failures >= self.after

    def let_through(self) -> bool:
        """True for everybody while closed; when the pause is over, for one at a time."""
        if not self.is_open:
            return True
        if self._probing or self.clock() < self._open_until:
            return False
        self._probing = True
        return True

    def succeeded(self) -> None:
        self._failures, self._probing = 0, False

    def failed(self) -> None:
        self._failures, self._probing = self._failures + 1, False
        if self.is_open:
            self._open_until = self.clock() + self.pause
