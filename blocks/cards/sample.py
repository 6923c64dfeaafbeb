"""Fixed people, work and moments for the examples of every card; also the rough ones of real life.

Made up, and nothing else reads it: the gallery and the tests ask each card for its examples.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from blocks.elements import Card, FieldErrors, Form, Notice
from invites.invitation import Decline, Invitation, InvitationId, InvitationState
from invites.people import CustomerId, Person, PersonId
from invites.suggestion import (
    Evidence,
    EvidenceKind,
    LeftOut,
    LeftOutReason,
    Proposed,
    Suggestion,
    SuggestionId,
    SuggestionState,
)
from invites.template import draft
from invites.views import InvitationView, SuggestionView
from invites.work import Place, Visibility, WorkItem, WorkItemId, WorkItemKind


class Surface(StrEnum):
    """Where somebody sees it. A form is always a modal."""

    MESSAGE = "message"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Example:
    """`rough` marks data nobody wishes for: endless, hostile or empty."""

    name: str
    shows: Card | Form | Notice | FieldErrors
    surface: Surface = Surface.MESSAGE
    rough: bool = False


CUSTOMER = CustomerId("northwind")
# A Monday, late morning in New York.
NOW = datetime(2026, 9, 14, 15, 0, tzinfo=UTC)
HOURS = timedelta(hours=1)
DAYS = timedelta(days=1)


def person(
    name: str, title: str = "", department: str = "", zone: str = "America/New_York"
) -> Person:
    return Person(
        id=PersonId(name.split(" ", 1)[0].casefold()[:40] or "nobody"),
        customer_id=CUSTOMER,
        name=name,
        title=title,
        department=department,
        time_zone=zone,
    )


SAM = person("Sam Reed", "Account Executive", "Sales")
SARAH = person("Sarah Chen", "Head of Sales", "Sales", "America/Chicago")
DIEGO = person("Diego Alvarez", "Sales Development Representative", "Sales", "America/Mexico_City")
LENA = person("Lena Vogel", "Demand Generation Manager", "Marketing", "Europe/Berlin")
BEN = person("Ben Morris", "Content Marketing Manager", "Marketing")
GRACE = person("Grace Kim", "Sales Operations Analyst", "Sales", "America/Los_Angeles")

CADENCE = WorkItem(
    id=WorkItemId("q3"),
    customer_id=CUSTOMER,
    kind=WorkItemKind.CADENCE,
    title="Q3 outreach",
    created_at=NOW - 30 * DAYS,
    roles=("sales_leadership", "marketing"),
    place=Place("slack", "T0NORTHWIND", "C0Q3OUTREACH"),
)
SECRET = replace(CADENCE, id=WorkItemId("secret"), visibility=Visibility.PRIVATE)
LAUNCH = replace(CADENCE, id=WorkItemId("launch"), kind=WorkItemKind.PROJECT, title="Autumn launch")
GENERAL = replace(
    CADENCE, id=WorkItemId("general"), kind=WorkItemKind.CHANNEL, title="general", roles=()
)

GAP = Evidence(EvidenceKind.ROLE_GAP, {"role": "sales_leadership"})
TOGETHER = Evidence(EvidenceKind.WORKS_WITH, {"count": 3, "of": 4})
TOPIC = Evidence(EvidenceKind.OWNS_TOPIC, {"term": "renewal"})
OFTEN_ASKED = Evidence(EvidenceKind.ASKED_LATELY, {"count": 5})
SIMILAR = Evidence(EvidenceKind.JOINED_SIMILAR, {"count": 2, "of": 3})
SAME_TRADE = Evidence(EvidenceKind.SAME_DEPARTMENT, {"department": "Marketing"})

BEST = Proposed(SARAH.id, 0.9, "sales_leadership", (GAP, TOGETHER, TOPIC))
SECOND = Proposed(BEN.id, 0.6, "marketing", (OFTEN_ASKED, SIMILAR, SAME_TRADE))
THIRD = Proposed(GRACE.id, 0.5, "", (TOGETHER,))

# What people call themselves, and what some would like others to see.
ENDLESS = "Bartholomew " * 34
EVERYBODY = "<!channel> *Ann* <https://evil.example|click>"
BACKWARDS = "Ann \u202egnp.exe\u202c\u200b Lee"
MARKUP = "<script>alert(1)</script> & Sons"
NAMELESS = person("")
ROUGH = (
    replace(person(ENDLESS), id=PersonId("endless"), title=ENDLESS, department=ENDLESS),
    replace(person(EVERYBODY), id=PersonId("everybody"), title=EVERYBODY),
    replace(person(BACKWARDS), id=PersonId("backwards"), title=BACKWARDS),
    replace(person(MARKUP), id=PersonId("markup"), title=MARKUP),
    NAMELESS,
)
# What an administrator writes, and what ships reads like as a template.
TEMPLATE = (
    "Hi[ {invitee_first_name}], we are working on {work_item}[ and miss somebody from {role}]. "
    "{reason} Would you join us?"
)
LOUD_TEMPLATE = (
    "Hi {invitee_first_name}! COME TO US NOW, we promise *much* by Friday. " + "More. " * 70
)
FILLED = "Hi Sarah, come and see the Q3 outreach cadence."
UNFILLED = "Hi, come and see the Q3 outreach cadence."
GAPS = "{inviter_name} {inviter_first_name} {kind}"
SLIPS = ("{inviter.name}", "{0}", "example")
LETTERHEAD = ("Northwind Traders", "Harbour Road 5, Boston")
COLOURS = ("#7a1fa2", "#0b5cab", "#ffd400", "#8c7500")
LONG_MESSAGE = "We would be glad if you joined us on this. " * 70
CROWD = tuple(
    replace(
        person(f"Person {number} With A Rather Long Name", "Analyst"), id=PersonId(f"p{number}")
    )
    for number in range(20)
)


def suggestion_view(
    proposed: tuple[Proposed, ...] = (BEST,),
    *,
    state: SuggestionState = SuggestionState.OFFERED,
    item: WorkItem = CADENCE,
    best: Person = SARAH,
    age: timedelta = timedelta(),
    invitations: tuple[InvitationView, ...] = (),
) -> SuggestionView:
    """A suggestion to Sam; `best` is who the first of `proposed` is."""
    people = (SAM, SARAH, BEN, GRACE, LENA, DIEGO, *CROWD)
    known = {p.id: p for p in people}
    suggestion = Suggestion(
        id=SuggestionId("suggestion"),
        customer_id=CUSTOMER,
        actor_id=SAM.id,
        work_item_id=item.id,
        proposed=proposed,
        left_out=(
            LeftOut(LENA.id, LeftOutReason.ALREADY_MEMBER),
            LeftOut(DIEGO.id, LeftOutReason.COOL_DOWN),
            LeftOut(CROWD[0].id, LeftOutReason.AWAY),
            LeftOut(PersonId("gone"), LeftOutReason.LEFT),
        ),
        draft=draft(item, proposed),
        made_at=NOW - age,
        state=state,
    )
    return SuggestionView(
        suggestion=suggestion,
        item=item,
        actor=SAM,
        people={**known, proposed[0].person_id: best},
        invitations=invitations,
        now=NOW,
    )


def invitation_view(  # noqa: PLR0913 - an example may vary anything
    state: InvitationState = InvitationState.PENDING,
    *,
    item: WorkItem = CADENCE,
    inviter: Person = SAM,
    invitee: Person = SARAH,
    co_inviters: tuple[Person, ...] = (),
    members: tuple[Person, ...] = (SAM, LENA, DIEGO),
    message: str = "",
    decline: Decline | None = None,
    referred: Person | None = None,
    send_in: timedelta = timedelta(seconds=60),
    snoozed: timedelta | None = None,
) -> InvitationView:
    """Sam's invitation of Sarah: written just now while scheduled, else sent an hour ago."""
    sent = None if state is InvitationState.SCHEDULED else NOW - HOURS
    invitation = Invitation(
        id=InvitationId("invitation"),
        customer_id=CUSTOMER,
        inviter_id=inviter.id,
        invitee_id=invitee.id,
        work_item_id=item.id,
        message=message or draft(item, (BEST,)),
        created_at=sent or NOW,
        send_at=sent or NOW + send_in,
        state=state,
        sent_at=sent,
        expires_at=sent + 14 * DAYS if sent else None,
        decline=decline,
        snoozed_until=NOW + snoozed if snoozed else None,
    )
    return InvitationView(
        invitation=invitation,
        item=item,
        inviter=inviter,
        invitee=invitee,
        co_inviters=co_inviters,
        members=members,
        referred=referred,
        now=NOW,
    )


def told_apart(*found: Example) -> tuple[Example, ...]:
    """One refusal may be said in several ways: the second and the third are numbered."""
    names = [example.name for example in found]
    return tuple(
        replace(each, name=f"{each.name} {before + 1}") if before else each
        for place, each in enumerate(found)
        for before in [names[:place].count(each.name)]
    )
