"""What comes in and goes out, and how fast it may."""

from sqlalchemy import Column, Index, Integer, Table, Text, text

from storage.columns import Instant
from storage.schema import Id, Json, Name, Word, metadata, of_customer

inbox = of_customer(
    "inbox",
    Column("key", Name, primary_key=True),
    Column("received_at", Instant, nullable=False),
    narrow=True,
)

outbox = of_customer(
    "outbox",
    Column("id", Id, primary_key=True),
    Column("kind", Word, nullable=False),
    Column("reference", Name, nullable=False),
    Column("due", Instant, nullable=False),  # of a claimed row: when its lease ends
    Column("workspace", Name, nullable=False),
    Column("key", Name, nullable=False),
    Column("details", Json, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", Word, nullable=False),  # waiting, claimed or failed; what is done is gone
    Column("token", Integer, nullable=False),  # counts the claims: the fence against old holders
    Column("error", Text, nullable=False),
)

_open, _waiting = text("state <> 'failed'"), text("state = 'waiting' AND key <> ''")
Index("ix_outbox_due", outbox.c.due, sqlite_where=_open, postgresql_where=_open)
Index(
    "uq_outbox_waiting",
    outbox.c.customer_id,
    outbox.c.key,
    unique=True,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)

rate_bucket = Table(
    "rate_bucket",
    metadata,
    Column("key", Name, primary_key=True),  # names the workspace and method: the platform's, not
    Column("tat", Instant, nullable=False),  # a customer's; see storage.rates
)

tick = Table(
    "tick",
    metadata,
    Column("job", Name, primary_key=True),
    Column("slot", Instant, primary_key=True),
)
