"""What models wrote, and how much of them was used."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0009"
down_revision: str | None = "0008"


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("suggestion_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("model", sa.String(length=200), nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_draft_customer_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "suggestion_id"],
            ["suggestion.customer_id", "suggestion.id"],
            name="fk_draft_customer_id_suggestion_id",
        ),
        sa.PrimaryKeyConstraint("customer_id", "suggestion_id", name="pk_draft"),
    )
    op.create_table(
        "model_use",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_model_use_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "day", name="pk_model_use"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("model_use")
    op.drop_table("draft")
