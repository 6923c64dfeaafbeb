"""What models wrote for suggestions, and how much of them was used on a day."""

from sqlalchemy import Column, Date, Integer, Text

from storage.columns import Instant
from storage.schema import Id, Json, Name, Word, of_customer, refers

draft = of_customer(
    "draft",
    Column("suggestion_id", Id, primary_key=True),
    Column("text", Text, nullable=False),
    Column("model", Name, nullable=False),
    Column("facts", Json, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("outcome", Word, nullable=False),
    refers("suggestion_id", "suggestion"),
)

model_use = of_customer(
    "model_use",
    Column("day", Date, primary_key=True),
    Column("calls", Integer, nullable=False),
    Column("tokens", Integer, nullable=False),
    narrow=True,
)
