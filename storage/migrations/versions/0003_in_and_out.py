"""In and out."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    _inbox()
    _outbox()
    _rate_bucket()
    _tick()


def downgrade() -> None:
    op.drop_table("tick")
    op.drop_table("rate_bucket")
    op.drop_table("outbox")
    op.drop_table("inbox")


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_inbox_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "key", name="pk_inbox"),
        sqlite_with_rowid=False,
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("due", Instant(), nullable=False),
        sa.Column("workspace", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("details", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_outbox_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "id", name="pk_outbox"),
    )
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["due"],
        sqlite_where=sa.text("state <> 'failed'"),
        postgresql_where=sa.text("state <> 'failed'"),
    )
    op.create_index(
        "uq_outbox_waiting",
        "outbox",
        ["customer_id", "key"],
        unique=True,
        sqlite_where=sa.text("state = 'waiting' AND key <> ''"),
        postgresql_where=sa.text("state = 'waiting' AND key <> ''"),
    )


def _rate_bucket() -> None:
    op.create_table(
        "rate_bucket",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("tat", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_rate_bucket"),
    )


def _tick() -> None:
    op.create_table(
        "tick",
        sa.Column("job", sa.String(length=200), nullable=False),
        sa.Column("slot", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("job", "slot", name="pk_tick"),
    )
