"""Preferences per kind and channel, hours of one's own, digests, and being forgotten."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0004"
down_revision: str | None = "0003"

MOVE = """
UPDATE preferences SET paces = '[["suggestions", "slack", "off"]]' WHERE NOT suggestions
"""


def upgrade() -> None:
    json = sa.JSON(none_as_null=True)
    op.add_column("preferences", sa.Column("paces", json))
    op.add_column("preferences", sa.Column("hours", json))
    op.add_column("preferences", sa.Column("paused_until", Instant()))
    op.add_column("preferences", sa.Column("weekly_suggestions", sa.Integer()))
    op.add_column("preferences", sa.Column("digest", json))
    op.add_column("preferences", sa.Column("opted_out_at", Instant()))
    op.add_column("preferences", sa.Column("sealed", json))
    op.execute(MOVE)
    op.drop_column("preferences", "suggestions")


def downgrade() -> None:
    op.add_column(
        "preferences",
        sa.Column("suggestions", sa.Boolean(), nullable=False, server_default=sa.true()),
    )
    for column in ("sealed", "opted_out_at", "digest", "weekly_suggestions", "paused_until"):
        op.drop_column("preferences", column)
    op.drop_column("preferences", "hours")
    op.drop_column("preferences", "paces")
