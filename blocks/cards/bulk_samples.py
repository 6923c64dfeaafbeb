"""Plans in every state, for the examples."""

from dataclasses import replace

from blocks.cards.sample import (
    BEN,
    CADENCE,
    CUSTOMER,
    DAYS,
    ENDLESS,
    EVERYBODY,
    GRACE,
    HOURS,
    LENA,
    NOW,
    ROUGH,
    SAM,
    SARAH,
)
from invites import errors
from invites.bulk import faults
from invites.bulk.notes import note_of
from invites.bulk.plan import Note, Outcome, Plan, PlanId, PlanKind, PlanRow, PlanState, Verdict
from invites.policy.refusals import RuleForbids
from invites.services.bulk_view import PlanView
from invites.states import InvitationState

PLAN = Plan(
    id=PlanId("plan"),
    customer_id=CUSTOMER,
    author_id=SAM.id,
    kind=PlanKind.LIST,
    created_at=NOW - HOURS,
    state=PlanState.READY,
    work_item_id=CADENCE.id,
    header=("e-mail", "name"),
)
_WRONG = (
    (Verdict.INVALID, note_of(errors.InvalidAddress("sarah.northwind.example")), None),
    (Verdict.INVALID, note_of(errors.UnknownAddress("zoe@northwind.example")), None),
    (Verdict.INVALID, note_of(faults.UnknownWork("Q9 outreach")), BEN),
    (Verdict.DENIED, note_of(RuleForbids("Grace Kim", "r1")), GRACE),
    (Verdict.DENIED, note_of(errors.CoolDown("Lena Vogel", NOW + 12 * DAYS)), LENA),
    (Verdict.DUPLICATE, Note("duplicate", {"row": 2}), SARAH),
)
_FINE = (
    PlanRow(number=2, cells=("sarah@northwind.example",), person_id=SARAH.id),
    PlanRow(number=3, cells=("ben@northwind.example",), person_id=BEN.id),
)
ROWS: tuple[PlanRow, ...] = (
    *(replace(row, verdict=Verdict.INVITE) for row in _FINE),
    *(
        PlanRow(
            number=number,
            cells=("somebody@northwind.example", ""),
            person_id=person.id if person else None,
            verdict=verdict,
            note=note,
        )
        for number, (verdict, note, person) in enumerate(_WRONG, 4)
    ),
)
READY = PlanView(
    plan=PLAN,
    reader=SAM,
    author=SAM,
    item=CADENCE,
    total=1000,
    verdicts={
        Verdict.INVITE: 812,
        Verdict.APPROVAL: 40,
        Verdict.PENDING: 6,
        Verdict.MEMBER: 31,
        Verdict.DUPLICATE: 17,
        Verdict.INVALID: 60,
        Verdict.DENIED: 30,
    },
    left_out=4,
    judged=1000,
    rows=ROWS,
    people={p.id: p for p in (SAM, SARAH, BEN, GRACE, LENA)},
    items={CADENCE.id: CADENCE},
    now=NOW,
)
_OUTCOMES = {
    Verdict.INVITE: Outcome.INVITED,
    Verdict.INVALID: Outcome.INVALID,
    Verdict.DENIED: Outcome.DENIED,
    Verdict.DUPLICATE: Outcome.DUPLICATE,
}


def plan_views() -> tuple[tuple[str, PlanView], ...]:
    done = replace(
        READY,
        plan=replace(PLAN, state=PlanState.DONE, sender_id=SAM.id, ended_at=NOW),
        rows=tuple(
            replace(row, outcome=_OUTCOMES[row.verdict]) for row in ROWS if row.verdict is not None
        ),
        outcomes={
            Outcome.INVITED: 812,
            Outcome.JOINED: 6,
            Outcome.MEMBER: 31,
            Outcome.DUPLICATE: 17,
            Outcome.INVALID: 60,
            Outcome.DENIED: 30,
            Outcome.LEFT_OUT: 44,
        },
        answers={
            InvitationState.ACCEPTED: 120,
            InvitationState.DECLINED: 9,
            InvitationState.PENDING: 683,
        },
    )
    undone = replace(
        done,
        plan=replace(done.plan, state=PlanState.UNDONE),
        outcomes={**done.outcomes, Outcome.INVITED: 0, Outcome.UNDONE: 683, Outcome.KEPT: 129},
        rows=(replace(ROWS[0], outcome=Outcome.KEPT, note=Note("state", {"state": "accepted"})),),
    )
    small = replace(READY, total=2, verdicts={Verdict.INVITE: 1, Verdict.APPROVAL: 1}, left_out=0)
    nobody = replace(READY, verdicts={Verdict.MEMBER: 3}, rows=(), left_out=0, total=3)
    support = replace(READY, may_send=False)
    rough_rows = tuple(
        replace(ROWS[2], number=n, person_id=p.id) for n, p in enumerate(ROUGH, 1_000)
    )
    wrong = PlanRow(number=9, cells=(EVERYBODY, ENDLESS), verdict=Verdict.INVALID)
    rough = replace(
        READY,
        rows=(*rough_rows, replace(wrong, note=note_of(errors.InvalidAddress(ENDLESS)))),
        people={**READY.people, **{p.id: p for p in ROUGH}},
    )
    return (
        ("plan: reading", _in(PlanState.READING, total=0)),
        ("plan: looked at", _in(PlanState.JUDGING, judged=320)),
        ("plan: ready", READY),
        ("plan: ready, every row its own work", replace(READY, item=None)),
        ("plan: ready, two rows", small),
        ("plan: nobody to invite", nobody),
        ("plan: prepared by support", support),
        ("plan: handed over", replace(support, plan=replace(PLAN, handed_over=True))),
        ("plan: before an administrator", replace(READY, reader=LENA)),
        ("plan: being sent", replace(done, plan=replace(done.plan, state=PlanState.SENDING))),
        ("plan: sent", done),
        ("plan: taken back, under way", replace(undone, plan=_taking(done.plan))),
        ("plan: taken back", undone),
        ("plan: refused", _in(PlanState.REFUSED, refusal=Note("workbook"))),
        (
            "plan: too long",
            _in(PlanState.REFUSED, refusal=Note("too_many_rows", {"count": 1204, "limit": 1000})),
        ),
        ("plan: thrown away", _in(PlanState.DROPPED)),
        ("plan: over", replace(READY, now=NOW + DAYS)),
        ("rough: plan", rough),
    )


def _taking(plan: Plan) -> Plan:
    return replace(plan, state=PlanState.UNDOING)


def _in(
    state: PlanState, *, total: int = 1000, judged: int = 0, refusal: Note | None = None
) -> PlanView:
    plan = replace(PLAN, state=state, refusal=refusal)
    return replace(READY, plan=plan, total=total, judged=judged, verdicts={}, rows=(), left_out=0)
