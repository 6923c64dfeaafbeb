"""An invitation of which the policy wanted no reminder when one was due."""

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"


def upgrade() -> None:
    hushed = sa.Column[bool]("hushed", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("invitation", hushed)


def downgrade() -> None:
    op.drop_column("invitation", "hushed")
