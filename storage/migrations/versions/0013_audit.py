"""The audit log, and triggers that let nobody change what stands in it."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.audit_triggers import DROPPED, TRIGGERS

revision: str = "0013"
down_revision: str | None = "0012"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _tables()
    _indexes()
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)


def _tables() -> None:
    op.create_table(
        "audit_head",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("sequence", _NUMBER, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("anchor", _NUMBER, nullable=False),
        sa.Column("anchor_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_audit_head_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", name="pk_audit_head"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("sequence", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("whom", sa.String(length=64), nullable=True),
        sa.Column("on_behalf_of", sa.String(length=64), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("policy_version", _NUMBER, nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["audit_head.customer_id"], name="fk_audit_head"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_audit_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "sequence", name="pk_audit"),
    )
    op.create_table(
        "audit_pseudonym",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("pseudonym", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("its_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_audit_pseudonym_customer_id"
        ),
        sa.PrimaryKeyConstraint("customer_id", "pseudonym", name="pk_audit_pseudonym"),
    )


def _indexes() -> None:
    op.create_index("ix_audit_actor", "audit", ["customer_id", "actor"])
    op.create_index("ix_audit_subject", "audit", ["customer_id", "subject"])
    for column in ("whom", "on_behalf_of"):
        some = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_audit_{column}",
            "audit",
            ["customer_id", column],
            sqlite_where=some,
            postgresql_where=some,
        )
    op.create_index("ix_audit_pseudonym_its_id", "audit_pseudonym", ["customer_id", "its_id"])


def downgrade() -> None:
    op.drop_table("audit_pseudonym")
    op.drop_table("audit")
    op.drop_table("audit_head")
    for statement in DROPPED[op.get_bind().dialect.name]:
        op.execute(statement)
