"""Policies, version by version, and who of the operator's staff looks after which customer."""

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, Table, Text

from storage.columns import Instant
from storage.schema import Id, Json, Word, metadata, of_customer, refers

policy_version = of_customer(
    "policy_version",
    Column("version", Integer, primary_key=True),
    Column("document", Json, nullable=False),
    Column("author_id", Id),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("restored", Integer),
    refers("author_id", "person"),
)

policy_draft = of_customer(
    "policy_draft",
    Column("author_id", Id, primary_key=True),  # one for each administrator
    Column("id", Id, nullable=False),
    Column("base", Integer, nullable=False),
    Column("part", Word, nullable=False),
    Column("rule_id", Id, nullable=False),
    Column("document", Json, nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("restored", Integer),
    refers("author_id", "person"),
)

system_policy = Table(
    "system_policy",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("document", Json, nullable=False),
    Column("author_customer", Id),  # whoever operates Usher is a customer of their own
    Column("author_id", Id),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("restored", Integer),
)

assignment = Table(
    "assignment",
    metadata,
    Column("customer_id", Id, primary_key=True),  # who is looked after
    Column("staff_customer", Id, primary_key=True),
    Column("staff_id", Id, primary_key=True),  # by whom: a person of the operator's
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(["customer_id"], ["customer.id"]),
    ForeignKeyConstraint(["staff_customer", "staff_id"], ["person.customer_id", "person.id"]),
    Index("ix_assignment_staff", "staff_customer", "staff_id"),
)
