"""Drafts by models, and the day's use of them, which all processes share."""

from datetime import date
from typing import Any

from sqlalchemy import RowMapping, select, update

from invites.drafting.facts import Draft, DraftFacts, Tone
from invites.people import CustomerId
from invites.suggestion import Evidence, EvidenceKind, SuggestionId
from storage.scope import Scope, upsert
from storage.tables import draft as table
from storage.tables import model_use

Json = dict[str, Any]


class SqlDrafts:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def of(self, suggestion_id: SuggestionId) -> Draft | None:
        mine = self._scope.mine(table)
        query = select(table).where(mine, table.c.suggestion_id == suggestion_id)
        row = await self._scope.row(query)
        return None if row is None else _draft(row)

    async def put(self, draft: Draft) -> None:
        row = {
            "text": draft.text,
            "model": draft.model[:200],
            "facts": _facts_json(draft.facts),
            "made_at": draft.made_at,
            "outcome": draft.outcome,
        }
        keys = {"customer_id": self._scope.customer_id, "suggestion_id": draft.suggestion_id}
        await self._scope.change(
            upsert(self._scope.connection, table)
            .values(**keys, **row)
            .on_conflict_do_update(index_elements=list(keys), set_=row)
        )

    async def take_call(self, day: date, *, calls: int, tokens: int) -> bool:
        await self._scope.add(model_use, {"day": day, "calls": 0, "tokens": 0})
        used = model_use.c
        met = await self._scope.change(
            update(model_use)
            .where(self._scope.mine(model_use), used.day == day)
            .where(used.calls < calls, used.tokens < tokens)
            .values(calls=used.calls + 1)
        )
        return met == 1

    async def spent(self, day: date, tokens: int) -> None:
        await self._scope.change(
            update(model_use)
            .where(self._scope.mine(model_use), model_use.c.day == day)
            .values(tokens=model_use.c.tokens + tokens)
        )


def _facts_json(facts: DraftFacts) -> Json:
    return {
        "language": facts.language,
        "kind": facts.kind,
        "work": facts.work,
        "role": facts.role,
        "evidence": [
            {"kind": e.kind, "facts": dict(e.facts), "weight": e.weight} for e in facts.evidence
        ],
        "tone": facts.tone,
        "style": facts.style,
    }


def _draft(row: RowMapping) -> Draft:
    facts = row["facts"]
    evidence = tuple(
        Evidence(EvidenceKind(e["kind"]), e["facts"], e["weight"]) for e in facts["evidence"]
    )
    return Draft(
        customer_id=CustomerId(row["customer_id"]),
        suggestion_id=SuggestionId(row["suggestion_id"]),
        text=row["text"],
        model=row["model"],
        facts=DraftFacts(**facts | {"evidence": evidence, "tone": Tone(facts["tone"])}),
        made_at=row["made_at"],
        outcome=row["outcome"],
    )
