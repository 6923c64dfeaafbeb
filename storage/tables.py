"""The schema: every row belongs to a customer, and every key begins with it. No behaviour here."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Interval,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from invites.invitation import ACTIVE
from storage.columns import Instant
from storage.schema import Id, Json, Name, Number, Word, metadata, of_customer, refers, words

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

work_item = of_customer(
    "work_item",
    Column("id", Id, primary_key=True),
    Column("kind", Word, nullable=False),
    Column("title", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("link", Text, nullable=False),
    Column("visibility", Word, nullable=False),
    Column("roles", Json, nullable=False),
    Column("platform", Word),  # these three: its place in chat, if it has one
    Column("workspace", Name),
    Column("channel", Name),
    Column("archived", Boolean, nullable=False),
    Column("linked", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("search_key", Text, nullable=False),
    UniqueConstraint("customer_id", "platform", "workspace", "channel"),
)

member = of_customer(
    "member",
    Column("work_item_id", Id, primary_key=True),
    Column("person_id", Id, primary_key=True),
    Column("since", Instant, nullable=False),
    Column("via", Word, nullable=False),
    refers("work_item_id", "work_item"),
    refers("person_id", "person"),
    Index("ix_member_person_id", "customer_id", "person_id"),
    narrow=True,
)

activity = Table(
    "activity",
    metadata,
    # The one key without the customer: a log has one order, and SQLite numbers only such a key.
    Column("sequence", Number, primary_key=True, autoincrement=True),
    Column("customer_id", Id, nullable=False),
    Column("work_item_id", Id, nullable=False),
    Column("kind", Word, nullable=False),
    Column("actor_id", Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("conversation", Name, nullable=False),
    Column("target_ids", Json),
    Column("terms", LargeBinary, nullable=False),  # eight bytes each, one after the other
    ForeignKeyConstraint(["customer_id"], ["customer.id"]),
    refers("work_item_id", "work_item"),
    refers("actor_id", "person"),
    Index("ix_activity_sequence", "customer_id", "sequence"),
    Index("ix_activity_work_item_id", "customer_id", "work_item_id", "sequence"),
    sqlite_autoincrement=True,  # a number is never given twice, whatever was forgotten
)

suggestion = of_customer(
    "suggestion",
    Column("id", Id, primary_key=True),
    Column("actor_id", Id, nullable=False),
    Column("work_item_id", Id, nullable=False),
    Column("proposed", Json, nullable=False),
    Column("left_out", Json, nullable=False),
    Column("draft", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("state", Word, nullable=False),
    Column("answered_at", Instant),
    Column("again_at", Instant),
    Column("version", Integer, nullable=False),
    refers("actor_id", "person"),
    refers("work_item_id", "work_item"),
    Index("ix_suggestion_actor_id", "customer_id", "actor_id", "made_at"),
    Index("ix_suggestion_state", "state", "again_at"),  # for the sweep, over all customers
)

suggestion_count = of_customer(
    "suggestion_count",
    Column("day", Date, primary_key=True),
    Column("reason", Word, primary_key=True),
    Column("count", Integer, nullable=False),
)

cursor = of_customer("cursor", Column("sequence", Number, nullable=False))

invitation = of_customer(
    "invitation",
    Column("id", Id, primary_key=True),
    Column("inviter_id", Id, nullable=False),
    Column("invitee_id", Id, nullable=False),
    Column("work_item_id", Id, nullable=False),
    Column("message", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("send_at", Instant, nullable=False),
    Column("state", Word, nullable=False),
    Column("lifetime", Interval, nullable=False),
    Column("sent_at", Instant),
    Column("expires_at", Instant),
    Column("answered_at", Instant),
    Column("decline", Json),
    Column("snoozed_until", Instant),
    Column("suspended_at", Instant),
    Column("last_message_at", Instant),
    Column("reminders", Integer, nullable=False),
    Column("resends", Integer, nullable=False),
    Column("co_inviter_ids", Json),  # null for none, so that the index below stays small
    Column("suggestion_id", Id),
    Column("request_key", Name, nullable=False),
    Column("trace", Json, nullable=False),
    Column("version", Integer, nullable=False),
    Column("next_due_at", Instant),  # see invites.reminders.next_due
    refers("inviter_id", "person"),
    refers("invitee_id", "person"),
    refers("work_item_id", "work_item"),
    Index("ix_invitation_invitee_id", "customer_id", "invitee_id", "created_at"),
    Index("ix_invitation_inviter_id", "customer_id", "inviter_id", "created_at"),
    Index("ix_invitation_state", "state", "next_due_at"),  # for the sweep, over all customers
)
_shared = invitation.c.co_inviter_ids.is_not(None)
_active, _asked = text(f"state IN ({words(ACTIVE)})"), text("request_key <> ''")
Index(
    "ix_invitation_shared", invitation.c.customer_id, sqlite_where=_shared, postgresql_where=_shared
)
Index(
    "uq_invitation_active",
    invitation.c.customer_id,
    invitation.c.invitee_id,
    invitation.c.work_item_id,
    unique=True,
    sqlite_where=_active,
    postgresql_where=_active,
)
Index(
    "uq_invitation_request",
    invitation.c.customer_id,
    invitation.c.inviter_id,
    invitation.c.request_key,
    invitation.c.invitee_id,
    unique=True,
    sqlite_where=_asked,
    postgresql_where=_asked,
)

delivery = of_customer(
    "delivery",
    Column("id", Id, primary_key=True),
    Column("subject", Word, nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("purpose", Word, nullable=False),
    Column("person_id", Id, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("channel", Word, nullable=False),
    Column("state", Word, nullable=False),
    Column("workspace", Name, nullable=False),
    Column("address", Name, nullable=False),
    Column("reference", Name, nullable=False),
    Column("shown_version", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Column("sent_at", Instant),
    refers("person_id", "person"),
    UniqueConstraint(
        *("customer_id", "subject", "subject_id", "purpose", "sequence", "channel", "person_id"),
        name="uq_delivery_once",
    ),
    Index("ix_delivery_at", "customer_id", "workspace", "address", "reference"),
)

preferences = of_customer(
    "preferences",
    Column("person_id", Id, primary_key=True),
    Column("suggestions", Boolean, nullable=False),
    Column("snoozed_until", Instant),
    Column("mutes", Json, nullable=False),
    Column("refused", Json, nullable=False),
    Column("version", Integer, nullable=False),
    refers("person_id", "person"),
)

inbox = of_customer(
    "inbox",
    Column("key", Name, primary_key=True),
    Column("received_at", Instant, nullable=False),
    narrow=True,
)

outbox = of_customer(
    "outbox",
    Column("id", Id, primary_key=True),
    Column("kind", Word, nullable=False),
    Column("reference", Name, nullable=False),
    Column("due", Instant, nullable=False),  # of a claimed row: when its lease ends
    Column("workspace", Name, nullable=False),
    Column("key", Name, nullable=False),
    Column("details", Json, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", Word, nullable=False),  # waiting, claimed or failed; what is done is gone
    Column("token", Integer, nullable=False),  # counts the claims: the fence against old holders
    Column("error", Text, nullable=False),
)
_open, _waiting = text("state <> 'failed'"), text("state = 'waiting' AND key <> ''")
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
    Column("key", Name, primary_key=True),  # names the workspace and method: the platform's, not
    Column("tat", Instant, nullable=False),  # a customer's; see storage.rates
)

tick = Table(
    "tick",
    metadata,
    Column("job", Name, primary_key=True),
    Column("slot", Instant, primary_key=True),
)
