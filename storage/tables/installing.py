"""Where Usher is installed: tokens, installations under way, and channels that were told."""

from sqlalchemy import Column, Index, Table, Text

from storage.columns import Instant
from storage.schema import Id, Json, Name, Word, metadata, of_customer

installation = of_customer(
    "installation",
    Column("platform", Word, primary_key=True),
    Column("workspace", Name, primary_key=True),
    Column("bot_token", Text, nullable=False),  # sealed, see storage.sealing
    Column("name", Text, nullable=False),
    Column("bot_user", Name, nullable=False),
    Column("installed_by", Name, nullable=False),
    Column("scopes", Json, nullable=False),
    Column("installed_at", Instant, nullable=False),
    Index("uq_installation_workspace", "platform", "workspace", unique=True),
)

oauth_state = Table(
    "oauth_state",
    metadata,
    Column("digest", Name, primary_key=True),  # nobody's yet: whose it will be, Slack will say
    Column("browser", Name, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index("ix_oauth_state_expires_at", "expires_at"),
)

announcement = of_customer(
    "announcement",
    Column("platform", Word, primary_key=True),
    Column("workspace", Name, primary_key=True),
    Column("channel", Name, primary_key=True),
    Column("id", Id, nullable=False),  # findable in the channel afterwards
    Column("made_at", Instant, nullable=False),
    Column("reference", Name, nullable=False),  # the message; empty until it is known to be there
)
