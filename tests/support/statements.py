"""Statements compiled once for all tests of a process, instead of once for each engine."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine


class Compiled(dict[tuple[Any, ...], Any]):
    """SQLAlchemy's cache of statements, found again by a dialect of the same kind.

    An engine keeps what it compiled; but each test opens one of its own, as a process does, and a
    tenth of the time of a whole bot went into compiling the same again.
    """

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get(_of_its_kind(key), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        super().__setitem__(_of_its_kind(key), compiled)


def _of_its_kind(key: tuple[Any, ...]) -> tuple[Any, ...]:
    dialect, *statement = key
    return (dialect.name, dialect.driver, *statement)


def compile_once() -> None:
    """From now on and for good, for every engine of this process."""
    kept = Compiled()

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=kept)

    event.listen(Engine, "engine_connect", share)
