"""Links in letters."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0007"
down_revision: str | None = "0006"


def upgrade() -> None:
    op.create_table(
        "link",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=200), nullable=False),
        sa.Column("delivery_id", sa.String(length=64), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_link_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "digest", name="pk_link"),
    )
    op.create_index("ix_link_digest", "link", ["digest"])
    op.create_index("ix_link_person_id", "link", ["customer_id", "person_id", "subject_id"])
    op.create_index("ix_link_expires_at", "link", ["expires_at"])


def downgrade() -> None:
    op.drop_table("link")
