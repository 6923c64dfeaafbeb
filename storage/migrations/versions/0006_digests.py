"""Deliveries by person: what is held for a digest, what waits, what was sent lately."""

from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"


def upgrade() -> None:
    op.create_index("ix_delivery_person_id", "delivery", ["customer_id", "person_id", "state"])


def downgrade() -> None:
    op.drop_index("ix_delivery_person_id", "delivery")
