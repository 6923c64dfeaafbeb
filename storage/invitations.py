"""Invitations."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Text, bindparam, cast, func, select

from invites.approving import waiting
from invites.asking_ports import Tally
from invites.errors import ConcurrentUpdate, NotFound
from invites.invitation import (
    ACTIVE,
    Decline,
    DeclineReason,
    Invitation,
    InvitationId,
    InvitationState,
    StopScope,
)
from invites.people import CustomerId, PersonId
from invites.reminders import next_due
from invites.states import CORE, Approval, Capability, Origin
from invites.suggestion import SuggestionId
from invites.work import WorkItemId
from storage.scope import Scope, prepared
from storage.tables import invitation as table

Json = dict[str, Any]

# Written out, as in the condition of the index, which is not used otherwise.
_ACTIVE = table.c.state.in_(bindparam("active", ACTIVE, expanding=True, literal_execute=True))


_OWN = table.c.inviter_id == bindparam("inviter")
_TALLY = (
    select(
        _OWN.label("own"),
        func.count().label("count"),
        func.min(table.c.created_at).label("first"),
    )
    .where(
        prepared(table),
        table.c.created_at > bindparam("since"),
        table.c.origin != Origin.BULK,
    )
    .group_by(_OWN)
)
_WAITING = select(func.count().label("count")).where(
    prepared(table), _ACTIVE, table.c.origin != bindparam("bulk")
)


class SqlInvitations:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, invitation_id: InvitationId) -> Invitation:
        row = await self._scope.find(table, invitation_id)
        if row is None:
            raise NotFound
        return invitation_of(row)

    async def many(self, ids: Collection[InvitationId]) -> Mapping[InvitationId, Invitation]:
        return {i.id: i for i in await self._where(table.c.id.in_(set(ids)))}

    async def add(self, invitation: Invitation) -> None:
        """Write a new one, or raise `ConcurrentUpdate`: an active twin, or the same request."""
        if not await self._scope.add(table, row_of(invitation)):
            raise ConcurrentUpdate

    async def save(self, invitation: Invitation) -> None:
        await self._scope.save(table, row_of(invitation))

    async def active(self, invitee_id: PersonId, work_item_id: WorkItemId) -> Invitation | None:
        found = await self._where(
            table.c.invitee_id == invitee_id,
            table.c.work_item_id == work_item_id,
            _ACTIVE,
        )
        return found[0] if found else None

    async def of_invitee(
        self, invitee_id: PersonId, since: datetime | None = None
    ) -> Sequence[Invitation]:
        return await self._where(table.c.invitee_id == invitee_id, *_since(since))

    async def of_invitees(
        self, invitee_ids: Collection[PersonId], since: datetime
    ) -> Sequence[Invitation]:
        return await self._where(table.c.invitee_id.in_(set(invitee_ids)), *_since(since))

    async def of_inviter(
        self, inviter_id: PersonId, since: datetime | None = None, latest: int | None = None
    ) -> Sequence[Invitation]:
        own = table.c.inviter_id == inviter_id
        mine = await self._where(own, *_since(since), latest=latest)
        shared = await self._where(_shared_with(inviter_id), *_since(since), latest=latest)
        # Two questions, because each has an index and an OR of them would use neither.
        found = {each.id: each for each in (*mine, *shared) if inviter_id in each.inviter_ids}
        ordered = sorted(found.values(), key=lambda each: (each.created_at, each.id))
        return ordered if latest is None else ordered[-latest:]

    async def of_people(
        self, person_ids: Collection[PersonId], since: datetime, limit: int
    ) -> Sequence[Invitation]:
        theirs = set(person_ids)
        concerned = table.c.inviter_id.in_(theirs) | table.c.invitee_id.in_(theirs)
        found = await self._where(concerned, *_since(since), latest=limit)
        return found[::-1]

    async def asking(self) -> Sequence[Invitation]:
        found = await self._where(table.c.approval.is_not(None), _ACTIVE)
        return [each for each in found if waiting(each) is not None]

    async def by_request(self, inviter_id: PersonId, request_key: str) -> Sequence[Invitation]:
        return await self._where(
            table.c.inviter_id == inviter_id,
            table.c.request_key == request_key,
            table.c.request_key != "",
        )

    async def active_count(self) -> int:
        query = select(func.count().label("count")).where(self._scope.mine(table), _ACTIVE)
        row = await self._scope.row(query)
        return 0 if row is None else int(row["count"])

    async def tally(self, inviter_id: PersonId, since: datetime) -> Tally:
        rows = await self._scope.rows(_TALLY, inviter=inviter_id, since=since)
        own = next((row for row in rows if row["own"]), None)
        firsts = [row["first"] for row in rows]
        active = await self._scope.row(_WAITING, bulk=Origin.BULK)
        return Tally(
            inviter=own["count"] if own else 0,
            inviter_first=own["first"] if own else None,
            customer=sum(row["count"] for row in rows),
            customer_first=min(firsts, default=None),
            active=0 if active is None else int(active["count"]),
        )

    async def _where(
        self, *conditions: ColumnElement[bool], latest: int | None = None
    ) -> Sequence[Invitation]:
        query = select(table).where(self._scope.mine(table), *conditions)
        if latest is None:
            ordered = query.order_by(table.c.created_at, table.c.id)
            return [invitation_of(row) for row in await self._scope.rows(ordered)]
        newest = query.order_by(table.c.created_at.desc(), table.c.id.desc()).limit(latest)
        return [invitation_of(row) for row in await self._scope.rows(newest)][::-1]


def _shared_with(person_id: PersonId) -> ColumnElement[bool]:
    """Rows whose co-inviters may include this person (an id inside an id also matches)."""
    column = table.c.co_inviter_ids
    return column.is_not(None) & cast(column, Text).contains(person_id, autoescape=True)


def _since(since: datetime | None) -> list[ColumnElement[bool]]:
    return [] if since is None else [table.c.created_at >= since]


def row_of(invitation: Invitation) -> Json:
    return {
        "id": invitation.id,
        "inviter_id": invitation.inviter_id,
        "invitee_id": invitation.invitee_id,
        "work_item_id": invitation.work_item_id,
        "message": invitation.message,
        "created_at": invitation.created_at,
        "send_at": invitation.send_at,
        "state": invitation.state,
        "lifetime": invitation.lifetime,
        "sent_at": invitation.sent_at,
        "expires_at": invitation.expires_at,
        "answered_at": invitation.answered_at,
        "decline": None if invitation.decline is None else _decline_json(invitation.decline),
        "snoozed_until": invitation.snoozed_until,
        "suspended_at": invitation.suspended_at,
        "last_message_at": invitation.last_message_at,
        "reminders": invitation.reminders,
        "resends": invitation.resends,
        "co_inviter_ids": list(invitation.co_inviter_ids) or None,
        "suggestion_id": invitation.suggestion_id,
        "request_key": invitation.request_key,
        "trace": list(invitation.trace),
        "policy_version": invitation.policy_version,
        "origin": invitation.origin,
        "grants": None if invitation.grants == CORE else sorted(invitation.grants),
        "approval": None if invitation.approval is None else _approval_json(invitation.approval),
        "kept": invitation.kept,
        "hushed": invitation.hushed,
        "version": invitation.version,
        "next_due_at": next_due(invitation),
    }


def _decline_json(decline: Decline) -> Json:
    return {
        "reason": decline.reason,
        "until": decline.until and decline.until.isoformat(),
        "referred_id": decline.referred_id,
        "scope": decline.scope,
    }


def _decline(value: Json) -> Decline:
    return Decline(
        reason=value["reason"] and DeclineReason(value["reason"]),
        until=value["until"] and datetime.fromisoformat(value["until"]),
        referred_id=value["referred_id"] and PersonId(value["referred_id"]),
        scope=value["scope"] and StopScope(value["scope"]),
    )


def _approval_json(approval: Approval) -> Json:
    return {
        "requested_at": approval.requested_at.isoformat(),
        "asked_of": list(approval.asked_of),
        "approved": approval.approved,
        "decided_by": approval.decided_by,
        "decided_at": approval.decided_at and approval.decided_at.isoformat(),
        "reason": approval.reason,
        "escalate_at": approval.escalate_at and approval.escalate_at.isoformat(),
        "escalated_at": approval.escalated_at and approval.escalated_at.isoformat(),
        "number": approval.number,
    }


def _approval(value: Json) -> Approval:
    def moment(name: str) -> datetime | None:
        stored = value.get(name)
        return datetime.fromisoformat(stored) if stored else None

    return Approval(
        requested_at=datetime.fromisoformat(value["requested_at"]),
        asked_of=tuple(PersonId(each) for each in value["asked_of"]),
        approved=value["approved"],
        decided_by=value["decided_by"] and PersonId(value["decided_by"]),
        decided_at=moment("decided_at"),
        reason=value["reason"],
        escalate_at=moment("escalate_at"),
        escalated_at=moment("escalated_at"),
        number=value.get("number", 0),
    )


def invitation_of(row: RowMapping) -> Invitation:
    return Invitation(
        id=InvitationId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        inviter_id=PersonId(row["inviter_id"]),
        invitee_id=PersonId(row["invitee_id"]),
        work_item_id=WorkItemId(row["work_item_id"]),
        message=row["message"],
        created_at=row["created_at"],
        send_at=row["send_at"],
        state=InvitationState(row["state"]),
        lifetime=row["lifetime"],
        sent_at=row["sent_at"],
        expires_at=row["expires_at"],
        answered_at=row["answered_at"],
        decline=None if row["decline"] is None else _decline(row["decline"]),
        snoozed_until=row["snoozed_until"],
        suspended_at=row["suspended_at"],
        last_message_at=row["last_message_at"],
        reminders=row["reminders"],
        resends=row["resends"],
        co_inviter_ids=tuple(PersonId(p) for p in row["co_inviter_ids"] or ()),
        suggestion_id=row["suggestion_id"] and SuggestionId(row["suggestion_id"]),
        request_key=row["request_key"],
        trace=tuple(row["trace"]),
        policy_version=row["policy_version"],
        origin=Origin(row["origin"]),
        grants=CORE if row["grants"] is None else frozenset(map(Capability, row["grants"])),
        approval=None if row["approval"] is None else _approval(row["approval"]),
        kept=row["kept"],
        hushed=row["hushed"],
        version=row["version"],
    )
