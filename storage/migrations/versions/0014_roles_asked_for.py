"""Job roles that a message asks for."""

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"


def upgrade() -> None:
    op.add_column("activity", sa.Column("roles", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("activity", "roles")
