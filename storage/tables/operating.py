"""What whoever operates Usher keeps about a customer: for how long it is switched off."""

from sqlalchemy import Column, Text

from storage.columns import Instant
from storage.schema import Id, Word, of_customer

suspension = of_customer(
    "suspension",
    Column("level", Word, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("reason", Word, nullable=False),
    Column("note", Text, nullable=False),
    Column("by", Id, nullable=False),  # of the customer's, or of the operator's
)
