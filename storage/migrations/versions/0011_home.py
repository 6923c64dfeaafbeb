"""What Home shows: pages looked at, messages by person, work items by link."""

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"


def upgrade() -> None:
    op.create_table(
        "home_page",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_home_page_customer_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "person_id"],
            ["person.customer_id", "person.id"],
            name="fk_home_page_customer_id_person_id",
        ),
        sa.PrimaryKeyConstraint("customer_id", "person_id", name="pk_home_page"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_delivery_sent_at", "delivery", ["customer_id", "person_id", "sent_at"])
    op.create_index(
        "ix_work_item_link",
        "work_item",
        ["customer_id", "link"],
        sqlite_where=sa.text("link <> ''"),
        postgresql_where=sa.text("link <> ''"),
    )


def downgrade() -> None:
    op.drop_index("ix_work_item_link", "work_item")
    op.drop_index("ix_delivery_sent_at", "delivery")
    op.drop_table("home_page")
