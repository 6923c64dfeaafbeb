"""The audit log: appended to in order, told apart by customer, unchangeable, without names."""

from dataclasses import asdict
from typing import Any

import pytest
from sqlalchemy import Executable, delete, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.audit import AuditEntry, AuditRecord, Machine, SubjectKind, instant
from invites.audit_chain import GENESIS, digest
from invites.people import CustomerId, PersonId
from invites.ports import UnitOfWorkFactory
from storage.tables import audit, audit_head
from storage.transaction import writing
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import ACME, NOON, OTHER, SAM, SARAH

DANA = PersonId("dana")


def created(subject: str = "i1", **more: Any) -> AuditRecord:
    given: dict[str, Any] = {
        "at": NOON,
        "actor": SAM,
        "action": "invitation.create",
        "kind": SubjectKind.INVITATION,
        "subject": subject,
        "whom": SARAH,
        "facts": {"work_item": "cadence", "co_inviters": 0, "approval": False, "until": None},
    }
    return AuditRecord(**(given | more))


async def append(units: UnitOfWorkFactory, *records: AuditRecord, to: CustomerId = ACME) -> None:
    async with units(to) as uow:
        for record in records:
            uow.audit.record(record)


async def entries(units: UnitOfWorkFactory, of: CustomerId = ACME) -> list[AuditEntry]:
    async with units(of) as uow:
        return list(await uow.audit.after(0, 100))


def hashed(entry: AuditEntry) -> str:
    fields = asdict(entry) | {"at": instant(entry.at), "customer": entry.customer_id}
    del fields["hash"], fields["customer_id"]
    return digest(fields)


async def test_entries_follow_each_other_under_pseudonyms(contract: UnitOfWorkFactory) -> None:
    await append(contract, created(), created("i2", actor=Machine.SYSTEM, on_behalf_of=DANA))
    await append(contract, created(actor=SARAH, whom=SAM, action="invitation.accept", reason="ok"))
    first, second, third = await entries(contract)
    assert [first.sequence, second.sequence, third.sequence] == [1, 2, 3]
    assert [first.previous, second.previous, third.previous] == [GENESIS, first.hash, second.hash]
    assert [hashed(each) for each in (first, second, third)] == [
        first.hash,
        second.hash,
        third.hash,
    ]
    assert (third.actor, third.whom, third.subject) == (first.whom, first.actor, first.subject)
    assert (second.actor, second.whom) == ("system", first.whom)
    assert first.facts == created().facts
    assert (first.at, first.action, third.reason) == (NOON, "invitation.create", "ok")
    assert not {"sam", "sarah", "dana", "i1", "i2"} & {str(v) for v in asdict(second).values()}


async def test_an_entry_is_found_by_what_and_whom_it_is_about(contract: UnitOfWorkFactory) -> None:
    policy = created("7", kind=SubjectKind.POLICY, action="policy.change", whom=None)
    await append(contract, created(), created("i2", whom=DANA), policy)
    first, second, third = await entries(contract)
    async with contract(ACME) as uow:
        assert list(await uow.audit.of_subject(SubjectKind.INVITATION, "i2", 9)) == [second]
        assert list(await uow.audit.of_subject(SubjectKind.POLICY, "7", 9)) == [third]
        assert list(await uow.audit.of_person(SAM, 2)) == [third, second]
        assert list(await uow.audit.of_person(SARAH, 9)) == [first]
        assert list(await uow.audit.after(1, 1)) == [second]
        assert await uow.audit.people([first.actor, first.subject]) == {first.actor: SAM}


async def test_each_customer_has_a_chain_of_its_own(contract: UnitOfWorkFactory) -> None:
    await append(contract, created())
    await append(contract, created(), to=OTHER)
    (ours,), (theirs,) = await entries(contract), await entries(contract, OTHER)
    assert (ours.sequence, theirs.sequence) == (1, 1)
    assert ours.hash != theirs.hash


async def test_nothing_is_recorded_of_a_unit_that_failed(contract: UnitOfWorkFactory) -> None:
    with pytest.raises(RuntimeError):
        async with contract(ACME) as uow:
            uow.audit.record(created())
            raise RuntimeError
    assert await entries(contract) == []


async def test_forgetting_somebody_leaves_the_chain_and_no_way_back(
    contract: UnitOfWorkFactory,
) -> None:
    await append(contract, created(), created("i2", whom=DANA))
    before = await entries(contract)
    async with contract(ACME) as uow:
        forgotten = created("sarah", kind=SubjectKind.PERSON, actor=SARAH, whom=None)
        uow.audit.record(forgotten)
        uow.audit.forget(SARAH)
    async with contract(ACME) as uow:
        after = list(await uow.audit.after(0, 100))
        assert after[:2] == before
        assert after[2].actor == after[2].subject == before[0].whom
        assert list(await uow.audit.of_person(SARAH, 9)) == []
        assert list(await uow.audit.of_subject(SubjectKind.INVITATION, "i1", 9)) == []
        assert list(await uow.audit.of_subject(SubjectKind.INVITATION, "i2", 9)) == [before[1]]
        named = [str(each.whom) for each in after] + [each.actor for each in after]
        assert set((await uow.audit.people(named)).values()) == {SAM, DANA}
    await append(contract, created("i3"))
    again = (await entries(contract))[3]
    assert again.actor == before[0].actor
    assert again.whom != before[0].whom


async def test_two_who_turn_out_to_be_one_are_found_as_one(contract: UnitOfWorkFactory) -> None:
    await append(contract, created(), created("i2", actor=SARAH, whom=DANA))
    async with contract(ACME) as uow:
        await uow.people.merge(SARAH, SAM)
    async with contract(ACME) as uow:
        assert [e.sequence for e in await uow.audit.of_person(SAM, 9)] == [2, 1]
        assert list(await uow.audit.of_person(SARAH, 9)) == []


@pytest.mark.parametrize(
    "change",
    [
        update(audit).values(reason="other"),
        delete(audit).where(audit.c.sequence == 1),
        delete(audit),
        update(audit_head).values(hash=GENESIS),
        update(audit_head).values(sequence=1),
        update(audit_head).values(anchor=2, anchor_hash=GENESIS),
        delete(audit_head),
        text(
            "INSERT INTO audit (customer_id, sequence, at, actor, action, kind, subject, reason, "
            "facts, hash) SELECT customer_id, 4, at, actor, action, kind, subject, reason, facts, "
            "hash FROM audit WHERE sequence = 2"
        ),
    ],
)
async def test_the_database_refuses_whoever_changes_the_log(
    peopled: SqlUnitOfWorks, engine: AsyncEngine, change: Executable
) -> None:
    await append(peopled, created(), created("i2"))
    before = await entries(peopled)
    with pytest.raises(IntegrityError, match="audit log"):
        async with writing(engine) as connection:
            await connection.execute(change)
    assert await entries(peopled) == before


@pytest.mark.parametrize(
    "given",
    [
        {"action": "Invitation created"},
        {"reason": "because Sam said so"},
        {"facts": {"message": "Come along."}},
        {"facts": {"address": "sam@example.com"}},
        {"facts": {"who": "sarah"}},
        {"facts": {"No": 1}},
        {"facts": {"share": 0.5}},
        {"at": NOON.replace(tzinfo=None)},
        {"subject": "two words", "kind": SubjectKind.POLICY},
        {"subject": ""},
        {"facts": {f"f{n}": n for n in range(21)}},
    ],
)
def test_a_record_takes_codes_and_numbers_only(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="codes and numbers"):
        created(**given)
