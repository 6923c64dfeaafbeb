"""Addresses as they are compared: somebody from outside is one person however they are written."""

import sqlalchemy as sa
from alembic import op

from invites.policy.domains import canonical_address

revision: str = "0019"
down_revision: str | None = "0018"

A_TIME = 500


def upgrade() -> None:
    op.add_column("person", sa.Column("address_key", sa.Text(), nullable=False, server_default=""))
    _fill()
    op.create_index("ix_person_address_key", "person", ["customer_id", "address_key"])


def downgrade() -> None:
    op.drop_index("ix_person_address_key", "person")
    op.drop_column("person", "address_key")


def _fill() -> None:
    person = sa.table("person", *map(sa.column, ("customer_id", "id", "email", "address_key")))
    connection = op.get_bind()
    its = (person.c.customer_id == sa.bindparam("customer")) & (person.c.id == sa.bindparam("its"))
    write = sa.update(person).where(its).values(address_key=sa.bindparam("key"))
    rows = connection.execute(
        sa.select(person.c.customer_id, person.c.id, person.c.email).where(person.c.email != "")
    ).all()
    keys = [
        {"customer": row.customer_id, "its": row.id, "key": canonical_address(row.email)}
        for row in rows
    ]
    for start in range(0, len(keys), A_TIME):
        connection.execute(write, keys[start : start + A_TIME])
