"""What a policy says, and how the levels above one another become one: only ever tighter."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from invites.policy.domains import Domains
from invites.policy.rules import PERMISSIVE, Approvers, Effect, Rulebook, strictest
from invites.states import CORE, LIFETIME, Capability
from invites.work import WorkItemId

SHORTEST, LONGEST = timedelta(days=1), timedelta(days=30)
"""Between which a lifetime may lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """On, with approval, or off, by where an invitation comes from and goes to."""

    suggestions: Effect = Effect.ALLOW
    single: Effect = Effect.ALLOW
    bulk: Effect = Effect.ALLOW
    external: Effect = Effect.ALLOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotas:
    """Counted in recipients. `over` is what happens beyond the inviter's own day."""

    inviter_a_day: int = 25
    customer_a_day: int = 200
    invitee_a_day: int = 1
    invitee_a_week: int = 3
    pending: int = 500
    bulk_rows: int = 1000
    seats: int | None = None
    over: Effect = Effect.REQUIRE_APPROVAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One level as it is written, or all of them as `combined` makes them.

    `above` are the rulebooks of higher levels; `closed` the work that takes nobody new.
    """

    inviting: bool = True
    suspended: bool = False
    """The whole customer is switched off for a while: everything waits."""
    switches: Switches = field(default_factory=Switches)
    rulebook: Rulebook = field(default_factory=Rulebook)
    above: tuple[Rulebook, ...] = ()
    above_switches: Switches = field(default_factory=Switches)
    above_inviting: bool = True
    domains: Domains = field(default_factory=Domains)
    quotas: Quotas = field(default_factory=Quotas)
    approvers: Approvers = field(default_factory=Approvers)
    closed: frozenset[WorkItemId] = frozenset()
    lifetime: timedelta = LIFETIME
    reminders: int = 3
    """At most so many; none at all with 0."""
    drafts: bool = True
    """Whether a model may write drafts, where one is set up."""
    retention_days: int | None = None
    """For how long ended invitations are kept; None leaves it to whoever operates Usher."""
    capabilities: frozenset[Capability] = CORE
    people_at_once: int = 20
    message_limit: int = 2000
    version: int = 0
    """Of the customer's own level; 0 while it is as it ships."""
    system_version: int = 0

    @property
    def suggesting(self) -> bool:
        """Whether suggestions are made at all."""
        on = self.inviting and not self.suspended
        return on and self.switches.suggestions is not Effect.DENY

    @property
    def outsiders(self) -> bool:
        """Whether people from outside may be suggested: somebody has to have said so."""
        by_default = strictest(
            (self.switches.external, *(book.external for book in (*self.above, self.rulebook)))
        )
        return by_default is Effect.ALLOW


OPEN = Policy(
    rulebook=PERMISSIVE,
    quotas=Quotas(
        inviter_a_day=1_000,
        customer_a_day=100_000,
        invitee_a_day=20,
        invitee_a_week=100,
        pending=100_000,
        over=Effect.ALLOW,
    ),
    lifetime=LONGEST,
    people_at_once=20,
)
"""A level that leaves nearly everything to those below: what the system begins with."""


def combined(upper: Policy, lower: Policy) -> Policy:
    """What holds where both do: numbers the smaller, switches and rules the stricter.

    The lower level's texts and approvers hold, being nearer.
    """
    return replace(
        lower,
        inviting=upper.inviting and lower.inviting,
        suspended=upper.suspended or lower.suspended,
        switches=_switches(upper.switches, lower.switches),
        above=(*upper.above, upper.rulebook, *lower.above),
        above_switches=_switches(
            _switches(upper.above_switches, upper.switches), lower.above_switches
        ),
        above_inviting=upper.above_inviting and upper.inviting and lower.above_inviting,
        domains=_domains(upper.domains, lower.domains),
        quotas=_quotas(upper.quotas, lower.quotas),
        closed=upper.closed | lower.closed,
        lifetime=min(upper.lifetime, lower.lifetime),
        reminders=min(upper.reminders, lower.reminders),
        drafts=upper.drafts and lower.drafts,
        retention_days=_fewer(upper.retention_days, lower.retention_days),
        capabilities=upper.capabilities & lower.capabilities,
        people_at_once=min(upper.people_at_once, lower.people_at_once),
        message_limit=min(upper.message_limit, lower.message_limit),
        system_version=max(upper.system_version, lower.system_version),
    )


def _switches(upper: Switches, lower: Switches) -> Switches:
    return Switches(
        suggestions=strictest((upper.suggestions, lower.suggestions)),
        single=strictest((upper.single, lower.single)),
        bulk=strictest((upper.bulk, lower.bulk)),
        external=strictest((upper.external, lower.external)),
    )


def _domains(upper: Domains, lower: Domains) -> Domains:
    lists = (*upper.within, upper.allowed, *lower.within)
    return Domains(
        allowed=lower.allowed,
        blocked=upper.blocked | lower.blocked,
        within=tuple(listed for listed in lists if listed),
        blocked_above=upper.blocked_above | upper.blocked,
    )


def _quotas(upper: Quotas, lower: Quotas) -> Quotas:
    return Quotas(
        inviter_a_day=min(upper.inviter_a_day, lower.inviter_a_day),
        customer_a_day=min(upper.customer_a_day, lower.customer_a_day),
        invitee_a_day=min(upper.invitee_a_day, lower.invitee_a_day),
        invitee_a_week=min(upper.invitee_a_week, lower.invitee_a_week),
        pending=min(upper.pending, lower.pending),
        bulk_rows=min(upper.bulk_rows, lower.bulk_rows),
        seats=_fewer(upper.seats, lower.seats),
        over=strictest((upper.over, lower.over)),
    )


def _fewer(upper: int | None, lower: int | None) -> int | None:
    known = [each for each in (upper, lower) if each is not None]
    return min(known, default=None)
