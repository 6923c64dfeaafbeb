"""Customers, their workspaces, and the organisation graph."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from storage.columns import Instant
from storage.schema import Id, Json, Name, Word, metadata, of_customer, refers

customer = Table(
    "customer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("word_key", LargeBinary, nullable=False),  # 32 random bytes, see invites.terms
    Column("directory_version", Integer, nullable=False),  # moves when caches must be forgotten
    Column("created_at", Instant, nullable=False),
)

workspace = Table(
    "workspace",
    metadata,
    Column("platform", Word, primary_key=True),
    Column("id", Name, primary_key=True),
    Column("customer_id", Id, nullable=False),
    Column("bot_user", Name, nullable=False),
    Column("installed_at", Instant),
    Column("removed_at", Instant),  # set while Usher is not installed there any more
    ForeignKeyConstraint(["customer_id"], ["customer.id"]),
    Index("ix_workspace_customer_id", "customer_id"),
)

person = of_customer(
    "person",
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("manager_id", Id),
    Column("skills", Json, nullable=False),
    Column("time_zone", Name, nullable=False),
    Column("locale", Name, nullable=False),
    Column("kind", Word, nullable=False),
    Column("left", Boolean, nullable=False),
    Column("away", Boolean, nullable=False),
    Column("is_admin", Boolean, nullable=False),
    Column("known", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("email_key", Text, nullable=False),  # folded, so that case never matters
    Column("search_key", Text, nullable=False),  # name and e-mail, folded
    refers("manager_id", "person", late=True),  # an import may bring the manager later
    Index("ix_person_email_key", "customer_id", "email_key"),
    Index("ix_person_manager_id", "customer_id", "manager_id"),
)

identity = of_customer(
    "identity",
    Column("platform", Word, primary_key=True),
    Column("workspace", Name, primary_key=True),
    Column("user", Name, primary_key=True),
    Column("person_id", Id, nullable=False),
    refers("person_id", "person"),
    Index("ix_identity_person_id", "customer_id", "person_id"),
)
