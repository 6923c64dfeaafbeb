"""Whose invitations wait for somebody to take them over."""

from sqlalchemy import Column, Index, Integer

from storage.columns import Instant
from storage.schema import Id, Json, Word, of_customer, refers

succession = of_customer(
    "succession",
    Column("id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("asked_of", Json, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("state", Word, nullable=False),
    Column("by", Id),
    Column("count", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    refers("person_id", "person"),
    Index("ix_succession_person_id", "customer_id", "person_id"),
    Index("ix_succession_state", "state", "ends_at"),  # for the sweep, over all customers
)
