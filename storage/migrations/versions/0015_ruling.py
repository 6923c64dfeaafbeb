"""Policies, approvals, appointments, and who looks after whom."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0015"
down_revision: str | None = "0014"

_JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    op.add_column("customer", sa.Column("suspended_at", Instant()))
    op.add_column("person", sa.Column("appointed", sa.String(length=32)))
    _invitation()
    _versions()
    _assignment()


def downgrade() -> None:
    op.drop_index("ix_assignment_staff", "assignment")
    for table in ("assignment", "system_policy", "policy_version"):
        op.drop_table(table)
    op.drop_index("ix_invitation_created_at", "invitation")
    for column in ("kept", "approval", "grants", "origin", "policy_version"):
        op.drop_column("invitation", column)
    op.drop_column("person", "appointed")
    op.drop_column("customer", "suspended_at")


def _invitation() -> None:
    added: tuple[sa.Column[Any], ...] = (
        sa.Column("policy_version", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("origin", sa.String(length=32), nullable=False, server_default="manual"),
        sa.Column("grants", _JSON),
        sa.Column("approval", _JSON),
        sa.Column("kept", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    for column in added:
        op.add_column("invitation", column)
    op.create_index("ix_invitation_created_at", "invitation", ["customer_id", "created_at"])


def _versions() -> None:
    op.create_table(
        "policy_version",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", _JSON, nullable=False),
        sa.Column("author_id", sa.String(length=64)),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("restored", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_policy_version_customer_id"
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "author_id"],
            ["person.customer_id", "person.id"],
            name="fk_policy_version_customer_id_author_id",
        ),
        sa.PrimaryKeyConstraint("customer_id", "version", name="pk_policy_version"),
    )
    op.create_table(
        "system_policy",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", _JSON, nullable=False),
        sa.Column("author_customer", sa.String(length=64)),
        sa.Column("author_id", sa.String(length=64)),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("restored", sa.Integer()),
        sa.PrimaryKeyConstraint("version", name="pk_system_policy"),
    )


def _assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("staff_customer", sa.String(length=64), nullable=False),
        sa.Column("staff_id", sa.String(length=64), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_assignment_customer_id"),
        sa.ForeignKeyConstraint(
            ["staff_customer", "staff_id"],
            ["person.customer_id", "person.id"],
            name="fk_assignment_staff_customer_staff_id",
        ),
        sa.PrimaryKeyConstraint("customer_id", "staff_customer", "staff_id", name="pk_assignment"),
    )
    op.create_index("ix_assignment_staff", "assignment", ["staff_customer", "staff_id"])
