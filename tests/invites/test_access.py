"""Who may do what: the whole table, and nothing beside it."""

import itertools

import pytest

from invites.access import ALLOWED, Action, Relation, authorize, relations_of
from invites.errors import InviteError, NotAllowed, NotFound, NotTheInvitee, OwnRequest
from invites.invitation import Invitation, InvitationId
from invites.people import Actor, CustomerId, PersonId, Role
from invites.suggestion import Proposed, Suggestion, SuggestionId
from invites.work import Visibility, WorkItem, WorkItemId, WorkItemKind
from tests.support.clock import NOON

ACME, OTHER = CustomerId("acme"), CustomerId("other")
SAM, SARAH, LENA, BOSS, DANA, BEN = (
    PersonId(name) for name in ("sam", "sarah", "lena", "boss", "dana", "ben")
)
INVITATION = Invitation(
    id=InvitationId("i"),
    customer_id=ACME,
    inviter_id=SAM,
    invitee_id=SARAH,
    work_item_id=WorkItemId("q3"),
    message="Come",
    created_at=NOON,
    send_at=NOON,
    co_inviter_ids=(LENA,),
)
SUGGESTION = Suggestion(
    id=SuggestionId("s"),
    customer_id=ACME,
    actor_id=SAM,
    work_item_id=WorkItemId("q3"),
    proposed=(Proposed(SARAH, 0.9),),
    left_out=(),
    draft="",
    made_at=NOON,
)
ITEM = WorkItem(
    id=WorkItemId("q3"),
    customer_id=ACME,
    kind=WorkItemKind.CADENCE,
    title="Q3",
    created_at=NOON,
)
PRIVATE = WorkItem(
    id=WorkItemId("p"),
    customer_id=ACME,
    kind=WorkItemKind.PROJECT,
    title="Falcon",
    created_at=NOON,
    visibility=Visibility.PRIVATE,
)
ANSWERS = {Action.ACCEPT, Action.DECLINE, Action.LATER, Action.ASK_AGAIN, Action.NOT_ME}
TEAM = {Action.VIEW, Action.RESEND, Action.RENEW, Action.REVOKE, Action.NUDGE}
INVITATION_RIGHTS: dict[PersonId, set[Action]] = {
    SARAH: ANSWERS | {Action.VIEW},
    SAM: {
        Action.VIEW,
        Action.CANCEL,
        Action.SEND_NOW,
        Action.WRITE_AGAIN,
        Action.RESEND,
        Action.RENEW,
        Action.REVOKE,
        Action.NUDGE,
        Action.EDIT,
    },
    BOSS: TEAM | {Action.ADOPT},
    DANA: TEAM | {Action.CANCEL, Action.ADOPT, Action.DECIDE_APPROVAL},
    BEN: set(),
}
INVITATION_RIGHTS[LENA] = INVITATION_RIGHTS[SAM] - {Action.EDIT}


def actor(who: PersonId, customer: CustomerId = ACME) -> Actor:
    return Actor(customer, who, Role.CUSTOMER_ADMIN if who == DANA else Role.USER)


def may(who: Actor, action: Action, subject: Invitation | Suggestion | WorkItem) -> bool:
    members = (SAM, LENA) if isinstance(subject, WorkItem) else ()
    manager = BOSS if isinstance(subject, Invitation) else None
    try:
        authorize(who, action, subject, members=members, inviters_manager=manager)
    except InviteError:
        return False
    return True


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("who", list(INVITATION_RIGHTS))
def test_each_right_over_an_invitation_is_given_or_denied(who: PersonId, action: Action) -> None:
    assert may(actor(who), action, INVITATION) is (action in INVITATION_RIGHTS[who])


@pytest.mark.parametrize("action", Action)
def test_a_suggestion_is_its_owners_alone_even_for_an_administrator(action: Action) -> None:
    for who in (SAM, SARAH, LENA, DANA):
        owner = who == SAM and action is Action.ANSWER_SUGGESTION
        assert may(actor(who), action, SUGGESTION) is owner


@pytest.mark.parametrize("who", [SAM, LENA, BEN, DANA])
def test_a_public_work_item_is_for_colleagues_and_its_members(who: PersonId) -> None:
    assert may(actor(who), Action.CREATE, ITEM)
    assert may(actor(who), Action.LINK, ITEM) is (who != BEN)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("who", [BEN, DANA])
def test_a_private_work_item_does_not_exist_for_others(who: PersonId, action: Action) -> None:
    with pytest.raises(NotFound):
        authorize(actor(who), action, PRIVATE, members=(SAM, LENA))


@pytest.mark.parametrize(
    ("action", "subject"), list(itertools.product(Action, (INVITATION, SUGGESTION, ITEM, PRIVATE)))
)
def test_nothing_of_another_customer_exists(
    action: Action, subject: Invitation | Suggestion | WorkItem
) -> None:
    for who in (SAM, SARAH, BOSS, DANA):
        with pytest.raises(NotFound):
            authorize(
                actor(who, OTHER),
                action,
                subject,
                members=(SAM, SARAH, BOSS, DANA),
                inviters_manager=BOSS,
            )
        assert relations_of(actor(who, OTHER), subject, (who,), who) == frozenset()


def test_whoever_answers_for_another_hears_why() -> None:
    for action in ANSWERS:
        with pytest.raises(NotTheInvitee):
            authorize(actor(SAM), action, INVITATION)
    with pytest.raises(NotAllowed):
        authorize(actor(BEN), Action.REVOKE, INVITATION)


def test_every_action_has_a_row_and_no_row_is_open_to_nobody() -> None:
    assert set(ALLOWED) == set(Action)
    assert all(ALLOWED.values())
    assert frozenset().union(*ALLOWED.values()) == set(Relation)


def test_answers_are_the_invitees_whatever_else_changes() -> None:
    for action in ANSWERS:
        assert ALLOWED[action] == {Relation.INVITEE}


def test_whoever_a_rule_names_decides_and_nobody_who_is_concerned() -> None:
    decide = Action.DECIDE_APPROVAL
    authorize(actor(BEN), decide, INVITATION, approvers=(BEN,))
    authorize(actor(DANA), decide, INVITATION)
    with pytest.raises(NotAllowed):
        authorize(actor(BEN), decide, INVITATION)
    for who in (SAM, LENA, SARAH):
        with pytest.raises(OwnRequest):
            authorize(actor(who), decide, INVITATION, approvers=(who,))
        with pytest.raises(OwnRequest):
            authorize(Actor(ACME, who, Role.CUSTOMER_ADMIN), decide, INVITATION)
    with pytest.raises(NotFound):
        authorize(actor(BEN, OTHER), decide, INVITATION, approvers=(BEN,))
