"""For how long, by whom and why a customer is switched off."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0022"
down_revision: str | None = "0021"


def upgrade() -> None:
    op.create_table(
        "suspension",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("level", sa.String(length=32), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_suspension_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "level", name="pk_suspension"),
    )


def downgrade() -> None:
    op.drop_table("suspension")
