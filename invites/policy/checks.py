"""The checks of a verdict in their order: switches, hard denials, rules, capabilities, quotas."""

from collections.abc import Iterator
from datetime import datetime

from invites import errors
from invites.attention import AttentionRules, cool_down_until
from invites.people import Person, PersonKind
from invites.policy import refusals
from invites.policy.domains import Standing, domain_of
from invites.policy.levels import Policy
from invites.policy.proposal import Counts, Proposal, facts_of
from invites.policy.rules import (
    Approvers,
    Effect,
    Facts,
    RelationKind,
    Rule,
    Rulebook,
    strictest,
)
from invites.policy.trace import Level, Step
from invites.states import Origin
from invites.work import Visibility

ALLOW, DENY = Effect.ALLOW, Effect.DENY

Found = tuple[Step, errors.CannotInvite | None, Approvers | None]
"""What was looked at, what stands against it, and who is asked when it needs approval."""


def looked_at(
    policy: Policy, rules: AttentionRules, proposal: Proposal, now: datetime
) -> Iterator[Found]:
    facts = facts_of(proposal)
    yield from _switches(policy, proposal, facts)
    for level, name, refusal in _denials(rules, proposal, now):
        yield Step(level, name, DENY if refusal else ALLOW), refusal, None
    yield from _domain_blocked(policy, proposal, facts)
    for book in policy.above:
        yield from _book(book, policy, proposal, facts, Level.SYSTEM)
    yield from _book(policy.rulebook, policy, proposal, facts, Level.CUSTOMER)
    closed = proposal.item.id in policy.closed and not proposal.kept
    refused = errors.WorkItemClosed() if closed else None
    yield Step(Level.WORK_ITEM, "takes new people", DENY if closed else ALLOW), refused, None
    beyond = not proposal.grants <= (proposal.holds & policy.capabilities)
    over = refusals.BeyondOwnRights() if beyond else None
    yield Step(Level.CUSTOMER, "capabilities", DENY if beyond else ALLOW), over, None
    if proposal.counts is not None:
        yield from _quotas(policy, proposal, proposal.counts)


def _switches(policy: Policy, proposal: Proposal, facts: Facts) -> Iterator[Found]:
    who = proposal.invitee.name
    paused = refusals.CustomerSuspended() if policy.suspended else None
    yield Step(Level.SYSTEM, "not suspended", DENY if paused else ALLOW), paused, None
    on = policy.above_inviting if proposal.kept else policy.inviting
    off = None if on else errors.InvitingOff()
    yield Step(Level.CUSTOMER, "invitations", DENY if off else ALLOW), off, None
    for name in _directions(facts):
        above: Effect = getattr(policy.above_switches, name)
        # What the administrators let stand is spared by their own switch, not by those above it.
        effect = above if proposal.kept else getattr(policy.switches, name)
        level = Level.SYSTEM if effect is above and effect is not ALLOW else Level.CUSTOMER
        refusal = refusals.DirectionOff(name, who) if effect is DENY else None
        yield Step(level, f"switch {name}", effect), refusal, None


def _directions(facts: Facts) -> tuple[str, ...]:
    name = {Origin.MANUAL: "single", Origin.SUGGESTION: "suggestions", Origin.BULK: "bulk"}
    first = name[facts.origin]
    return (first, "external") if RelationKind.EXTERNAL in facts.relations else (first,)


def _denials(
    rules: AttentionRules, proposal: Proposal, now: datetime
) -> Iterator[tuple[Level, str, errors.CannotInvite | None]]:
    inviter, invitee, item = proposal.inviter, proposal.invitee, proposal.item
    who = invitee.name
    archived = errors.WorkItemClosed() if item.archived else None
    yield Level.WORK_ITEM, "open", archived
    private = item.visibility is Visibility.PRIVATE and inviter.id not in proposal.members
    inside = errors.NotAMember() if private else None
    yield Level.WORK_ITEM, "inviter is in private work", inside
    for name, refusal in persons(inviter, invitee):
        yield Level.CUSTOMER, name, refusal
    member = errors.AlreadyMember(who) if invitee.id in proposal.members else None
    yield Level.WORK_ITEM, "not a member", member
    refused = proposal.preferences.has_refused(inviter.id, item.id)
    yield Level.INVITEE, "not opted out", errors.InviteeOptedOut(who) if refused else None
    earlier = proposal.earlier
    until = cool_down_until(rules, earlier, inviter.id, item.id) if earlier else None
    cooling = errors.CoolDown(who, until) if until is not None and now < until else None
    yield Level.INVITEE, "no cool-down", cooling


def persons(inviter: Person, invitee: Person) -> Iterator[tuple[str, errors.CannotInvite | None]]:
    who = invitee.name
    oneself = invitee.id == inviter.id
    yield "not oneself", errors.InvitingYourself() if oneself else None
    bot = invitee.kind is PersonKind.BOT
    yield "a person", errors.NotAPerson(who) if bot else None
    yield "inviter still here", refusals.InviterGone() if inviter.left else None
    yield "invitee still here", errors.InviteeLeft(who) if invitee.left else None
    foreign = invitee.customer_id != inviter.customer_id
    yield "of this customer", errors.GuestNotAllowed(who) if foreign else None


def _domain_blocked(policy: Policy, proposal: Proposal, facts: Facts) -> Iterator[Found]:
    if RelationKind.EXTERNAL not in facts.relations:
        return
    address = proposal.invitee.email
    domains = policy.domains.of_above() if proposal.kept else policy.domains
    refusal = None
    if domains.standing(address) is Standing.BLOCKED:
        refusal = refusals.DomainBlocked(proposal.invitee.name, domain_of(address))
    effect = DENY if refusal else ALLOW
    yield Step(Level.CUSTOMER, "domain not blocked", effect, domain_of(address)), refusal, None


def _book(
    book: Rulebook, policy: Policy, proposal: Proposal, facts: Facts, level: Level
) -> Iterator[Found]:
    """Deny beats approval beats allow; the default holds where no rule speaks."""
    spared = proposal.kept and level is Level.CUSTOMER
    matching = book.matching(facts)
    if matching:
        won = strictest(rule.effect for rule in matching)
        for rule in matching:
            yield _ruled(rule, won, proposal, level, spared=spared)
        return
    effect = ALLOW if spared else _default(book, policy, proposal, facts)
    refusal = unlisted(policy, proposal.invitee) if effect is DENY else None
    if effect is DENY and refusal is None:
        refusal = refusals.RuleForbids(proposal.invitee.name, "")
    yield Step(level, "default", effect), refusal, None


def _ruled(rule: Rule, won: Effect, proposal: Proposal, level: Level, *, spared: bool) -> Found:
    """Every rule that matched is told; only the strictest has a say."""
    counts = rule.effect is won and not spared
    effect = rule.effect if counts else ALLOW
    refusal = refusals.RuleForbids(proposal.invitee.name, rule.id) if effect is DENY else None
    check = "rule" if counts else f"rule outweighed, {rule.effect}"
    return Step(level, check, effect, rule.id), refusal, rule.approvers


def _default(book: Rulebook, policy: Policy, proposal: Proposal, facts: Facts) -> Effect:
    if RelationKind.EXTERNAL not in facts.relations:
        return book.same_customer
    known = policy.domains.standing(proposal.invitee.email) is Standing.ALLOWED
    return book.external if known else book.unknown_domain


def unlisted(policy: Policy, invitee: Person) -> errors.CannotInvite | None:
    """Somebody from outside whose domain is on no list, where that is not enough."""
    if invitee.kind not in (PersonKind.GUEST, PersonKind.EXTERNAL):
        return None
    if policy.domains.standing(invitee.email) is not Standing.UNKNOWN:
        return None
    books = (*policy.above, policy.rulebook)
    if strictest(book.unknown_domain for book in books) is not DENY:
        return None
    return errors.GuestNotAllowed(invitee.name, domain_of(invitee.email))


def _quotas(policy: Policy, proposal: Proposal, counts: Counts) -> Iterator[Found]:
    quotas = policy.quotas
    if proposal.origin is Origin.BULK:  # it has a lane of its own
        return
    yield _own_day(policy, counts)
    yield _full("quota of the customer", counts.customer_today, quotas.customer_a_day, counts)
    yield _full("pending of the customer", counts.pending, quotas.pending, counts)


def _own_day(policy: Policy, counts: Counts) -> Found:
    limit = policy.quotas.inviter_a_day
    over = counts.inviter_today >= limit
    effect = policy.quotas.over if over else ALLOW
    refusal = errors.QuotaReached(limit, counts.inviter_resets) if effect is DENY else None
    what = f"{counts.inviter_today}/{limit}"
    return Step(Level.CUSTOMER, "quota of the inviter", effect, what), refusal, None


def _full(name: str, so_far: int, limit: int, counts: Counts) -> Found:
    """Beyond these nobody can approve: they hold for everybody together."""
    full = so_far >= limit
    refusal = refusals.CustomerQuotaReached(name, limit, counts.customer_resets) if full else None
    what = f"{so_far}/{limit}"
    return Step(Level.CUSTOMER, name, DENY if full else ALLOW, what), refusal, None
