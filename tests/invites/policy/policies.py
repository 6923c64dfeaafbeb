"""Random policies, people and work for the tests of the verdict, each from a number.

Strategies of this depth take hypothesis a tenth of a second each; these take a tenth of a
millisecond, so that thousands can be looked at.
"""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import TypeVar

from invites.invitation import Invitation, InvitationId, InvitationState
from invites.people import CustomerId, Person, PersonId, PersonKind, Role
from invites.policy import (
    Approver,
    Approvers,
    Counts,
    Domains,
    Effect,
    Policy,
    Proposal,
    Quotas,
    RelationKind,
    Rule,
    Rulebook,
    Switches,
)
from invites.preferences import Preferences, Refused
from invites.states import CORE, Capability, Origin
from invites.work import Visibility, WorkItem, WorkItemId, WorkItemKind
from tests.support.clock import NOON

ACME, OTHER = CustomerId("acme"), CustomerId("other")
EFFECTS = tuple(Effect)
MOSTLY_ON = (Effect.ALLOW, Effect.ALLOW, *Effect)
Value = TypeVar("Value")
PEOPLE = [PersonId(each) for each in ("sam", "sarah", "lena", "boss")]
DEPARTMENTS = ["", "Sales", "sales", "Legal"]
JOBS = ["sales", "legal", "finance"]
ADDRESSES = [
    "",
    "not an address",
    "ann@partner.example",
    "Ann+q3@PARTNER.example",
    "ann@mail.partner.example",
    "ann@bücher.example",
    "ann@xn--bcher-kva.example",
    "rob@rival.example",
]
ENTRIES = [
    "partner.example",
    "*.partner.example",
    "ann@partner.example",
    "xn--bcher-kva.example",
    "rival.example",
    "*.rival.example",
]


class Making:
    """Everything random of one number."""

    def __init__(self, number: int) -> None:
        self.random = Random(number)  # noqa: S311 - nothing secret

    def one(self, values: Sequence[Value]) -> Value:
        return self.random.choice(values)

    def some(self, values: Sequence[Value], most: int = 2, seldom: float = 0.6) -> frozenset[Value]:
        """Often none at all: an empty condition holds always."""
        if self.random.random() < seldom:
            return frozenset()
        return frozenset(self.random.sample(values, self.random.randint(1, min(most, len(values)))))

    def seldom(self, share: float = 0.1) -> bool:
        return self.random.random() < share

    def approvers(self) -> Approvers:
        return Approvers(self.some(tuple(Approver)), self.some(PEOPLE))

    def rule(self) -> Rule:
        return Rule(
            id=self.one(["r1", "r2", "r3", "r4"]),
            effect=self.one(EFFECTS),
            inviter_roles=self.some([Role.USER, Role.MANAGER, Role.CUSTOMER_ADMIN]),
            unless_roles=self.some([Role.MANAGER, Role.CUSTOMER_ADMIN]),
            inviter_departments=self.some(["sales", "legal"], seldom=0.8),
            inviter_ids=self.some(PEOPLE, seldom=0.8),
            relations=self.some(tuple(RelationKind)),
            invitee_departments=self.some(["sales", "legal"], seldom=0.8),
            invitee_jobs=self.some(JOBS, seldom=0.8),
            kinds=self.some(tuple(WorkItemKind), 4, 0.8),
            work_item_ids=self.some([WorkItemId("q3"), WorkItemId("other")], seldom=0.8),
            origins=self.some(tuple(Origin), seldom=0.8),
            other_department=self.one([None, None, True, False]),
            private=self.one([None, None, True, False]),
            approvers=self.one([None, self.approvers()]),
        )

    def rulebook(self) -> Rulebook:
        return Rulebook(
            rules=tuple(self.rule() for _ in range(self.random.randint(0, 4))),
            same_customer=self.one(MOSTLY_ON),
            external=self.one(MOSTLY_ON),
            unknown_domain=self.one(EFFECTS),
        )

    def policy(self) -> Policy:
        return Policy(
            inviting=not self.seldom(0.03),
            suspended=self.seldom(0.03),
            switches=Switches(
                suggestions=self.one(MOSTLY_ON),
                single=self.one(MOSTLY_ON),
                bulk=self.one(MOSTLY_ON),
                external=self.one(MOSTLY_ON),
            ),
            rulebook=self.rulebook(),
            domains=Domains(self.some(ENTRIES, 3, 0.4), self.some(ENTRIES, 1, 0.8)),
            quotas=Quotas(
                inviter_a_day=self.random.randint(1, 9),
                customer_a_day=self.random.randint(4, 12),
                pending=self.random.randint(4, 12),
                over=self.one(EFFECTS),
            ),
            approvers=self.approvers(),
            closed=frozenset({WorkItemId("q3")}) if self.seldom(0.05) else frozenset(),
            lifetime=timedelta(days=self.random.randint(1, 30)),
            reminders=self.random.randint(0, 3),
            drafts=self.seldom(0.5),
            capabilities=frozenset({Capability.NOTES}) if self.seldom(0.05) else CORE,
            retention_days=self.one([None, 30, 400]),
        )

    def person(self, name: PersonId) -> Person:
        return Person(
            id=name,
            customer_id=OTHER if self.seldom(0.02) else ACME,
            name=name.title(),
            email=self.one(ADDRESSES),
            department=self.one(DEPARTMENTS),
            manager_id=self.one([None, *PEOPLE]),
            kind=self.one([PersonKind.MEMBER] * 4 + [PersonKind.GUEST, PersonKind.EXTERNAL] * 2)
            if not self.seldom(0.02)
            else PersonKind.BOT,
            left=self.seldom(0.03),
        )

    def item(self) -> WorkItem:
        return WorkItem(
            id=WorkItemId("q3"),
            customer_id=ACME,
            kind=self.one(tuple(WorkItemKind)),
            title="Q3",
            created_at=NOON,
            visibility=self.one([Visibility.PUBLIC, Visibility.PUBLIC, Visibility.PRIVATE]),
            archived=self.seldom(0.03),
        )

    def preferences(self) -> Preferences:
        refused = self.one([(), (), (), (), (Refused(PEOPLE[0]),), (Refused(PEOPLE[2]),)])
        return Preferences(customer_id=ACME, person_id=PEOPLE[1], refused=refused)

    def counts(self) -> Counts:
        return Counts(
            inviter_today=self.random.randint(0, 6),
            customer_today=self.random.randint(0, 6),
            pending=self.random.randint(0, 6),
            inviter_resets=NOON,
            customer_resets=NOON,
        )

    def no(self) -> Invitation:
        days = self.one([3, 20, 40, 170, 200])
        return Invitation(
            id=InvitationId(f"{days}"),
            customer_id=ACME,
            inviter_id=self.one([PEOPLE[0], PEOPLE[2]]),
            invitee_id=PEOPLE[1],
            work_item_id=self.one([WorkItemId("q3"), WorkItemId("other")]),
            message="Come",
            created_at=NOON,
            send_at=NOON,
            state=InvitationState.DECLINED,
            answered_at=NOON - timedelta(days=days),
        )

    def proposal(self) -> Proposal:
        sam, sarah, lena, _ = PEOPLE
        return Proposal(
            inviter=self.person(sam),
            invitee=self.person(sam if self.seldom(0.03) else sarah),
            item=self.item(),
            members=frozenset({sarah} if self.seldom(0.03) else {self.one([sam, sam, lena])}),
            preferences=self.preferences(),
            earlier=tuple(self.no() for _ in range(self.one([0, 0, 0, 1, 2]))),
            origin=self.one(tuple(Origin)),
            inviter_roles=frozenset({Role.USER}) | self.some([Role.MANAGER, Role.CUSTOMER_ADMIN]),
            invitee_jobs=self.some(JOBS),
            counts=self.one([None, self.counts()]),
            grants=self.one([CORE, frozenset({Capability.NOTES})]),
            holds=frozenset({Capability.NOTES}) if self.seldom(0.03) else CORE,
            approved=self.seldom(0.3),
            kept=self.seldom(0.3),
        )
