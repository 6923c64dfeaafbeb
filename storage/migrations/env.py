"""What Alembic runs around the steps. One transaction for all; one process at a time."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, text

from storage import tables
from storage.columns import Instant
from storage.migrations import CONNECTION

_LOCK = 7_305_148_331  # any number, the same in every version


def run(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    context.configure(
        connection=connection,
        target_metadata=tables.customer.metadata,
        render_as_batch=True,
        render_item=_written,
    )
    with context.begin_transaction():
        context.run_migrations()


def _written(kind: str, item: object, draft: AutogenContext) -> str | Literal[False]:
    """How our own column type stands in a step."""
    if kind == "type" and isinstance(item, Instant):
        draft.imports.add("from storage.columns import Instant")
        return "Instant()"
    return False


run(context.config.attributes[CONNECTION])
