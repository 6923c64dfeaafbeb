"""What an administrator asked of the policy and has not confirmed yet."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0018"
down_revision: str | None = "0017"


def upgrade() -> None:
    op.create_table(
        "policy_draft",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("author_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=32), nullable=False),
        sa.Column("rule_id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("restored", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_policy_draft_customer_id"
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "author_id"],
            ["person.customer_id", "person.id"],
            name="fk_policy_draft_customer_id_author_id",
        ),
        sa.PrimaryKeyConstraint("customer_id", "author_id", name="pk_policy_draft"),
    )


def downgrade() -> None:
    op.drop_table("policy_draft")
