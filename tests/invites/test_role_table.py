"""The table of roles, row by row, in one's own organisation and in another's."""

import pytest

from invites.access import Action, Customer, Subject, authorize
from invites.errors import InviteError, NotFound
from invites.invitation import Invitation, InvitationId
from invites.people import Actor, CustomerId, Person, PersonId, Role
from invites.work import WorkItem, WorkItemId, WorkItemKind
from tests.support.clock import NOON

ACME, OTHER, OPERATOR = CustomerId("acme"), CustomerId("other"), CustomerId("operator")
SAM, SARAH, BOSS = PersonId("sam"), PersonId("sarah"), PersonId("boss")
A = Action

SUBJECTS: dict[Action, Subject] = {
    A.CREATE: WorkItem(
        id=WorkItemId("q3"),
        customer_id=ACME,
        kind=WorkItemKind.CADENCE,
        title="Q3",
        created_at=NOON,
    ),
    **dict.fromkeys(
        (A.BULK, A.PREPARE_BULK, A.READ_LOG, A.READ_POLICY, A.CHANGE_POLICY, A.READ_REPORT),
        Customer(ACME),
    ),
    **dict.fromkeys((A.SUSPEND, A.ASSIGN_STAFF, A.MANAGE_TEMPLATES), Customer(ACME)),
    **dict.fromkeys(
        (A.DECIDE_APPROVAL, A.RESEND, A.REVOKE, A.ACCEPT, A.DECLINE, A.ADOPT),
        Invitation(
            id=InvitationId("i"),
            customer_id=ACME,
            inviter_id=SAM,
            invitee_id=SARAH,
            work_item_id=WorkItemId("q3"),
            message="Come",
            created_at=NOON,
            send_at=NOON,
        ),
    ),
    **dict.fromkeys(
        (A.READ_OWN_LOG, A.APPOINT),
        Person(id=SAM, customer_id=ACME, name="Sam", manager_id=BOSS),
    ),
}
READS = {A.READ_LOG, A.READ_POLICY, A.READ_REPORT, A.READ_OWN_LOG}
TEAM = {A.RESEND, A.REVOKE}
ROWS: dict[str, tuple[Actor, set[Action]]] = {
    "system administrator": (
        Actor(OPERATOR, PersonId("olga"), Role.SYSTEM_ADMIN),
        READS
        | TEAM
        | {A.BULK, A.PREPARE_BULK, A.DECIDE_APPROVAL, A.SUSPEND, A.ASSIGN_STAFF, A.APPOINT},
    ),
    "Customer Success, assigned": (
        Actor(OPERATOR, PersonId("carl"), Role.CUSTOMER_SUCCESS, assigned=frozenset({ACME})),
        READS | {A.PREPARE_BULK, A.RESEND},
    ),
    "Customer Success, not assigned": (
        Actor(OPERATOR, PersonId("cora"), Role.CUSTOMER_SUCCESS, assigned=frozenset({OTHER})),
        set(),
    ),
    "administrator": (
        Actor(ACME, PersonId("dana"), Role.CUSTOMER_ADMIN),
        READS
        | TEAM
        | {A.CREATE, A.BULK, A.PREPARE_BULK, A.DECIDE_APPROVAL, A.ADOPT}
        | {A.CHANGE_POLICY, A.MANAGE_TEMPLATES, A.SUSPEND, A.APPOINT},
    ),
    "manager of the inviter": (
        Actor(ACME, BOSS, Role.MANAGER),
        TEAM | {A.CREATE, A.ADOPT, A.READ_OWN_LOG},
    ),
    "manager of somebody else": (Actor(ACME, PersonId("max"), Role.MANAGER), {A.CREATE}),
    "user, the inviter": (Actor(ACME, SAM), TEAM | {A.CREATE, A.READ_OWN_LOG}),
    "user": (Actor(ACME, PersonId("ben")), {A.CREATE}),
    "invitee": (Actor(ACME, SARAH), {A.CREATE, A.ACCEPT, A.DECLINE}),
    "guest": (Actor(ACME, PersonId("gil"), Role.GUEST), set()),
}
OUTSIDERS = (Role.CUSTOMER_ADMIN, Role.MANAGER, Role.USER, Role.GUEST)


def may(actor: Actor, action: Action, approvers: tuple[PersonId, ...] = ()) -> bool:
    try:
        authorize(actor, action, SUBJECTS[action], inviters_manager=BOSS, approvers=approvers)
    except InviteError:
        return False
    return True


@pytest.mark.parametrize("action", SUBJECTS)
@pytest.mark.parametrize("who", ROWS)
def test_each_cell_of_the_table(who: str, action: Action) -> None:
    actor, allowed = ROWS[who]
    assert may(actor, action) is (action in allowed)


def test_whom_a_rule_names_approves_and_nobody_on_either_side_does() -> None:
    for person in (BOSS, SAM, SARAH):
        named = may(Actor(ACME, person), A.DECIDE_APPROVAL, (BOSS, SAM, SARAH))
        assert named is (person == BOSS)


@pytest.mark.parametrize("action", SUBJECTS)
@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("who", [SAM, SARAH, BOSS])
def test_of_another_customer_nothing_exists_under_the_same_names(
    who: PersonId, role: Role, action: Action
) -> None:
    with pytest.raises(NotFound):
        authorize(
            Actor(OTHER, who, role),
            action,
            SUBJECTS[action],
            members=(SAM, SARAH, BOSS),
            inviters_manager=BOSS,
            approvers=(who,),
        )


@pytest.mark.parametrize("action", SUBJECTS)
def test_for_customer_success_a_customer_that_is_not_theirs_does_not_exist(
    action: Action,
) -> None:
    with pytest.raises(NotFound):
        authorize(ROWS["Customer Success, not assigned"][0], action, SUBJECTS[action])
