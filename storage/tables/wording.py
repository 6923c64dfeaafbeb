"""What a customer's invitations say and how its letters look, every version of both."""

from sqlalchemy import Column, Integer, Text

from storage.columns import Instant
from storage.schema import Id, Json, Word, of_customer

template_version = of_customer(
    "template_version",
    Column("kind", Word, primary_key=True),  # "any" for each of them, as with the language
    Column("language", Word, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Id),  # null once they asked to be forgotten
    Column("restored", Integer, nullable=False),
)

branding = of_customer(
    "branding",
    Column("number", Integer, primary_key=True),
    Column("look", Json, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Id),
)
