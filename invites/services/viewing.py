"""Gathering what a card needs, within an open unit of work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from invites.access import Action, authorize, relations_of
from invites.delivery import DeliveryState, Subject
from invites.invitation import Invitation, InvitationId, InvitationState
from invites.people import Actor, Person, PersonId
from invites.policy import Rule, Step
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.preferences import Mute
from invites.services.gathering import asked_of, asked_people, decider_of
from invites.suggestion import Suggestion, SuggestionId, SuggestionState
from invites.views import ApprovalView, InvitationView, SuggestionView, Trouble
from invites.work import Visibility, WorkItem

SHOWN_MEMBERS = 7
"""Among them may be the invitee, who is not named to themselves."""
_FAILED = (DeliveryState.FAILED, DeliveryState.BOUNCED, DeliveryState.UNKNOWN)


async def view_invitation(
    uow: UnitOfWork,
    invitation: Invitation,
    now: datetime,
    item: WorkItem | None = None,
    invitee: Person | None = None,
) -> InvitationView:
    """`item` may be given by whoever has read it; `invitee` where they are not stored yet."""
    if item is None:
        item = await uow.work_items.get(invitation.work_item_id)
    members, count = await _shown_members(uow, invitation)
    referred = invitation.decline.referred_id if invitation.decline else None
    decider = decider_of(invitation)
    wanted = {invitation.invitee_id, *invitation.inviter_ids, *members, *asked_of(invitation)}
    people = await uow.people.many(wanted | {i for i in (referred, decider) if i})
    return InvitationView(
        invitation=invitation,
        item=item,
        inviter=people[invitation.inviter_id],
        invitee=invitee or people[invitation.invitee_id],
        co_inviters=tuple(people[i] for i in invitation.co_inviter_ids),
        referred=people.get(referred) if referred else None,
        members=tuple(people[m] for m in members if m in people),
        more_members=count - len(members),
        asked=asked_people(invitation, people),
        decider=people.get(decider) if decider else None,
        now=now,
    )


async def _shown_members(uow: UnitOfWork, invitation: Invitation) -> tuple[Sequence[PersonId], int]:
    """Who else takes part is told to whoever said yes, and to nobody before; and of how many."""
    if invitation.state is not InvitationState.ACCEPTED:
        return (), 0
    item = invitation.work_item_id
    some = await uow.work_items.some_members(item, SHOWN_MEMBERS)
    full = len(some) < SHOWN_MEMBERS
    return some, len(some) if full else await uow.work_items.member_count(item)


async def view_saved(
    uow: UnitOfWork, saved: Invitation, now: datetime, item: WorkItem | None = None
) -> InvitationView:
    """As `view_invitation`, after a save: with the version that it has from now on."""
    return await view_invitation(uow, replace(saved, version=saved.version + 1), now, item)


async def view_for(
    uow: UnitOfWork, actor: Actor, invitation_id: InvitationId, now: datetime
) -> InvitationView:
    """As it is stored, for somebody who may have a right over it without being in the work.

    A manager or an administrator may withdraw an invitation to a private work item; that does
    not tell them its name.
    """
    view = await view_invitation(uow, await uow.invitations.get(invitation_id), now)
    if actor.person_id in (*view.invitation.inviter_ids, view.invitation.invitee_id):
        return view
    if relations_of(actor, view.item, await uow.work_items.members(view.item.id)):
        return view
    return _hidden(view)


def _hidden(view: InvitationView) -> InvitationView:
    """Without the name of the work; the inviter's own words may name it, too."""
    hidden = replace(view.invitation, message="")
    return replace(view, invitation=hidden, item=replace(view.item, title="", link=""))


async def view_request(
    uow: UnitOfWork, invitation: Invitation, now: datetime, reader_id: PersonId
) -> ApprovalView:
    """For whoever is asked to approve it, who need not be in the work themselves."""
    view = await view_invitation(uow, invitation, now)
    private = view.item.visibility is Visibility.PRIVATE
    if private and reader_id not in await uow.work_items.members(view.item.id):
        view = _hidden(view)
    policy = await uow.policies.current()
    books = (*policy.above, policy.rulebook)
    rules = {rule.id: rule for book in books for rule in book.rules}
    matched = _matched(invitation, rules)
    people = {i for rule in matched for i in (*rule.inviter_ids, *_named(rule))}
    items = {i for rule in matched for i in rule.work_item_ids}
    return ApprovalView(
        about=view,
        reader=await uow.people.get(reader_id),
        rules=rules,
        people=await uow.people.many(people) if people else {},
        items=await uow.work_items.many(items) if items else {},
    )


def _matched(invitation: Invitation, rules: Mapping[str, Rule]) -> list[Rule]:
    steps = (Step.read(line) for line in invitation.trace)
    return [rules[s.what] for s in steps if s is not None and s.what in rules]


def _named(rule: Rule) -> frozenset[PersonId]:
    return rule.approvers.person_ids if rule.approvers else frozenset()


async def trouble_with(uow: UnitOfWork, view: InvitationView) -> Trouble:
    """What is known about the message to the invitee that failed last."""
    every = await uow.deliveries.of(Subject.INVITATION, view.invitation.id)
    failed = [d for d in every if d.person_id == view.invitee.id and d.state in _FAILED]
    if not failed:
        return Trouble()
    return Trouble(failed[-1].channel, failed[-1].address, failed[-1].error)


async def view_suggestion(uow: UnitOfWork, suggestion: Suggestion, now: datetime) -> SuggestionView:
    item = await uow.work_items.get(suggestion.work_item_id)
    ids = {suggestion.actor_id, *(p.person_id for p in suggestion.proposed)}
    people = await uow.people.many(ids | {out.person_id for out in suggestion.left_out})
    sent: Sequence[Invitation] = ()
    if suggestion.state is SuggestionState.CONVERTED:
        sent = await uow.invitations.of_inviter(suggestion.actor_id, suggestion.made_at)
    made = [await view_invitation(uow, i, now) for i in sent if i.suggestion_id == suggestion.id]
    return SuggestionView(
        suggestion=suggestion,
        item=item,
        actor=people[suggestion.actor_id],
        people=dict(people),
        invitations=tuple(made),
        muted=await _muted(uow, suggestion),
        now=now,
    )


async def _muted(uow: UnitOfWork, suggestion: Suggestion) -> Mute | None:
    wishes = await uow.preferences.get(suggestion.actor_id)
    best, item = suggestion.best.person_id, suggestion.work_item_id
    return next((mute for mute in wishes.mutes if mute.covers(best, item)), None)


async def actors_manager(uow: UnitOfWork, person_id: PersonId) -> PersonId | None:
    return (await uow.people.get(person_id)).manager_id


@dataclass(frozen=True, slots=True)
class Viewing:
    """Reading for display: to the person whose right it is, or to the outbox."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def invitation(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.invitations.get(invitation_id)
            manager = await actors_manager(uow, found.inviter_id)
            authorize(actor, Action.VIEW, found, inviters_manager=manager)
            return await view_invitation(uow, found, self.clock.now())

    async def suggestion(self, actor: Actor, suggestion_id: SuggestionId) -> SuggestionView:
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.suggestions.get(suggestion_id)
            authorize(actor, Action.ANSWER_SUGGESTION, found)
            return await view_suggestion(uow, found, self.clock.now())
