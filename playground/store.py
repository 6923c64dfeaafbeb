"""Where a workspace is kept: one SQLite table of JSON records, or nowhere at all."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SCHEMA = """CREATE TABLE IF NOT EXISTS record (
    kind TEXT, key TEXT, body TEXT, PRIMARY KEY (kind, key)
)"""


class Store:
    """Write-through records by kind and key. Writes are small, so they are synchronous."""

    def __init__(self, path: Path | None = None) -> None:
        self._connection = sqlite3.connect(str(path or ":memory:"), isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.execute(_SCHEMA)

    def put(self, kind: str, key: str, body: Any) -> None:  # noqa: ANN401 - any JSON value
        self._connection.execute(
            "INSERT OR REPLACE INTO record VALUES (?, ?, ?)", (kind, key, json.dumps(body))
        )

    def drop(self, kind: str, key: str) -> None:
        self._connection.execute("DELETE FROM record WHERE kind = ? AND key = ?", (kind, key))

    def all(self, kind: str) -> dict[str, Any]:
        rows = self._connection.execute(
            "SELECT key, body FROM record WHERE kind = ? ORDER BY key", (kind,)
        )
        return {key: json.loads(body) for key, body in rows}

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make many writes one transaction."""
        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()
