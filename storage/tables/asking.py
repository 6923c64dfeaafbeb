"""Suggestions, invitations, what was brought to whom, and what people wish."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    Interval,
    Text,
    UniqueConstraint,
    false,
    text,
)

from invites.invitation import ACTIVE
from storage.columns import Instant
from storage.schema import Id, Json, Name, Number, Word, of_customer, refers, words

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
    Column("policy_version", Integer, nullable=False, server_default="0"),
    Column("origin", Word, nullable=False, server_default="manual"),
    Column("grants", Json),  # null for all that a free collaborator may have
    Column("approval", Json),
    Column("kept", Boolean, nullable=False, server_default=false()),
    Column("hushed", Boolean, nullable=False, server_default=false()),
    Column("version", Integer, nullable=False),
    Column("next_due_at", Instant),  # see invites.reminders.next_due
    refers("inviter_id", "person"),
    refers("invitee_id", "person"),
    refers("work_item_id", "work_item"),
    Index("ix_invitation_invitee_id", "customer_id", "invitee_id", "created_at"),
    Index("ix_invitation_inviter_id", "customer_id", "inviter_id", "created_at"),
    Index("ix_invitation_created_at", "customer_id", "created_at"),
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
    Index("ix_delivery_person_id", "customer_id", "person_id", "state"),
    Index("ix_delivery_at", "customer_id", "workspace", "address", "reference"),
    Index("ix_delivery_sent_at", "customer_id", "person_id", "sent_at"),
)

_held = text("state = 'held'")
Index(
    "ix_delivery_held",
    delivery.c.customer_id,
    delivery.c.person_id,
    sqlite_where=_held,
    postgresql_where=_held,
)

preferences = of_customer(
    "preferences",
    Column("person_id", Id, primary_key=True),
    Column("snoozed_until", Instant),
    Column("mutes", Json, nullable=False),
    Column("refused", Json, nullable=False),
    Column("paces", Json),  # [kind, channel, pace] for each choice
    Column("hours", Json),
    Column("paused_until", Instant),
    Column("weekly_suggestions", Integer),
    Column("digest", Json),
    Column("opted_out_at", Instant),
    Column("sealed", Json),
    Column("version", Integer, nullable=False),
    refers("person_id", "person"),
)
