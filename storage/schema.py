"""What tables are made of: names of constraints, types, keys that begin with the customer."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
)
from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = String(64)
Word = String(32)  # a member of one of the domain's enumerations
Name = String(200)  # an identifier of a platform, or a key made of some
Json = JSON(none_as_null=True)
Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up INTEGER only


def of_customer(name: str, *parts: SchemaItem, narrow: bool = False) -> Table:
    """`narrow`: little beside the key, so that SQLite keeps the key alone."""
    options: dict[str, Any] = {"sqlite_with_rowid": False} if narrow else {}
    return Table(
        name,
        metadata,
        Column("customer_id", Id, primary_key=True),
        *parts,
        ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        **options,
    )


def refers(column: str, table: str, *, late: bool = False) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["customer_id", column],
        [f"{table}.customer_id", f"{table}.id"],
        deferrable=True if late else None,
        initially="DEFERRED" if late else None,
    )


def words(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)
