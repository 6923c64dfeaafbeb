"""The suggestion in the actor's direct messages, and what became of it."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.evidence import LEFT_OUT, evidence_lines, left_out_line, why
from blocks.cards.sample import (
    BEST,
    CADENCE,
    DAYS,
    GENERAL,
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
from blocks.text import clean, first_name, introduced, name, names, work
from invites.language import _, ngettext, pgettext
from invites.people import Person
from invites.preferences import Mute
from invites.suggestion import Evidence, EvidenceKind, SuggestionState
from invites.views import SuggestionView
from invites.work import WorkItemKind

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
    person, item = _best(view), view.item
    if view.suggestion.by_mention and item.kind is WorkItemKind.CHANNEL and item.title:
        told = _("You mentioned {who}, who is not in #{channel}. Would you like to invite them?")
        return told.format(who=name(person), channel=clean(item.title, 80))
    if view.suggestion.by_mention:
        told = _("You mentioned {who}, who is not in {work}. Would you like to invite them?")
        return told.format(who=name(person), work=work(item))
    asked = _("Would you like to invite {person} to collaborate on {work}?")
    return asked.format(person=introduced(person), work=work(view.item))


def _reasons(view: SuggestionView) -> tuple[Element, ...]:
    lines = evidence_lines(view.suggestion.best, view.item)
    return (Points(why(_best(view)), lines),) if lines else ()


def _best(view: SuggestionView) -> Person:
    return view.people[view.suggestion.best.person_id]


def _buttons(view: SuggestionView) -> Actions:
    value = view.suggestion.id
    never = _("Never suggest {who}").format(who=first_name(_best(view)))
    return Actions(
        (
            Button(
                ActionId.SUGGESTION_INVITE, pgettext("button", "Invite"), value, ButtonStyle.PRIMARY
            ),
            Button(ActionId.SUGGESTION_DISMISS, _("Not now"), value),
        ),
        more=(
            Button(ActionId.SUGGESTION_SNOOZE, _("No suggestions for a week"), value),
            Button(ActionId.SUGGESTION_NEVER_PERSON, never, value),
            Button(ActionId.SUGGESTION_NEVER_WORK_ITEM, _("Never for this work"), value),
            Button(ActionId.SUGGESTION_WHY_NOT, _("Why not somebody else?"), value),
            Button(ActionId.PREFERENCES_OPEN, _("Settings"), value),
        ),
    )


def _footnote(view: SuggestionView) -> Footnote:
    others = [view.people[p.person_id] for p in view.suggestion.proposed[1:]]
    if not others:
        return Footnote(_("Only you see this. You read the message before it is sent."))
    told = ngettext(
        "{names} would fit, too. Only you see this. You read the message before it is sent.",
        "{names} would fit, too. Only you see this. You read the message before it is sent.",
        len(others),
    )
    return Footnote(told.format(names=names(others)))


def _aftermath(view: SuggestionView, state: SuggestionState) -> tuple[Element, ...]:
    who = first_name(_best(view))
    undo = Button(ActionId.SUGGESTION_RESTORE, _("Undo"), view.suggestion.id)
    match state:
        case SuggestionState.CONVERTED:
            invited = names([v.invitee for v in view.invitations]) or who
            return (Text(_("You have invited {names}.").format(names=invited)),)
        case SuggestionState.DISMISSED:
            return (Text(_dismissed(view, who)), Actions((undo,)))
        case SuggestionState.SNOOZED:
            return (Text(_("No suggestions for a week.")), Actions((undo,)))
        case _:
            return (Text(_("This suggestion has run out.")),)


def _dismissed(view: SuggestionView, who: str) -> str:
    match view.muted:
        case None:
            told = _("Dismissed. {who} will not be suggested for this again within 90 days.")
        case Mute(person_id=None):
            told = _("Nobody will be suggested to you for this work any more.")
        case _:
            told = _("{who} will not be suggested to you any more.")
    return told.format(who=who)


def why_not_form(view: SuggestionView) -> Form:
    """Everybody else who came into question, each with the reason they were left out."""
    others = [view.people[p.person_id] for p in view.suggestion.proposed[1:]]
    fit = _("Would fit as well: {names}").format(names=names(others))
    fitting = (fit,) if others else ()
    known = (*fitting, *_left_out(view))
    body: tuple[Element, ...] = (
        (Points(_("Also looked at:"), known),)
        if known
        else (Text(_("Nobody else works closely enough with the people here.")),)
    )
    hint = Footnote(_("To invite somebody of your own choice, use /usher invite."))
    title = _("Why not somebody else")
    return Form(title=title, body=(*body, hint), close_label=_("Close"))


def _left_out(view: SuggestionView) -> tuple[str, ...]:
    """A line per reason, with the people it holds for."""
    found = view.left_out()
    by_reason = {
        reason: [person for person, out in found if out.reason is reason] for reason in LEFT_OUT
    }
    return tuple(
        left_out_line(reason, people, MOST_NAMES) for reason, people in by_reason.items() if people
    )


MENTIONED = replace(BEST, evidence=(Evidence(EvidenceKind.MENTIONED),))
ASKED = replace(
    BEST, evidence=(Evidence(EvidenceKind.ROLE_ASKED, {"role": BEST.role}), *BEST.evidence[:2])
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
        ("mentioned", suggestion_view((MENTIONED,))),
        ("asked for by role", suggestion_view((ASKED,))),
        ("mentioned in a channel", suggestion_view((MENTIONED,), item=GENERAL)),
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
