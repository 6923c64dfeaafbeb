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
    false,
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
    Column("suspended_at", Instant),  # switched off for a while, by whoever operates Usher
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
    Column("away_until", Instant),
    Column("is_admin", Boolean, nullable=False),
    Column("appointed", Word),  # a role that somebody gave them, beside what the platform says
    Column("known", Boolean, nullable=False),
    Column("forgotten", Boolean, nullable=False, server_default=false()),
    Column(
        "sources", Json, nullable=False, server_default="{}"
    ),  # who said what, by the name of the column
    Column("version", Integer, nullable=False),
    Column("email_key", Text, nullable=False),  # folded, so that case never matters
    Column("address_key", Text, nullable=False, server_default=""),  # without the sub-address
    Column("search_key", Text, nullable=False),  # name and e-mail, folded
    refers("manager_id", "person", late=True),  # an import may bring the manager later
    Index("ix_person_email_key", "customer_id", "email_key"),
    Index("ix_person_address_key", "customer_id", "address_key"),
    Index("ix_person_manager_id", "customer_id", "manager_id"),
)

identity = of_customer(
    "identity",
    Column("platform", Word, primary_key=True),
    Column("workspace", Name, primary_key=True),
    Column("user", Name, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("listed_at", Instant),  # when the pass began that found it in the workspace's list
    Column("profiled_at", Instant),  # when the organisation's own fields were read
    refers("person_id", "person"),
    Index("ix_identity_person_id", "customer_id", "person_id"),
)

directory_pass = of_customer(
    "directory_pass",
    Column("workspace", Name, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("state", Word, nullable=False),
    Column("full", Boolean, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("cursor", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("created", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("missing", Integer, nullable=False),
    Column("restarts", Integer, nullable=False),
    Column("error", Word, nullable=False),
    Column("fields", Json, nullable=False),  # the organisation's own fields: from id to detail
    Column("version", Integer, nullable=False),
)

correction = of_customer(
    "correction",
    Column("id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("wanted", Json, nullable=False),
    Column("former", Json, nullable=False),
    Column("state", Word, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("answered_at", Instant),
    Column("answered_by", Id),
    Column("version", Integer, nullable=False),
    refers("person_id", "person"),
    refers("answered_by", "person"),
    Index("ix_correction_person_id", "customer_id", "person_id", "asked_at"),
)
