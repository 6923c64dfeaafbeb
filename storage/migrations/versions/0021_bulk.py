"""Plans of many invitations."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0021"
down_revision: str | None = "0020"


def upgrade() -> None:
    op.create_table(
        "bulk_plan",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("author_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("work_item_id", sa.String(length=64), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("header", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("refusal", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("with_approval", sa.Boolean(), nullable=False),
        sa.Column("sender_id", sa.String(length=64), nullable=True),
        sa.Column("handed_over", sa.Boolean(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_bulk_plan_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "id", name="pk_bulk_plan"),
    )
    op.create_index("ix_bulk_plan_created_at", "bulk_plan", ["created_at"])
    op.create_table(
        "bulk_row",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("plan_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("cells", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=True),
        sa.Column("work_item_id", sa.String(length=64), nullable=True),
        sa.Column("verdict", sa.String(length=32), nullable=True),
        sa.Column("note", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("invitation_id", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_bulk_row_customer_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "plan_id"],
            ["bulk_plan.customer_id", "bulk_plan.id"],
            name="fk_bulk_row_customer_id_plan_id",
        ),
        sa.PrimaryKeyConstraint("customer_id", "plan_id", "number", name="pk_bulk_row"),
    )
    op.create_index("ix_bulk_row_person_id", "bulk_row", ["customer_id", "person_id"])


def downgrade() -> None:
    op.drop_table("bulk_row")
    op.drop_table("bulk_plan")
