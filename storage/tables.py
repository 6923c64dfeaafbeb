"""The schema: every row belongs to a customer, and every key begins with it. No behaviour here."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Interval,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.sql.schema import SchemaItem

from invites.invitation import ACTIVE
from storage.columns import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_Id = String(64)
_Word = String(32)  # a member of one of the domain's enumerations
_Name = String(200)  # an identifier of a platform, or a key made of some
_Json = JSON(none_as_null=True)
_Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up INTEGER only


def _of_customer(name: str, *parts: SchemaItem, narrow: bool = False) -> Table:
    """`narrow`: little beside the key, so that SQLite keeps the key alone."""
    options: dict[str, Any] = {"sqlite_with_rowid": False} if narrow else {}
    return Table(
        name,
        metadata,
        Column("customer_id", _Id, primary_key=True),
        *parts,
        ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        **options,
    )


def _refers(column: str, table: str, *, late: bool = False) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["customer_id", column],
        [f"{table}.customer_id", f"{table}.id"],
        deferrable=True if late else None,
        initially="DEFERRED" if late else None,
    )


def _words(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


customer = Table(
    "customer",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("word_key", LargeBinary, nullable=False),  # 32 random bytes, see invites.terms
    Column("directory_version", Integer, nullable=False),  # moves when caches must be forgotten
    Column("created_at", Instant, nullable=False),
)

workspace = Table(
    "workspace",
    metadata,
    Column("platform", _Word, primary_key=True),
    Column("id", _Name, primary_key=True),
    Column("customer_id", _Id, nullable=False),
    Column("bot_user", _Name, nullable=False),
    Column("installed_at", Instant),
    ForeignKeyConstraint(["customer_id"], ["customer.id"]),
    Index("ix_workspace_customer_id", "customer_id"),
)

person = _of_customer(
    "person",
    Column("id", _Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("manager_id", _Id),
    Column("skills", _Json, nullable=False),
    Column("time_zone", _Name, nullable=False),
    Column("locale", _Name, nullable=False),
    Column("kind", _Word, nullable=False),
    Column("left", Boolean, nullable=False),
    Column("away", Boolean, nullable=False),
    Column("is_admin", Boolean, nullable=False),
    Column("known", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("email_key", Text, nullable=False),  # folded, so that case never matters
    Column("search_key", Text, nullable=False),  # name and e-mail, folded
    _refers("manager_id", "person", late=True),  # an import may bring the manager later
    Index("ix_person_email_key", "customer_id", "email_key"),
    Index("ix_person_manager_id", "customer_id", "manager_id"),
)

identity = _of_customer(
    "identity",
    Column("platform", _Word, primary_key=True),
    Column("workspace", _Name, primary_key=True),
    Column("user", _Name, primary_key=True),
    Column("person_id", _Id, nullable=False),
    _refers("person_id", "person"),
    Index("ix_identity_person_id", "customer_id", "person_id"),
)

work_item = _of_customer(
    "work_item",
    Column("id", _Id, primary_key=True),
    Column("kind", _Word, nullable=False),
    Column("title", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("link", Text, nullable=False),
    Column("visibility", _Word, nullable=False),
    Column("roles", _Json, nullable=False),
    Column("platform", _Word),  # these three: its place in chat, if it has one
    Column("workspace", _Name),
    Column("channel", _Name),
    Column("archived", Boolean, nullable=False),
    Column("linked", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("search_key", Text, nullable=False),
    UniqueConstraint("customer_id", "platform", "workspace", "channel"),
)

member = _of_customer(
    "member",
    Column("work_item_id", _Id, primary_key=True),
    Column("person_id", _Id, primary_key=True),
    Column("since", Instant, nullable=False),
    Column("via", _Word, nullable=False),
    _refers("work_item_id", "work_item"),
    _refers("person_id", "person"),
    Index("ix_member_person_id", "customer_id", "person_id"),
    narrow=True,
)

activity = Table(
    "activity",
    metadata,
    # The one key without the customer: a log has one order, and SQLite numbers only such a key.
    Column("sequence", _Number, primary_key=True, autoincrement=True),
    Column("customer_id", _Id, nullable=False),
    Column("work_item_id", _Id, nullable=False),
    Column("kind", _Word, nullable=False),
    Column("actor_id", _Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("conversation", _Name, nullable=False),
    Column("target_ids", _Json),
    Column("terms", LargeBinary, nullable=False),  # eight bytes each, one after the other
    ForeignKeyConstraint(["customer_id"], ["customer.id"]),
    _refers("work_item_id", "work_item"),
    _refers("actor_id", "person"),
    Index("ix_activity_sequence", "customer_id", "sequence"),
    Index("ix_activity_work_item_id", "customer_id", "work_item_id", "sequence"),
    sqlite_autoincrement=True,  # a number is never given twice, whatever was forgotten
)

suggestion = _of_customer(
    "suggestion",
    Column("id", _Id, primary_key=True),
    Column("actor_id", _Id, nullable=False),
    Column("work_item_id", _Id, nullable=False),
    Column("proposed", _Json, nullable=False),
    Column("left_out", _Json, nullable=False),
    Column("draft", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("state", _Word, nullable=False),
    Column("answered_at", Instant),
    Column("again_at", Instant),
    Column("version", Integer, nullable=False),
    _refers("actor_id", "person"),
    _refers("work_item_id", "work_item"),
    Index("ix_suggestion_actor_id", "customer_id", "actor_id", "made_at"),
    Index("ix_suggestion_state", "state", "again_at"),  # for the sweep, over all customers
)

suggestion_count = _of_customer(
    "suggestion_count",
    Column("day", Date, primary_key=True),
    Column("reason", _Word, primary_key=True),
    Column("count", Integer, nullable=False),
)

cursor = _of_customer("cursor", Column("sequence", _Number, nullable=False))

invitation = _of_customer(
    "invitation",
    Column("id", _Id, primary_key=True),
    Column("inviter_id", _Id, nullable=False),
    Column("invitee_id", _Id, nullable=False),
    Column("work_item_id", _Id, nullable=False),
    Column("message", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("send_at", Instant, nullable=False),
    Column("state", _Word, nullable=False),
    Column("lifetime", Interval, nullable=False),
    Column("sent_at", Instant),
    Column("expires_at", Instant),
    Column("answered_at", Instant),
    Column("decline", _Json),
    Column("snoozed_until", Instant),
    Column("suspended_at", Instant),
    Column("last_message_at", Instant),
    Column("reminders", Integer, nullable=False),
    Column("resends", Integer, nullable=False),
    Column("co_inviter_ids", _Json),  # null for none, so that the index below stays small
    Column("suggestion_id", _Id),
    Column("request_key", _Name, nullable=False),
    Column("trace", _Json, nullable=False),
    Column("version", Integer, nullable=False),
    Column("next_due_at", Instant),  # see invites.reminders.next_due
    _refers("inviter_id", "person"),
    _refers("invitee_id", "person"),
    _refers("work_item_id", "work_item"),
    Index("ix_invitation_invitee_id", "customer_id", "invitee_id", "created_at"),
    Index("ix_invitation_inviter_id", "customer_id", "inviter_id", "created_at"),
    Index("ix_invitation_state", "state", "next_due_at"),  # for the sweep, over all customers
)
_shared = invitation.c.co_inviter_ids.is_not(None)
Index(
    "ix_invitation_shared", invitation.c.customer_id, sqlite_where=_shared, postgresql_where=_shared
)
Index(
    "uq_invitation_active",
    invitation.c.customer_id,
    invitation.c.invitee_id,
    invitation.c.work_item_id,
    unique=True,
    sqlite_where=text(f"state IN ({_words(ACTIVE)})"),
    postgresql_where=text(f"state IN ({_words(ACTIVE)})"),
)
Index(
    "uq_invitation_request",
    invitation.c.customer_id,
    invitation.c.inviter_id,
    invitation.c.request_key,
    invitation.c.invitee_id,
    unique=True,
    sqlite_where=text("request_key <> ''"),
    postgresql_where=text("request_key <> ''"),
)

delivery = _of_customer(
    "delivery",
    Column("id", _Id, primary_key=True),
    Column("subject", _Word, nullable=False),
    Column("subject_id", _Id, nullable=False),
    Column("purpose", _Word, nullable=False),
    Column("person_id", _Id, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("channel", _Word, nullable=False),
    Column("state", _Word, nullable=False),
    Column("workspace", _Name, nullable=False),
    Column("address", _Name, nullable=False),
    Column("reference", _Name, nullable=False),
    Column("shown_version", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Column("sent_at", Instant),
    _refers("person_id", "person"),
    UniqueConstraint(
        "customer_id",
        "subject",
        "subject_id",
        "purpose",
        "sequence",
        "channel",
        "person_id",
        name="uq_delivery_once",
    ),
    Index("ix_delivery_at", "customer_id", "workspace", "address", "reference"),
)

preferences = _of_customer(
    "preferences",
    Column("person_id", _Id, primary_key=True),
    Column("suggestions", Boolean, nullable=False),
    Column("snoozed_until", Instant),
    Column("mutes", _Json, nullable=False),
    Column("refused", _Json, nullable=False),
    Column("version", Integer, nullable=False),
    _refers("person_id", "person"),
)

inbox = _of_customer(
    "inbox",
    Column("key", _Name, primary_key=True),
    Column("received_at", Instant, nullable=False),
    narrow=True,
)

outbox = _of_customer(
    "outbox",
    Column("id", _Id, primary_key=True),
    Column("kind", _Word, nullable=False),
    Column("reference", _Name, nullable=False),
    Column("due", Instant, nullable=False),  # of a claimed row: when its lease ends
    Column("workspace", _Name, nullable=False),
    Column("key", _Name, nullable=False),
    Column("details", _Json, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", _Word, nullable=False),  # waiting, claimed or failed; what is done is gone
    Column("token", Integer, nullable=False),  # counts the claims: the fence against old holders
    Column("error", Text, nullable=False),
)
_open = text("state <> 'failed'")
_waiting = text("state = 'waiting' AND key <> ''")
Index("ix_outbox_due", outbox.c.due, sqlite_where=_open, postgresql_where=_open)
Index(
    "uq_outbox_waiting",
    outbox.c.customer_id,
    outbox.c.key,
    unique=True,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)

rate_bucket = Table(
    "rate_bucket",
    metadata,
    Column("key", _Name, primary_key=True),  # names the workspace and method: the platform's, not
    Column("tat", Instant, nullable=False),  # a customer's; tat = theoretical arrival time (GCRA)
)

tick = Table(
    "tick",
    metadata,
    Column("job", _Name, primary_key=True),
    Column("slot", Instant, primary_key=True),
)
