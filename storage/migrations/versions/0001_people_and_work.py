"""People and work."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision: str = "0001"
down_revision: str | None = None


def upgrade() -> None:
    _customer()
    _workspace()
    _person()
    _identity()
    _work_item()
    _member()
    _activity()


def downgrade() -> None:
    op.drop_table("activity")
    op.drop_table("member")
    op.drop_table("work_item")
    op.drop_table("identity")
    op.drop_table("person")
    op.drop_table("workspace")
    op.drop_table("customer")


def _customer() -> None:
    op.create_table(
        "customer",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("word_key", sa.LargeBinary(), nullable=False),
        sa.Column("directory_version", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_customer"),
    )


def _workspace() -> None:
    op.create_table(
        "workspace",
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("bot_user", sa.String(length=200), nullable=False),
        sa.Column("installed_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_workspace_customer_id"),
        sa.PrimaryKeyConstraint("platform", "id", name="pk_workspace"),
    )
    op.create_index("ix_workspace_customer_id", "workspace", ["customer_id"])


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("manager_id", sa.String(length=64), nullable=True),
        sa.Column("skills", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("time_zone", sa.String(length=200), nullable=False),
        sa.Column("locale", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("left", sa.Boolean(), nullable=False),
        sa.Column("away", sa.Boolean(), nullable=False),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id", "manager_id"],
            ["person.customer_id", "person.id"],
            name="fk_person_customer_id_manager_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_person_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "id", name="pk_person"),
    )
    op.create_index("ix_person_email_key", "person", ["customer_id", "email_key"])
    op.create_index("ix_person_manager_id", "person", ["customer_id", "manager_id"])


def _identity() -> None:
    op.create_table(
        "identity",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=200), nullable=False),
        sa.Column("user", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id", "person_id"],
            ["person.customer_id", "person.id"],
            name="fk_identity_customer_id_person_id",
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_identity_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "platform", "workspace", "user", name="pk_identity"),
    )
    op.create_index("ix_identity_person_id", "identity", ["customer_id", "person_id"])


def _work_item() -> None:
    op.create_table(
        "work_item",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("visibility", sa.String(length=32), nullable=False),
        sa.Column("roles", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=True),
        sa.Column("workspace", sa.String(length=200), nullable=True),
        sa.Column("channel", sa.String(length=200), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_work_item_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "id", name="pk_work_item"),
        sa.UniqueConstraint(
            "customer_id",
            "platform",
            "workspace",
            "channel",
            name="uq_work_item_customer_id_platform_workspace_channel",
        ),
    )


def _member() -> None:
    op.create_table(
        "member",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("work_item_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("via", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id", "person_id"],
            ["person.customer_id", "person.id"],
            name="fk_member_customer_id_person_id",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "work_item_id"],
            ["work_item.customer_id", "work_item.id"],
            name="fk_member_customer_id_work_item_id",
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_member_customer_id"),
        sa.PrimaryKeyConstraint("customer_id", "work_item_id", "person_id", name="pk_member"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_member_person_id", "member", ["customer_id", "person_id"])


def _activity() -> None:
    op.create_table(
        "activity",
        sa.Column(
            "sequence",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("work_item_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("actor_id", sa.String(length=64), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("conversation", sa.String(length=200), nullable=False),
        sa.Column("target_ids", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id", "actor_id"],
            ["person.customer_id", "person.id"],
            name="fk_activity_customer_id_actor_id",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "work_item_id"],
            ["work_item.customer_id", "work_item.id"],
            name="fk_activity_customer_id_work_item_id",
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_activity_customer_id"),
        sa.PrimaryKeyConstraint("sequence", name="pk_activity"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_activity_sequence", "activity", ["customer_id", "sequence"])
    op.create_index(
        "ix_activity_work_item_id", "activity", ["customer_id", "work_item_id", "sequence"]
    )
