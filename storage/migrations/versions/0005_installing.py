"""Installing."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    _installation()
    _oauth_state()
    _announcement()
    with op.batch_alter_table("workspace") as table:
        table.add_column(sa.Column("removed_at", Instant(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("workspace") as table:
        table.drop_column("removed_at")
    op.drop_table("announcement")
    op.drop_table("oauth_state")
    op.drop_table("installation")


def _installation() -> None:
    op.create_table(
        "installation",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=200), nullable=False),
        sa.Column("bot_token", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bot_user", sa.String(length=200), nullable=False),
        sa.Column("installed_by", sa.String(length=200), nullable=False),
        sa.Column("scopes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("installed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_installation_customer_id"
        ),
        sa.PrimaryKeyConstraint("customer_id", "platform", "workspace", name="pk_installation"),
    )
    op.create_index(
        "uq_installation_workspace", "installation", ["platform", "workspace"], unique=True
    )


def _oauth_state() -> None:
    op.create_table(
        "oauth_state",
        sa.Column("digest", sa.String(length=200), nullable=False),
        sa.Column("browser", sa.String(length=200), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_oauth_state"),
    )
    op.create_index("ix_oauth_state_expires_at", "oauth_state", ["expires_at"])


def _announcement() -> None:
    op.create_table(
        "announcement",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=200), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_announcement_customer_id"
        ),
        sa.PrimaryKeyConstraint(
            "customer_id", "platform", "workspace", "channel", name="pk_announcement"
        ),
    )
