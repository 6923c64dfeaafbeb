"""Many views at once: one question per kind of data, however many rows are shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from invites.invitation import Invitation
from invites.people import Person, PersonId
from invites.ports import UnitOfWork
from invites.suggestion import Suggestion
from invites.views import InvitationView, SuggestionView
from invites.work import Visibility, WorkItem

NOBODY = PersonId("")
MOST_ASKED = 20


async def invitation_views(
    uow: UnitOfWork, invitations: Collection[Invitation], now: datetime
) -> tuple[InvitationView, ...]:
    """As `view_invitation`, without those who take part."""
    if not invitations:
        return ()
    items = await uow.work_items.many({i.work_item_id for i in invitations})
    people = await uow.people.many({p for i in invitations for p in _people_of(i)})
    return tuple(
        InvitationView(
            invitation=each,
            item=items[each.work_item_id],
            inviter=people[each.inviter_id],
            invitee=people[each.invitee_id],
            co_inviters=tuple(people[i] for i in each.co_inviter_ids),
            referred=people.get(_referred(each) or NOBODY),
            asked=asked_people(each, people),
            decider=people.get(decider_of(each) or NOBODY),
            now=now,
        )
        for each in invitations
    )


def _referred(invitation: Invitation) -> PersonId | None:
    return invitation.decline.referred_id if invitation.decline else None


def _people_of(invitation: Invitation) -> tuple[PersonId, ...]:
    also = (_referred(invitation), decider_of(invitation))
    named = (invitation.invitee_id, *invitation.inviter_ids, *asked_of(invitation))
    return (*named, *(person for person in also if person))


def asked_of(invitation: Invitation) -> tuple[PersonId, ...]:
    """Those who have been asked for approval, and are shown: of many only the first."""
    return invitation.approval.asked_of[:MOST_ASKED] if invitation.approval else ()


def asked_people(invitation: Invitation, people: Mapping[PersonId, Person]) -> tuple[Person, ...]:
    return tuple(people[i] for i in asked_of(invitation) if i in people)


def decider_of(invitation: Invitation) -> PersonId | None:
    return invitation.approval.decided_by if invitation.approval else None


async def suggestion_views(
    uow: UnitOfWork, suggestions: Sequence[Suggestion], now: datetime
) -> tuple[SuggestionView, ...]:
    """As `view_suggestion`, without what was sent from them: for those still open."""
    if not suggestions:
        return ()
    items = await uow.work_items.many({s.work_item_id for s in suggestions})
    proposed = {p.person_id for s in suggestions for p in s.proposed}
    people = dict(await uow.people.many(proposed | {s.actor_id for s in suggestions}))
    return tuple(
        SuggestionView(
            suggestion=each,
            item=items[each.work_item_id],
            actor=people[each.actor_id],
            people=people,
            now=now,
        )
        for each in suggestions
    )


async def unnamed_for(
    uow: UnitOfWork, person_id: PersonId, views: Sequence[InvitationView]
) -> tuple[InvitationView, ...]:
    """The same, without the names of private work that this person is not in."""
    private = {v.item.id for v in views if v.item.visibility is Visibility.PRIVATE}
    if not private:
        return tuple(views)
    within = await uow.work_items.among(person_id, private)
    return tuple(
        v if v.item.id not in private or v.item.id in within else replace(v, item=_unnamed(v.item))
        for v in views
    )


def _unnamed(item: WorkItem) -> WorkItem:
    return replace(item, title="", link="")
