"""What a customer's invitations say, and how its letters look."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0016"
down_revision: str | None = "0015"


def upgrade() -> None:
    op.create_table(
        "template_version",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=True),
        sa.Column("restored", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_template_version_customer_id"
        ),
        sa.PrimaryKeyConstraint(
            "customer_id", "kind", "language", "number", name="pk_template_version"
        ),
    )
    op.create_table(
        "branding",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("look", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_branding_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "number", name="pk_branding"),
    )


def downgrade() -> None:
    op.drop_table("branding")
    op.drop_table("template_version")
