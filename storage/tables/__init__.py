"""The schema, a module per subject: every row belongs to a customer; its key begins with it."""

from storage.tables.asking import (
    cursor,
    delivery,
    invitation,
    preferences,
    suggestion,
    suggestion_count,
)
from storage.tables.auditing import audit, audit_head, audit_pseudonym
from storage.tables.bulk import bulk_plan, bulk_row
from storage.tables.drafting import draft, model_use
from storage.tables.installing import announcement, installation, oauth_state
from storage.tables.letters import link
from storage.tables.moving import inbox, outbox, rate_bucket, tick
from storage.tables.operating import suspension
from storage.tables.people import (
    correction,
    customer,
    directory_pass,
    identity,
    person,
    workspace,
)
from storage.tables.ruling import assignment, policy_draft, policy_version, system_policy
from storage.tables.serving import engine_snapshot
from storage.tables.showing import home_page
from storage.tables.succeeding import succession
from storage.tables.wording import branding, template_version
from storage.tables.work import activity, member, work_item

__all__ = [
    "activity",
    "announcement",
    "assignment",
    "audit",
    "audit_head",
    "audit_pseudonym",
    "branding",
    "bulk_plan",
    "bulk_row",
    "correction",
    "cursor",
    "customer",
    "delivery",
    "directory_pass",
    "draft",
    "engine_snapshot",
    "home_page",
    "identity",
    "inbox",
    "installation",
    "invitation",
    "link",
    "member",
    "model_use",
    "oauth_state",
    "outbox",
    "person",
    "policy_draft",
    "policy_version",
    "preferences",
    "rate_bucket",
    "succession",
    "suggestion",
    "suggestion_count",
    "suspension",
    "system_policy",
    "template_version",
    "tick",
    "work_item",
    "workspace",
]
