"""Usher is gone from a workspace: what ends at once, inside somebody else's transaction."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, select, update

from invites.audit import AuditRecord, Machine, SubjectKind
from invites.delivery import DeliveryState
from storage import tables
from storage.audit import note_at_once
from storage.scope import Scope

UNINSTALLED = "uninstalled"
_WAITING = (DeliveryState.QUEUED, DeliveryState.HELD, DeliveryState.DEFERRED)
A_SECOND = timedelta(seconds=1)
"""Slack's events know whole seconds only."""


async def remove_workspace(
    scope: Scope, platform: str, workspace: str, at: datetime, reason: str = ""
) -> bool:
    """Forget the token and let nothing leave any more. False when it was installed again since."""
    if await _installed_since(scope, platform, workspace, at):
        return False
    await scope.change(delete(tables.installation).where(_here(scope, platform, workspace)))
    table = tables.workspace
    await scope.change(
        update(table)
        .where(scope.mine(table), table.c.platform == platform, table.c.id == workspace)
        .values(removed_at=at)
    )
    await _let_nothing_leave(scope, workspace)
    await note_at_once(
        scope,
        AuditRecord(
            at=at,
            actor=Machine.SYSTEM,
            action="workspace.uninstall",
            kind=SubjectKind.WORKSPACE,
            subject=workspace,
            reason=reason,
            facts={"platform": platform},
        ),
    )
    return True


def _here(scope: Scope, platform: str, workspace: str) -> ColumnElement[bool]:
    table = tables.installation
    return scope.mine(table) & (table.c.platform == platform) & (table.c.workspace == workspace)


async def _installed_since(scope: Scope, platform: str, workspace: str, at: datetime) -> bool:
    table = tables.installation
    query = select(table.c.workspace).where(
        _here(scope, platform, workspace), table.c.installed_at >= at + A_SECOND
    )
    return await scope.row(query) is not None


async def _let_nothing_leave(scope: Scope, workspace: str) -> None:
    """All of a customer that has no workspace left; else what names this one."""
    table, outbox, delivery = tables.workspace, tables.outbox, tables.delivery
    others = exists().where(scope.mine(table), table.c.removed_at.is_(None))
    await scope.change(
        delete(outbox).where(scope.mine(outbox), (outbox.c.workspace == workspace) | ~others)
    )
    await scope.change(
        update(delivery)
        .where(scope.mine(delivery), delivery.c.state.in_(_WAITING), ~others)
        .values(state=DeliveryState.SUPPRESSED, error=UNINSTALLED)
    )
