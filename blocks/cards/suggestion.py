"""The suggestion in the actor's direct messages, and what became of it."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.evidence import LEFT_OUT, evidence_lines
from blocks.cards.sample import (
    BEST,
    CADENCE,
    DAYS,
    LAUNCH,
    ROUGH,
    SARAH,
    SECOND,
    THIRD,
    Example,
    invitation_view,
    suggestion_view,
)
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Element,
    Footnote,
    Form,
    Points,
    Text,
)
from blocks.text import first_name, introduced, names, work
from invites.people import Person
from invites.preferences import Mute
from invites.suggestion import SuggestionState
from invites.views import SuggestionView

MOST_NAMES = 30


def suggestion_card(view: SuggestionView) -> Card:
    """Ask while it is open; afterwards tell what became of it."""
    state = view.suggestion.state_at(view.now)
    version = view.suggestion.version
    if state is SuggestionState.OFFERED:
        asking = (*_reasons(view), _buttons(view), _footnote(view))
        return Card(question(view), asking, version)
    return Card(question(view), _aftermath(view, state), version)


def question(view: SuggestionView) -> str:
    person = view.people[view.suggestion.best.person_id]
    return f"Would you like to invite {introduced(person)} to collaborate on {work(view.item)}?"


def _reasons(view: SuggestionView) -> tuple[Element, ...]:
    lines = evidence_lines(view.suggestion.best, view.item)
    return (Points(f"Why {first_name(_best(view))}:", lines),) if lines else ()


def _best(view: SuggestionView) -> Person:
    return view.people[view.suggestion.best.person_id]


def _buttons(view: SuggestionView) -> Actions:
    value, person = view.suggestion.id, first_name(_best(view))
    return Actions(
        (
            Button(ActionId.SUGGESTION_INVITE, "Invite", value, ButtonStyle.PRIMARY),
            Button(ActionId.SUGGESTION_DISMISS, "Not now", value),
        ),
        more=(
            Button(ActionId.SUGGESTION_SNOOZE, "No suggestions for a week", value),
            Button(ActionId.SUGGESTION_NEVER_PERSON, f"Never suggest {person}", value),
            Button(ActionId.SUGGESTION_NEVER_WORK_ITEM, "Never for this work", value),
            Button(ActionId.SUGGESTION_WHY_NOT, "Why not somebody else?", value),
            Button(ActionId.PREFERENCES_OPEN, "Settings", value),
        ),
    )


def _footnote(view: SuggestionView) -> Footnote:
    others = [view.people[p.person_id] for p in view.suggestion.proposed[1:]]
    also = f"{names(others)} would fit, too. " if others else ""
    return Footnote(f"{also}Only you see this. You read the message before it is sent.")


def _aftermath(view: SuggestionView, state: SuggestionState) -> tuple[Element, ...]:
    who = first_name(_best(view))
    undo = Button(ActionId.SUGGESTION_RESTORE, "Undo", view.suggestion.id)
    match state:
        case SuggestionState.CONVERTED:
            invited = names([v.invitee for v in view.invitations]) or "them"
            return (Text(f"You have invited {invited}."),)
        case SuggestionState.DISMISSED:
            return (Text(_dismissed(view, who)), Actions((undo,)))
        case SuggestionState.SNOOZED:
            return (Text("No suggestions for a week."), Actions((undo,)))
        case _:
            return (Text("This suggestion has run out."),)


def _dismissed(view: SuggestionView, who: str) -> str:
    match view.muted:
        case None:
            return f"Dismissed. {who} will not be suggested for this again within 90 days."
        case Mute(person_id=None):
            return "Nobody will be suggested to you for this work any more."
        case _:
            return f"{who} will not be suggested to you any more."


def why_not_form(view: SuggestionView) -> Form:
    """Everybody else who came into question, each with the reason they were left out."""
    others = [view.people[p.person_id] for p in view.suggestion.proposed[1:]]
    fitting = (f"Would fit as well: {names(others)}",) if others else ()
    known = (*fitting, *_left_out(view))
    body: tuple[Element, ...] = (
        (Points("Also looked at:", known),)
        if known
        else (Text("Nobody else works closely enough with the people here."),)
    )
    hint = Footnote("To invite somebody of your own choice, use /usher invite.")
    return Form(title="Why not somebody else", body=(*body, hint), close_label="Close")


def _left_out(view: SuggestionView) -> tuple[str, ...]:
    """A line per reason, with the people it holds for."""
    found = view.left_out()
    by_reason = {why: [person for person, out in found if out.reason is why] for why in LEFT_OUT}
    return tuple(
        f"{LEFT_OUT[why]}: {names(people, MOST_NAMES)}"
        for why, people in by_reason.items()
        if people
    )


def examples() -> tuple[Example, ...]:
    invited = suggestion_view(state=SuggestionState.CONVERTED, invitations=(invitation_view(),))
    dismissed = suggestion_view(state=SuggestionState.DISMISSED)
    alone = replace(
        suggestion_view(), suggestion=replace(suggestion_view().suggestion, left_out=())
    )
    cards = (
        ("offered", suggestion_view()),
        ("with others who fit", suggestion_view((BEST, SECOND, THIRD))),
        ("without a reason", suggestion_view((replace(BEST, evidence=()),), item=LAUNCH)),
        ("invited", invited),
        ("dismissed", dismissed),
        ("never this person", replace(dismissed, muted=Mute(person_id=SARAH.id))),
        ("never for this work", replace(dismissed, muted=Mute(work_item_id=CADENCE.id))),
        ("snoozed", suggestion_view(state=SuggestionState.SNOOZED)),
        ("run out", suggestion_view(age=8 * DAYS)),
    )
    return (
        *(Example(named, suggestion_card(view)) for named, view in cards),
        Example("why not somebody else", why_not_form(suggestion_view((BEST, SECOND, THIRD)))),
        Example("nobody else in question", why_not_form(alone)),
        *(Example(f"rough: {who.id}", suggestion_card(_of(who)), rough=True) for who in ROUGH),
    )


def _of(who: Person) -> SuggestionView:
    item = replace(LAUNCH, title=who.name)
    return suggestion_view((replace(BEST, person_id=who.id),), best=who, item=item)
