"""May this person invite that one to this work item? The default policy, as a pure verdict.

Levels, rules and approvals follow; what ships is: same customer yes, guests and externals no,
quotas counted in recipients, cool-downs and opt-outs always.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from invites import errors
from invites.attention import AttentionRules, cool_down_until
from invites.invitation import LIFETIME, Invitation
from invites.people import Person, PersonId, PersonKind
from invites.preferences import Preferences
from invites.work import Visibility, WorkItem


@dataclass(frozen=True, slots=True)
class Policy:
    """Counts are recipients; `lifetime` is how long an invitation stays open."""

    inviting: bool = True
    suggestions: bool = True
    guests: bool = False
    drafts: bool = False
    """Whether a model may write drafts; off unless one is set up."""
    per_inviter_a_day: int = 25
    per_customer_pending: int = 500
    people_at_once: int = 20
    message_limit: int = 2000
    lifetime: timedelta = LIFETIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Everything the verdict needs to know. `earlier` are all invitations to the invitee."""

    inviter: Person
    invitee: Person
    item: WorkItem
    members: frozenset[PersonId]
    preferences: Preferences
    earlier: tuple[Invitation, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """`refusal` is None when allowed; `trace` names each rule in order with its outcome."""

    refusal: errors.CannotInvite | None
    trace: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        return self.refusal is None


def judge(policy: Policy, rules: AttentionRules, proposal: Proposal, now: datetime) -> Verdict:
    """Return the first refusal in a fixed order, with the trace up to it."""
    trace: list[str] = []
    for name, refusal in _checks(policy, rules, proposal, now):
        trace.append(f"{name}: {'deny' if refusal else 'pass'}")
        if refusal is not None:
            return Verdict(refusal, tuple(trace))
    return Verdict(None, (*trace, "default: allow within the customer"))


def _checks(
    policy: Policy, rules: AttentionRules, proposal: Proposal, now: datetime
) -> Iterable[tuple[str, errors.CannotInvite | None]]:
    inviter, invitee, item = proposal.inviter, proposal.invitee, proposal.item
    who = invitee.name
    yield "switch", None if policy.inviting else errors.InvitingOff()
    yield "work item open", errors.WorkItemClosed() if item.archived else None
    private = item.visibility is Visibility.PRIVATE and inviter.id not in proposal.members
    yield "inviter is in a private work item", errors.NotAMember() if private else None
    yield "not oneself", errors.InvitingYourself() if invitee.id == inviter.id else None
    yield "a person", errors.NotAPerson(who) if invitee.kind is PersonKind.BOT else None
    yield "still here", errors.InviteeLeft(who) if invitee.left else None
    yield "same customer", _outsider(policy, inviter, invitee)
    yield "not a member", errors.AlreadyMember(who) if invitee.id in proposal.members else None
    refused = proposal.preferences.has_refused(inviter.id, item.id)
    yield "not opted out", errors.InviteeOptedOut(who) if refused else None
    until = cool_down_until(rules, proposal.earlier, inviter.id, item.id)
    cooling = until is not None and now < until
    yield "no cool-down", errors.CoolDown(who, until) if cooling and until else None


def standing(policy: Policy, inviter: Person, invitee: Person) -> errors.CannotInvite | None:
    """What stands against this person whatever the work is."""
    if invitee.id == inviter.id:
        return errors.InvitingYourself()
    if invitee.kind is PersonKind.BOT:
        return errors.NotAPerson(invitee.name)
    if invitee.left:
        return errors.InviteeLeft(invitee.name)
    return _outsider(policy, inviter, invitee)


def _outsider(policy: Policy, inviter: Person, invitee: Person) -> errors.CannotInvite | None:
    if invitee.customer_id != inviter.customer_id or invitee.kind is PersonKind.EXTERNAL:
        return errors.GuestNotAllowed(invitee.name)
    if invitee.kind is PersonKind.GUEST and not policy.guests:
        return errors.GuestNotAllowed(invitee.name)
    return None
