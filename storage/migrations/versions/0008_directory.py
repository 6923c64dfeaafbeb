"""The directory read from Slack: who said what, passes over the list, corrections."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0008"
down_revision: str | None = "0007"

_DETAILS = ("name", "email", "title", "department", "manager_id", "skills", "locale")


def upgrade() -> None:
    _person()
    op.add_column("identity", sa.Column("listed_at", Instant()))
    op.add_column("identity", sa.Column("profiled_at", Instant()))
    _directory_pass()
    _correction()


def downgrade() -> None:
    op.drop_index("ix_correction_person_id", "correction")
    op.drop_table("correction")
    op.drop_table("directory_pass")
    op.drop_column("identity", "profiled_at")
    op.drop_column("identity", "listed_at")
    op.drop_column("person", "sources")
    op.drop_column("person", "away_until")


def _person() -> None:
    """Of people who came from a file, the file had the last word before there was a note of it."""
    op.add_column("person", sa.Column("away_until", Instant()))
    op.add_column(
        "person",
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False, server_default="{}"),
    )
    person = sa.table(
        "person", sa.column("customer_id"), sa.column("id"), sa.column("sources", sa.JSON())
    )
    identity = sa.table(
        "identity", sa.column("customer_id"), sa.column("person_id"), sa.column("platform")
    )
    from_file = sa.exists().where(
        identity.c.customer_id == person.c.customer_id,
        identity.c.person_id == person.c.id,
        identity.c.platform == "csv",
    )
    op.execute(person.update().where(from_file).values(sources=dict.fromkeys(_DETAILS, "csv")))


def _directory_pass() -> None:
    op.create_table(
        "directory_pass",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("workspace", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("full", sa.Boolean(), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("finished_at", Instant()),
        sa.Column("cursor", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("restarts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=32), nullable=False),
        sa.Column("fields", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_directory_pass_customer_id"
        ),
        sa.PrimaryKeyConstraint("customer_id", "workspace", name="pk_directory_pass"),
    )


def _correction() -> None:
    op.create_table(
        "correction",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("wanted", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("former", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("answered_at", Instant()),
        sa.Column("answered_by", sa.String(length=64)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_correction_customer_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "person_id"],
            ["person.customer_id", "person.id"],
            name="fk_correction_customer_id_person_id",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "answered_by"],
            ["person.customer_id", "person.id"],
            name="fk_correction_customer_id_answered_by",
        ),
        sa.PrimaryKeyConstraint("customer_id", "id", name="pk_correction"),
    )
    op.create_index(
        "ix_correction_person_id", "correction", ["customer_id", "person_id", "asked_at"]
    )
