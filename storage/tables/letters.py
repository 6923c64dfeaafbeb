"""Links in letters: what leads back to us, as hashes."""

from sqlalchemy import Column, Index

from storage.columns import Instant
from storage.schema import Id, Name, Word, of_customer

link = of_customer(
    "link",
    Column("digest", Id, primary_key=True),
    Column("purpose", Word, nullable=False),
    Column("person_id", Id, nullable=False),
    Column("subject_id", Name, nullable=False),
    Column("delivery_id", Id, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Index("ix_link_digest", "digest"),  # whoever follows one does not say whose customer they are
    Index("ix_link_person_id", "customer_id", "person_id", "subject_id"),
    Index("ix_link_expires_at", "expires_at"),  # for the sweep, over all customers
)
