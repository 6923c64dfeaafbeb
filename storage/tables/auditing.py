"""The audit log: entries that are only appended to, where they end, and who stands in them."""

from sqlalchemy import Column, ForeignKeyConstraint, Index, Text, text

from storage.schema import Id, Name, Number, Word, of_customer

Hash = Id  # of SHA-256, in hexadecimal
Moment = Word  # as it is hashed; sortable

audit_head = of_customer(
    "audit_head",
    Column("sequence", Number, nullable=False),  # of the newest entry
    Column("hash", Hash, nullable=False),
    Column("anchor", Number, nullable=False),  # the newest entry that was cut off, or 0
    Column("anchor_hash", Hash, nullable=False),
    narrow=True,
)

audit = of_customer(
    "audit",
    Column("sequence", Number, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("actor", Id, nullable=False),
    Column("action", Name, nullable=False),
    Column("kind", Word, nullable=False),
    Column("subject", Id, nullable=False),
    Column("whom", Id),
    Column("on_behalf_of", Id),
    Column("reason", Name, nullable=False),
    Column("facts", Text, nullable=False),  # JSON as it is hashed
    Column("policy_version", Number),
    Column("hash", Hash, nullable=False),
    ForeignKeyConstraint(["customer_id"], ["audit_head.customer_id"], name="fk_audit_head"),
    Index("ix_audit_actor", "customer_id", "actor"),
    Index("ix_audit_subject", "customer_id", "subject"),
    Index(
        "ix_audit_whom",
        "customer_id",
        "whom",
        sqlite_where=text("whom IS NOT NULL"),
        postgresql_where=text("whom IS NOT NULL"),
    ),
    Index(
        "ix_audit_on_behalf_of",
        "customer_id",
        "on_behalf_of",
        sqlite_where=text("on_behalf_of IS NOT NULL"),
        postgresql_where=text("on_behalf_of IS NOT NULL"),
    ),
)

# A row here is the only way from entries to what they are about; erasing it leaves the chain whole.
audit_pseudonym = of_customer(
    "audit_pseudonym",
    Column("pseudonym", Id, primary_key=True),
    Column("kind", Word, nullable=False),
    Column("its_id", Id, nullable=False),
    Index("ix_audit_pseudonym_its_id", "customer_id", "its_id"),
)
