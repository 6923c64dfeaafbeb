"""Whose invitations wait for somebody to take them over."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0023"
down_revision: str | None = "0022"


def upgrade() -> None:
    op.create_table(
        "succession",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("asked_of", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_succession_customer_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "person_id"],
            ["person.customer_id", "person.id"],
            name="fk_succession_customer_id_person_id",
        ),
        sa.PrimaryKeyConstraint("customer_id", "id", name="pk_succession"),
    )
    op.create_index("ix_succession_person_id", "succession", ["customer_id", "person_id"])
    op.create_index("ix_succession_state", "succession", ["state", "ends_at"])


def downgrade() -> None:
    op.drop_table("succession")
