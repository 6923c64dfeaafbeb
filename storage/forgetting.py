"""Forgetting one person: what goes, in the order in which rows refer to each other."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Table, Text, cast, delete, func, select, update

from invites.delivery import DeliveryState
from invites.people import PersonId
from storage.activity import SqlActivity
from storage.bulk_plans import forget_rows
from storage.scope import Scope
from storage.tables import (
    activity,
    delivery,
    draft,
    identity,
    invitation,
    link,
    member,
    policy_draft,
    suggestion,
)
from storage.wording import forget_author

_ACCOUNTS = ("slack", "teams")
"""Platforms where an account is a number, by which somebody is known when they come back."""


class SqlErasing:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def counts(self, person_id: PersonId) -> dict[str, int]:
        """How many rows there are about this person, by what they are."""
        owned = {
            "activity": (activity, "actor_id"),
            "suggestions": (suggestion, "actor_id"),
            "received": (invitation, "invitee_id"),
            "sent": (invitation, "inviter_id"),
            "messages": (delivery, "person_id"),
            "memberships": (member, "person_id"),
        }
        return {name: await self._count(*where, person_id) for name, where in owned.items()}

    async def erase(self, person_id: PersonId, kept: Collection[str]) -> None:
        """Remove what is theirs; `kept` are subjects whose messages still have to be updated."""
        scope = self._scope
        await SqlActivity(scope).forget(person_id)
        await self._suggestions(person_id)
        await scope.change(
            delete(policy_draft).where(
                scope.mine(policy_draft), policy_draft.c.author_id == person_id
            )
        )
        await scope.change(delete(link).where(scope.mine(link), link.c.person_id == person_id))
        gone = (DeliveryState.QUEUED, DeliveryState.HELD)
        await scope.change(
            update(delivery)
            .where(scope.mine(delivery), delivery.c.person_id == person_id)
            .where(delivery.c.state.in_(gone))
            .values(state=DeliveryState.SUPPRESSED, error="opted_out")
        )
        await scope.change(
            delete(delivery)
            .where(scope.mine(delivery), delivery.c.person_id == person_id)
            .where(delivery.c.subject_id.not_in(kept), delivery.c.state != "suppressed")
        )
        await scope.change(  # what they wrote; that they were asked, and answered, stays
            update(invitation)
            .where(scope.mine(invitation), invitation.c.inviter_id == person_id)
            .values(message="", trace=[], request_key="")
        )
        await scope.change(
            update(invitation)
            .where(scope.mine(invitation), invitation.c.invitee_id == person_id)
            .values(decline=None, trace=[])
        )
        await scope.change(  # a file names people by their address or name
            delete(identity)
            .where(scope.mine(identity), identity.c.person_id == person_id)
            .where(identity.c.platform.not_in(_ACCOUNTS))
        )
        await forget_author(scope, person_id)
        await forget_rows(scope, person_id)
        await scope.touch_directory()

    async def _suggestions(self, person_id: PersonId) -> None:
        """Theirs go wholly; from the others' their name goes, and those about them alone go too."""
        scope = self._scope
        mine = scope.mine(suggestion)
        named = [
            cast(column, Text).contains(f'"{person_id}"', autoescape=True)
            for column in (suggestion.c.proposed, suggestion.c.left_out)
        ]
        gone = [
            row["id"]
            for row in await scope.rows(
                select(suggestion.c.id).where(mine, suggestion.c.actor_id == person_id)
            )
        ]
        columns = (suggestion.c.id, suggestion.c.proposed, suggestion.c.left_out)
        for row in await scope.rows(select(*columns).where(mine, named[0] | named[1])):
            proposed = [p for p in row["proposed"] if not _names(p, person_id)]
            if not proposed:
                gone.append(row["id"])
                continue
            left_out = [p for p in row["left_out"] if not _names(p, person_id)]
            await scope.change(
                update(suggestion)
                .where(mine, suggestion.c.id == row["id"])
                .values(proposed=proposed, left_out=left_out)
            )
        if gone:
            await scope.change(
                delete(draft).where(scope.mine(draft), draft.c.suggestion_id.in_(gone))
            )
            await scope.change(delete(suggestion).where(mine, suggestion.c.id.in_(gone)))

    async def _count(self, table: Table, column: str, person_id: PersonId) -> int:
        query = (
            select(func.count())
            .select_from(table)
            .where(self._scope.mine(table), table.c[column] == person_id)
        )
        return int((await self._scope.connection.execute(query)).scalar_one())


def _names(entry: Any, person_id: PersonId) -> bool:  # noqa: ANN401 - any JSON
    return isinstance(entry, dict) and entry.get("person_id") == person_id
