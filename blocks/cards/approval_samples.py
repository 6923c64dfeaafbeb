"""Requests for approval to show: as asked, as decided, as ended; nothing else reads them."""

from dataclasses import replace

from blocks.cards.sample import BEN, CADENCE, DAYS, GRACE, HOURS, LENA, NOW, SARAH, invitation_view
from invites.invitation import InvitationState
from invites.people import Person, PersonId, PersonKind
from invites.policy import Effect, Level, Step
from invites.states import Approval
from invites.views import ApprovalView, InvitationView
from invites.work import WorkItem

ASK = Effect.REQUIRE_APPROVAL
OUTSIDER = replace(
    SARAH,
    id=PersonId("mira"),
    name="Mira Sol",
    title="Head of Partnerships",
    department="",
    email="mira@partner.example",
    kind=PersonKind.EXTERNAL,
)
STEPS = (
    Step(Level.CUSTOMER, "switch external", ASK),
    Step(Level.CUSTOMER, "default", ASK),
    Step(Level.CUSTOMER, "quota of the inviter", ASK, "25/25"),
    Step(Level.CUSTOMER, "rule", ASK, "gone"),
)
REQUEST = Approval(requested_at=NOW - 2 * HOURS, asked_of=(GRACE.id, LENA.id))
APPROVED = replace(REQUEST, approved=True, decided_by=GRACE.id, decided_at=NOW - HOURS)
REJECTED = replace(APPROVED, approved=False, reason="Ask the partner team first.")


def waits(
    approval: Approval = REQUEST,
    state: InvitationState = InvitationState.PENDING_APPROVAL,
    *,
    invitee: Person = OUTSIDER,
    inviter: Person | None = None,
    item: WorkItem = CADENCE,
    message: str = "",
) -> InvitationView:
    """Sam's invitation of somebody from outside, which Grace and Lena were asked to approve."""
    known = invitation_view(InvitationState.SCHEDULED, invitee=invitee, item=item, message=message)
    sent = state is InvitationState.PENDING
    asked = replace(
        known.invitation,
        state=state,
        approval=approval,
        trace=tuple(step.stored() for step in STEPS),
        created_at=approval.requested_at,
        sent_at=NOW - DAYS if sent else None,
        expires_at=NOW + 13 * DAYS if sent else None,
        suspended_at=NOW - HOURS if sent else None,
    )
    by = approval.decided_by
    return replace(
        known,
        invitation=asked,
        inviter=inviter or known.inviter,
        asked=(GRACE, LENA) if approval.asked_of else (),
        decider=next((p for p in (GRACE, LENA, BEN) if p.id == by), None),
    )


def asking(about: InvitationView | None = None, reader: Person = GRACE) -> ApprovalView:
    return ApprovalView(about=about or waits(), reader=reader)
