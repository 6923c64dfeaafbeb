"""Policies, rules and invitations that wait, for the examples of the cards about the policy."""

from dataclasses import replace
from datetime import timedelta

from blocks.cards.sample import (
    BEN,
    CADENCE,
    CROWD,
    DAYS,
    ENDLESS,
    HOURS,
    LENA,
    LONG_MESSAGE,
    NOW,
    SAM,
    SARAH,
    SECRET,
    invitation_view,
)
from blocks.cards.sample import ROUGH as PEOPLE
from invites.people import Person, Role
from invites.policy import (
    Approver,
    Approvers,
    Domains,
    Effect,
    Policy,
    Proposal,
    Quotas,
    RelationKind,
    Rule,
    Rulebook,
    Step,
    Switches,
    Verdict,
    combined,
)
from invites.policy.levels import OPEN
from invites.policy.parts import Part, Wanted
from invites.policy.radius import Radius, Struck
from invites.policy.refusals import DirectionOff, RuleForbids
from invites.policy.trace import Level
from invites.policy_ports import PolicyDraft, PolicyVersion
from invites.policy_views import Consequences, HistoryView, Known, PolicyView, Saved, Settled
from invites.preferences import Preferences
from invites.states import Origin
from invites.work import WorkItemKind

KNOWN = Known(
    people={p.id: p for p in (SAM, SARAH, LENA, BEN, *PEOPLE, *CROWD)},
    items={CADENCE.id: CADENCE, SECRET.id: replace(SECRET, title="")},
    departments={each.casefold(): each for each in ("Sales", "Marketing", "Legal")},
    accounts={LENA.id: "U0LENA", SARAH.id: "U0SARAH"},
)
RULES = (
    Rule(
        id="r1",
        effect=Effect.DENY,
        unless_roles=frozenset({Role.MANAGER}),
        other_department=True,
        kinds=frozenset({WorkItemKind.CADENCE}),
    ),
    Rule(
        id="r2",
        effect=Effect.REQUIRE_APPROVAL,
        relations=frozenset({RelationKind.EXTERNAL}),
        approvers=Approvers(frozenset({Approver.INVITERS_MANAGER})),
    ),
    Rule(id="r3", effect=Effect.ALLOW, inviter_departments=frozenset({"sales"})),
    Rule(
        id="r4",
        effect=Effect.REQUIRE_APPROVAL,
        inviter_ids=frozenset({SAM.id}),
        inviter_departments=frozenset({"sales", "marketing"}),
        unless_roles=frozenset({Role.MANAGER, Role.CUSTOMER_ADMIN}),
        relations=frozenset({RelationKind.SAME_CUSTOMER, RelationKind.EXTERNAL}),
        invitee_jobs=frozenset({"legal_leadership", "executive"}),
        work_item_ids=frozenset({CADENCE.id, SECRET.id}),
        private=True,
        origins=frozenset({Origin.BULK}),
        approvers=Approvers(frozenset({Approver.INVITEES_MANAGER}), frozenset({LENA.id})),
    ),
)
CHOSEN = Policy(
    switches=Switches(bulk=Effect.REQUIRE_APPROVAL, suggestions=Effect.DENY),
    rulebook=Rulebook(rules=RULES),
    domains=Domains(
        frozenset({"*.partner.example", "ann@supplier.example", "xn--mller-kva.example"}),
        frozenset({"rival.example"}),
    ),
    quotas=Quotas(inviter_a_day=1, seats=120, over=Effect.DENY),
    approvers=Approvers(frozenset({Approver.ADMINS}), frozenset({LENA.id})),
    closed=frozenset({CADENCE.id, SECRET.id}),
    lifetime=timedelta(days=7),
    reminders=1,
    drafts=False,
    retention_days=90,
    version=7,
)
SYSTEM = replace(
    OPEN,
    switches=Switches(bulk=Effect.DENY, external=Effect.REQUIRE_APPROVAL),
    domains=Domains(frozenset({"*.partner.example"}), frozenset({"rival.example"})),
    lifetime=timedelta(days=10),
    quotas=replace(OPEN.quotas, inviter_a_day=10, seats=50),
    reminders=1,
    drafts=False,
)
VERSION = PolicyVersion(version=7, policy=CHOSEN, author_id=LENA.id, at=NOW - 3 * HOURS)


def view_of(own: Policy, above: Policy = OPEN, latest: PolicyVersion | None = None) -> PolicyView:
    return PolicyView(
        own=own,
        above=above,
        holds=combined(above, own),
        known=KNOWN,
        latest=latest,
        now=NOW,
    )


VIEW = view_of(Policy())
BUSY = view_of(CHOSEN, latest=VERSION)
CAPPED = view_of(replace(Policy(), quotas=Quotas(), reminders=3), SYSTEM)
_LONG = frozenset(f"department {number} of {ENDLESS}" for number in range(9))
_ENDLESS_RULE = replace(
    RULES[3],
    inviter_ids=frozenset(p.id for p in PEOPLE),
    inviter_departments=_LONG,
    invitee_departments=_LONG,
    approvers=Approvers(frozenset(Approver), frozenset(p.id for p in (*PEOPLE, *CROWD))),
)
ROUGH = view_of(
    replace(
        CHOSEN,
        rulebook=Rulebook(rules=tuple(replace(_ENDLESS_RULE, id=f"r{n}") for n in range(25))),
        domains=Domains(frozenset(f"*.partner-{number}.example" for number in range(2000))),
    ),
    latest=replace(VERSION, author_id=PEOPLE[0].id),
)


def _struck(invitee: Person, verdict: Verdict, inviter: Person = SAM) -> Struck:
    found = invitation_view(inviter=inviter, invitee=invitee)
    proposal = Proposal(
        inviter=found.inviter,
        invitee=found.invitee,
        item=found.item,
        members=frozenset({SAM.id}),
        preferences=Preferences(customer_id=invitee.customer_id, person_id=invitee.id),
    )
    return Struck(found.invitation, proposal, verdict)


def _by_rule(rule: Rule) -> Verdict:
    refusal = RuleForbids("", rule.id) if rule.effect is Effect.DENY else None
    step = Step(Level.CUSTOMER, "rule", rule.effect, rule.id)
    return Verdict(rule.effect, refusal, (step,))


_OFF = Verdict(
    Effect.DENY,
    DirectionOff("external", SARAH.name),
    (Step(Level.CUSTOMER, "switch external", Effect.DENY),),
)
DRAFT = PolicyDraft(
    id="draft",
    author_id=LENA.id,
    base=0,
    wanted=Wanted(part=Part.EVERYTHING, policy=CHOSEN),
    at=NOW,
)
CONSEQUENCES = Consequences(
    draft=DRAFT,
    before=Policy(),
    after=CHOSEN,
    radius=Radius(
        140,
        (*(_struck(p, _by_rule(RULES[0])) for p in (SARAH, BEN, *CROWD[:6])), _struck(LENA, _OFF)),
        tuple(_struck(p, _by_rule(RULES[1])) for p in CROWD[:5]),
    ),
    known=KNOWN,
)
ROUGH_RADIUS = replace(
    CONSEQUENCES,
    after=ROUGH.own,
    radius=Radius(
        10_000,
        tuple(_struck(p, _by_rule(replace(_ENDLESS_RULE, id="r0")), p) for p in PEOPLE) * 500,
    ),
)
SAVED = (
    Saved(view=VIEW, changed=False),
    Saved(view=VIEW),
    Saved(view=VIEW, looked_at=1),
    Saved(view=VIEW, looked_at=1400),
    Saved(view=VIEW, looked_at=1400, settled=Settled(kept=9, asked=5)),
    Saved(view=VIEW, looked_at=1400, settled=Settled(revoked=1200, asked=1, later=True)),
)
_OLDER = (
    replace(VERSION, note="The partners asked for it.", restored=3),
    PolicyVersion(
        version=6,
        policy=replace(CHOSEN, rulebook=Rulebook(rules=RULES[1::-1]), reminders=3),
        author_id=None,
        at=NOW - DAYS,
    ),
    PolicyVersion(version=5, policy=Policy(version=5), author_id=LENA.id, at=NOW - 2 * DAYS),
)
NO_HISTORY = HistoryView(versions=(), before=Policy(), known=KNOWN)
HISTORY = HistoryView(versions=_OLDER, before=Policy(inviting=False), known=KNOWN, more=True)
ROUGH_HISTORY = HistoryView(
    versions=tuple(
        replace(
            VERSION,
            version=number,
            author_id=PEOPLE[0].id,
            note=LONG_MESSAGE,
            policy=(ROUGH.own, Policy())[number % 2],
        )
        for number in range(10, 0, -1)
    ),
    before=Policy(),
    known=KNOWN,
    number=1,
)
