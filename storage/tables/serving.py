"""What is kept so that a process starts quickly; everything here can be made from the log again."""

from sqlalchemy import Column, Integer, LargeBinary

from storage.columns import Instant
from storage.schema import Number, of_customer

engine_snapshot = of_customer(
    "engine_snapshot",
    Column("generation", Integer, nullable=False),
    Column("form", Integer, nullable=False),
    Column("sequence", Number, nullable=False),
    Column("written", LargeBinary, nullable=False),
    Column("at", Instant),
)
