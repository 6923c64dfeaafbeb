"""Work items, who is in them, and the log of what happened there."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from storage.columns import Instant
from storage.schema import Id, Json, Name, Number, Word, metadata, of_customer, refers

work_item = of_customer(
    "work_item",
    Column("id", Id, primary_key=True),
    Column("kind", Word, nullable=False),
    Column("title", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("link", Text, nullable=False),
    Column("visibility", Word, nullable=False),
    Column("roles", Json, nullable=False),
    Column("platform", Word),  # these three: its place in chat, if it has one
    Column("workspace", Name),
    Column("channel", Name),
    Column("archived", Boolean, nullable=False),
    Column("linked", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("search_key", Text, nullable=False),
    UniqueConstraint("customer_id", "platform", "workspace", "channel"),
)
_named = work_item.c.link != literal_column("''")
Index(
    "ix_work_item_link",
    work_item.c.customer_id,
    work_item.c.link,
    sqlite_where=_named,
    postgresql_where=_named,
)

member = of_customer(
    "member",
    Column("work_item_id", Id, primary_key=True),
    Column("person_id", Id, primary_key=True),
    Column("since", Instant, nullable=False),
    Column("via", Word, nullable=False),
    refers("work_item_id", "work_item"),
    refers("person_id", "person"),
    Index("ix_member_person_id", "customer_id", "person_id"),
    narrow=True,
)

activity = Table(
    "activity",
    metadata,
    # The one key without the customer: a log has one order, and SQLite numbers only such a key.
    Column("sequence", Number, primary_key=True, autoincrement=True),
    Column("customer_id", Id, nullable=False),
    Column("work_item_id", Id, nullable=False),
    Column("kind", Word, nullable=False),
    Column("actor_id", Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("conversation", Name, nullable=False),
    Column("target_ids", Json),
    Column("terms", LargeBinary, nullable=False),  # eight bytes each, one after the other
    Column("roles", Json),  # names of job roles asked for; mostly none
    ForeignKeyConstraint(["customer_id"], ["customer.id"]),
    refers("work_item_id", "work_item"),
    refers("actor_id", "person"),
    Index("ix_activity_sequence", "customer_id", "sequence"),
    Index("ix_activity_work_item_id", "customer_id", "work_item_id", "sequence"),
    sqlite_autoincrement=True,  # a number is never given twice, whatever was forgotten
)
