"""Plans of many invitations, and their rows."""

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Index, Integer, Text

from storage.columns import Instant
from storage.schema import Id, Json, Name, Word, of_customer

bulk_plan = of_customer(
    "bulk_plan",
    Column("id", Id, primary_key=True),
    Column("author_id", Id, nullable=False),
    Column("kind", Word, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("state", Word, nullable=False),
    Column("work_item_id", Id),
    Column("message", Text, nullable=False),
    Column("header", Json, nullable=False),
    Column("source", Name, nullable=False),
    Column("refusal", Json),
    Column("with_approval", Boolean, nullable=False),
    Column("sender_id", Id),
    Column("handed_over", Boolean, nullable=False),
    Column("ended_at", Instant),
    Column("version", Integer, nullable=False),
)
Index("ix_bulk_plan_created_at", bulk_plan.c.created_at)

bulk_row = of_customer(
    "bulk_row",
    Column("plan_id", Id, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("cells", Json, nullable=False),
    Column("person_id", Id),
    Column("work_item_id", Id),
    Column("verdict", Word),
    Column("note", Json),
    Column("left_out", Boolean, nullable=False),
    Column("outcome", Word),
    Column("invitation_id", Id),
    ForeignKeyConstraint(["customer_id", "plan_id"], ["bulk_plan.customer_id", "bulk_plan.id"]),
)
Index("ix_bulk_row_person_id", bulk_row.c.customer_id, bulk_row.c.person_id)
