"""Asking."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    _suggestion()
    _suggestion_count()
    _cursor()
    _invitation()
    _delivery()
    _preferences()


def downgrade() -> None:
    op.drop_table("preferences")
    op.drop_table("delivery")
    op.drop_table("invitation")
    op.drop_table("cursor")
    op.drop_table("suggestion_count")
    op.drop_table("suggestion")


def _suggestion() -> None:
    op.create_table(
        "suggestion",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("actor_id", sa.String(length=64), nullable=False),
        sa.Column("work_item_id", sa.String(length=64), nullable=False),
        sa.Column("proposed", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("left_out", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("again_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id", "actor_id"],
            ["person.customer_id", "person.id"],
            name="fk_suggestion_customer_id_actor_id",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "work_item_id"],
            ["work_item.customer_id", "work_item.id"],
            name="fk_suggestion_customer_id_work_item_id",
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_suggestion_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "id", name="pk_suggestion"),
    )
    op.create_index("ix_suggestion_actor_id", "suggestion", ["customer_id", "actor_id", "made_at"])
    op.create_index("ix_suggestion_state", "suggestion", ["state", "again_at"])


def _suggestion_count() -> None:
    op.create_table(
        "suggestion_count",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_suggestion_count_customer_id"
        ),
        sa.PrimaryKeyConstraint("customer_id", "day", "reason", name="pk_suggestion_count"),
    )


def _cursor() -> None:
    op.create_table(
        "cursor",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_cursor_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", name="pk_cursor"),
    )


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("inviter_id", sa.String(length=64), nullable=False),
        sa.Column("invitee_id", sa.String(length=64), nullable=False),
        sa.Column("work_item_id", sa.String(length=64), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("send_at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("lifetime", sa.Interval(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("expires_at", Instant(), nullable=True),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("decline", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("snoozed_until", Instant(), nullable=True),
        sa.Column("suspended_at", Instant(), nullable=True),
        sa.Column("last_message_at", Instant(), nullable=True),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("resends", sa.Integer(), nullable=False),
        sa.Column("co_inviter_ids", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("suggestion_id", sa.String(length=64), nullable=True),
        sa.Column("request_key", sa.String(length=200), nullable=False),
        sa.Column("trace", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("next_due_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id", "invitee_id"],
            ["person.customer_id", "person.id"],
            name="fk_invitation_customer_id_invitee_id",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "inviter_id"],
            ["person.customer_id", "person.id"],
            name="fk_invitation_customer_id_inviter_id",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "work_item_id"],
            ["work_item.customer_id", "work_item.id"],
            name="fk_invitation_customer_id_work_item_id",
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_invitation_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "id", name="pk_invitation"),
    )
    op.create_index(
        "ix_invitation_invitee_id", "invitation", ["customer_id", "invitee_id", "created_at"]
    )
    op.create_index(
        "ix_invitation_inviter_id", "invitation", ["customer_id", "inviter_id", "created_at"]
    )
    op.create_index(
        "ix_invitation_shared",
        "invitation",
        ["customer_id"],
        sqlite_where=sa.text("co_inviter_ids IS NOT NULL"),
        postgresql_where=sa.text("co_inviter_ids IS NOT NULL"),
    )
    op.create_index("ix_invitation_state", "invitation", ["state", "next_due_at"])
    op.create_index(
        "uq_invitation_active",
        "invitation",
        ["customer_id", "invitee_id", "work_item_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('pending_approval', 'scheduled', 'pending')"),
        postgresql_where=sa.text("state IN ('pending_approval', 'scheduled', 'pending')"),
    )
    op.create_index(
        "uq_invitation_request",
        "invitation",
        ["customer_id", "inviter_id", "request_key", "invitee_id"],
        unique=True,
        sqlite_where=sa.text("request_key <> ''"),
        postgresql_where=sa.text("request_key <> ''"),
    )


def _delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("shown_version", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id", "person_id"],
            ["person.customer_id", "person.id"],
            name="fk_delivery_customer_id_person_id",
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_delivery_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "id", name="pk_delivery"),
        sa.UniqueConstraint(
            "customer_id",
            "subject",
            "subject_id",
            "purpose",
            "sequence",
            "channel",
            "person_id",
            name="uq_delivery_once",
        ),
    )
    op.create_index(
        "ix_delivery_at", "delivery", ["customer_id", "workspace", "address", "reference"]
    )


def _preferences() -> None:
    op.create_table(
        "preferences",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("suggestions", sa.Boolean(), nullable=False),
        sa.Column("snoozed_until", Instant(), nullable=True),
        sa.Column("mutes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("refused", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id", "person_id"],
            ["person.customer_id", "person.id"],
            name="fk_preferences_customer_id_person_id",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_preferences_customer_id"
        ),
        sa.PrimaryKeyConstraint("customer_id", "person_id", name="pk_preferences"),
    )
