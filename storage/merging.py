"""Two persons turn out to be one: everything known about the duplicate moves over."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, Text, cast, delete, exists, select, update

from invites.invitation import ACTIVE, InvitationState
from invites.notifying import Pace
from invites.people import PersonId
from storage.activity import replace_target
from storage.scope import Scope, insert_new
from storage.snapshots import forget_snapshot
from storage.tables import (
    activity,
    audit_pseudonym,
    bulk_plan,
    bulk_row,
    correction,
    delivery,
    home_page,
    identity,
    invitation,
    link,
    member,
    person,
    policy_draft,
    policy_version,
    preferences,
    suggestion,
)

# Where a person stands alone in a column, and nothing forbids that two become one.
_PLAIN = (
    (identity, "person_id"),
    (activity, "actor_id"),
    (suggestion, "actor_id"),
    (invitation, "inviter_id"),
    (invitation, "invitee_id"),
    (delivery, "person_id"),
    (link, "person_id"),
    (person, "manager_id"),
    (correction, "person_id"),
    (correction, "answered_by"),
    (policy_version, "author_id"),
    (bulk_plan, "author_id"),
    (bulk_plan, "sender_id"),
    (bulk_row, "person_id"),
    (audit_pseudonym, "its_id"),  # ids are chance: no other kind of thing has that of a person
)
# Where persons stand inside a JSON value.
_NESTED = (
    (suggestion, ("id",), ("proposed", "left_out")),
    (invitation, ("id",), ("co_inviter_ids", "decline", "approval")),
    (preferences, ("person_id",), ("mutes", "refused")),
)


async def merge(scope: Scope, duplicate: PersonId, into: PersonId) -> None:
    """Move all references over. Of two things of which there may be one, that of `into` stays."""
    await _join_memberships(scope, duplicate, into)
    await _settle_invitations(scope, duplicate, into)
    await _settle_deliveries(scope, duplicate, into)
    await _settle_preferences(scope, duplicate, into)
    await scope.change(
        delete(home_page).where(scope.mine(home_page), home_page.c.person_id == duplicate)
    )
    await scope.change(
        delete(policy_draft).where(scope.mine(policy_draft), policy_draft.c.author_id == duplicate)
    )
    for table, column in _PLAIN:
        await _move(scope, table, table.c[column], duplicate, into)
    await scope.change(
        update(person)
        .where(scope.mine(person), person.c.id == into, person.c.manager_id == into)
        .values(manager_id=None)  # nobody manages themselves
    )
    await replace_target(scope, duplicate, into)
    await forget_snapshot(scope)
    for table, key, columns in _NESTED:
        for column in columns:
            await _replace_nested(scope, table, key, table.c[column], duplicate, into)


async def _move(
    scope: Scope, table: Table, column: Column[Any], old: PersonId, new: PersonId
) -> None:
    await scope.change(
        update(table).where(scope.mine(table), column == old).values({column.name: new})
    )


async def _join_memberships(scope: Scope, duplicate: PersonId, into: PersonId) -> None:
    theirs = select(member).where(scope.mine(member), member.c.person_id == duplicate)
    rows = [dict(row) | {"person_id": into} for row in await scope.rows(theirs)]
    if rows:
        await scope.connection.execute(insert_new(scope.connection, member), rows)
    await scope.change(delete(member).where(scope.mine(member), member.c.person_id == duplicate))


async def _settle_invitations(scope: Scope, duplicate: PersonId, into: PersonId) -> None:
    """One person is asked once: the duplicate's twin of an active invitation ends."""
    twin = invitation.alias("twin")
    await scope.change(
        update(invitation)
        .where(scope.mine(invitation), invitation.c.invitee_id == duplicate)
        .where(invitation.c.state.in_(ACTIVE))
        .where(
            exists().where(
                scope.mine_of(twin.c.customer_id),
                twin.c.invitee_id == into,
                twin.c.work_item_id == invitation.c.work_item_id,
                twin.c.state.in_(ACTIVE),
            )
        )
        .values(
            state=InvitationState.SUPERSEDED,
            next_due_at=None,
            version=invitation.c.version + 1,
        )
    )
    await scope.change(  # the key of a request is only good for whoever made it
        update(invitation)
        .where(scope.mine(invitation))
        .where((invitation.c.inviter_id == duplicate) | (invitation.c.invitee_id == duplicate))
        .values(request_key="")
    )


async def _settle_deliveries(scope: Scope, duplicate: PersonId, into: PersonId) -> None:
    """Both got the same message: the record of the duplicate's copy goes."""
    twin = delivery.alias("twin")
    same: list[ColumnElement[bool]] = [
        twin.c[name] == delivery.c[name]
        for name in ("subject", "subject_id", "purpose", "sequence", "channel")
    ]
    await scope.change(
        delete(delivery)
        .where(scope.mine(delivery), delivery.c.person_id == duplicate)
        .where(exists().where(scope.mine_of(twin.c.customer_id), twin.c.person_id == into, *same))
    )


async def _settle_preferences(scope: Scope, duplicate: PersonId, into: PersonId) -> None:
    """What either of them refused stays refused, and what either switched off stays off."""
    rows = await _preferences(scope, (duplicate, into))
    if duplicate not in rows:
        return
    theirs, ours = rows[duplicate], rows.get(into)
    mine = scope.mine(preferences)
    if ours is None:
        await _move(scope, preferences, preferences.c.person_id, duplicate, into)
        return
    await scope.change(delete(preferences).where(mine, preferences.c.person_id == duplicate))
    await scope.change(
        update(preferences)
        .where(mine, preferences.c.person_id == into)
        .values(
            paces=_quieter(ours["paces"] or [], theirs["paces"] or []),
            mutes=_both(ours["mutes"], theirs["mutes"]),
            refused=_both(ours["refused"], theirs["refused"]),
            sealed=_both(ours["sealed"] or [], theirs["sealed"] or []),
            opted_out_at=ours["opted_out_at"] or theirs["opted_out_at"],
            version=ours["version"] + 1,
        )
    )


async def _preferences(scope: Scope, person_ids: Sequence[PersonId]) -> dict[str, dict[str, Any]]:
    query = select(preferences).where(
        scope.mine(preferences), preferences.c.person_id.in_(person_ids)
    )
    return {row["person_id"]: dict(row) for row in await scope.rows(query)}


def _quieter(ours: list[Any], theirs: list[Any]) -> list[Any]:
    """Choices are [kind, channel, pace]."""
    made = {(kind, channel): pace for kind, channel, pace in ours}
    for kind, channel, pace in theirs:
        if pace == Pace.OFF or (kind, channel) not in made:
            made[kind, channel] = pace
    return sorted([*about, pace] for about, pace in made.items())


def _both(ours: list[Any], theirs: list[Any]) -> list[Any]:
    return [*ours, *(each for each in theirs if each not in ours)]


async def _replace_nested(
    scope: Scope,
    table: Table,
    key: tuple[str, ...],
    column: Column[Any],
    old: PersonId,
    new: PersonId,
) -> None:
    named = cast(column, Text).contains(f'"{old}"', autoescape=True)
    query = select(column, *(table.c[name] for name in key)).where(scope.mine(table), named)
    for row in await scope.rows(query):
        value = _replaced(row[column.name], old, new)
        await scope.change(
            update(table)
            .where(scope.mine(table), *(table.c[name] == row[name] for name in key))
            .values({column.name: value})
        )


def _replaced(value: Any, old: str, new: str) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case str():
            return new if value == old else value
        case list():
            kept: list[Any] = []
            for each in (_replaced(item, old, new) for item in value):
                if each not in kept:
                    kept.append(each)
            return kept
        case dict():
            return {name: _replaced(item, old, new) for name, item in value.items()}
        case _:
            return value
