"""Who is asked for an approval and who may give it, as things are at this moment."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from invites.attention import AttentionRules
from invites.hours import WorkingHours, zone_of
from invites.invitation import Invitation
from invites.notifying import Channel
from invites.people import Person, PersonId, PersonKind
from invites.policy import Approver, Approvers
from invites.ports import UnitOfWork
from invites.services.telling import reach
from invites.states import Approval

TOLD = 10
"""Administrators who are asked: in a large workspace there are dozens, and all may decide."""
SILENCE = 2
"""Working days without an answer, after which others are asked as well."""
DAY = timedelta(days=1)


async def request_for(
    uow: UnitOfWork,
    rules: AttentionRules,
    invitation: Invitation,
    named: Approvers,
    now: datetime,
    number: int = 0,
) -> Approval:
    """The request as it would be asked now; nobody is asked when nobody could say yes.

    Where all whom the rules name are away, the administrators are asked at once.
    """
    chosen = await named_people(uow, invitation, named)
    admins = await administrators(uow, invitation)
    first = _once((*chosen, *(admins if Approver.ADMINS in named.kinds else ())))
    here = [person for person in first if not person.away_at(now)]
    asked = first if here else _once((*first, *admins))
    return Approval(
        requested_at=now,
        asked_of=tuple(person.id for person in asked),
        escalate_at=_silent_until(rules, here[0], now) if here else None,
        escalated_at=None if here or len(asked) == len(first) else now,
        number=number,
    )


async def others_for(
    uow: UnitOfWork, invitation: Invitation, named: Approvers
) -> tuple[PersonId, ...]:
    """Who could decide as well and has not been asked."""
    asked = invitation.approval.asked_of if invitation.approval else ()
    chosen = await named_people(uow, invitation, named)
    found = _once((*chosen, *await administrators(uow, invitation)))
    return tuple(person.id for person in found if person.id not in asked)


async def named_people(
    uow: UnitOfWork, invitation: Invitation, named: Approvers
) -> tuple[Person, ...]:
    """Those whom the rules name, administrators apart; never whoever asked or is invited."""
    sides = await uow.people.many({invitation.inviter_id, invitation.invitee_id})
    wanted = (
        *_manager(named, Approver.INVITERS_MANAGER, sides.get(invitation.inviter_id)),
        *_manager(named, Approver.INVITEES_MANAGER, sides.get(invitation.invitee_id)),
        *sorted(named.person_ids),
    )
    found = await uow.people.many(set(wanted)) if wanted else {}
    people = [found[i] for i in dict.fromkeys(wanted) if i in found]
    return tuple([p for p in people if _may_decide(p, invitation) and await _in_chat(uow, p)])


async def administrators(uow: UnitOfWork, invitation: Invitation) -> tuple[Person, ...]:
    concerned = {*invitation.inviter_ids, invitation.invitee_id}
    found = await uow.people.administrators(TOLD + len(concerned))
    able = [p for p in found if _may_decide(p, invitation)][:TOLD]
    return tuple([p for p in able if p.is_admin or await _in_chat(uow, p)])


def _manager(named: Approvers, kind: Approver, person: Person | None) -> tuple[PersonId, ...]:
    known = person is not None and person.manager_id is not None and kind in named.kinds
    return (person.manager_id,) if known and person and person.manager_id else ()


def _may_decide(person: Person, invitation: Invitation) -> bool:
    concerned = person.id in (*invitation.inviter_ids, invitation.invitee_id)
    colleague = person.kind is PersonKind.MEMBER and person.known
    return colleague and not person.left and not concerned


async def _in_chat(uow: UnitOfWork, person: Person) -> bool:
    """A request is answered with buttons, so it is no use to bring it elsewhere."""
    return Channel.CHAT in await reach(uow, person, mail=False)


def _once(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple({person.id: person for person in people}.values())


def _silent_until(rules: AttentionRules, person: Person, now: datetime) -> datetime:
    return working_days_after(rules.hours, zone_of(person.time_zone), now, SILENCE)


def working_days_after(hours: WorkingHours, zone: tzinfo, moment: datetime, count: int) -> datetime:
    """The same time of day so many working days later, within working hours."""
    at = hours.next_open(moment, zone)
    for _ in range(count):
        at += DAY
        while hours.days and at.astimezone(zone).weekday() not in hours.days:
            at += DAY
    return hours.next_open(at, zone)
