"""Memories of rankings as bytes, so that a process need not read the whole log at its start."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant
from storage.schema import Number

revision: str = "0024"
down_revision: str | None = "0023"


def upgrade() -> None:
    op.create_table(
        "engine_snapshot",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("sequence", Number, nullable=False),
        sa.Column("written", sa.LargeBinary(), nullable=False),
        sa.Column("at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_engine_snapshot_customer_id"
        ),
        sa.PrimaryKeyConstraint("customer_id", name="pk_engine_snapshot"),
    )


def downgrade() -> None:
    op.drop_table("engine_snapshot")
