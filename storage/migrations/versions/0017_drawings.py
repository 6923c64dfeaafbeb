"""How often somebody's Home was drawn."""

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"


def upgrade() -> None:
    op.add_column("home_page", sa.Column("drawn", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("home_page", "drawn")
