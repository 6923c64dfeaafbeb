"""The Home tab: what waits for this person, and what they sent."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.invitation import would_like
from blocks.cards.sample import (
    BEST,
    CROWD,
    NOW,
    ROUGH,
    SAM,
    SARAH,
    SECRET,
    Example,
    Surface,
    invitation_view,
    suggestion_view,
)
from blocks.cards.sent import status_line, what_next
from blocks.cards.suggestion import question
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Divider,
    Element,
    Footnote,
    Heading,
    Text,
)
from blocks.text import clean, name, work
from invites.invitation import InvitationState
from invites.language import _, pgettext
from invites.views import HomeView, InvitationView, SuggestionView

SHOWN = 10


def home_card(view: HomeView) -> Card:
    sections = {
        _("Waiting for your answer"): [_received(v) for v in view.received[:SHOWN]],
        _("Suggested to you"): [_suggested(v) for v in view.suggestions[:SHOWN]],
        _("Sent by you"): [_sent(v) for v in view.sent[:SHOWN]],
    }
    full = [part for title, entries in sections.items() for part in _section(title, entries)]
    empty = [Text(_nothing(title)) for title, entries in sections.items() if not entries]
    return Card(
        _hello(view),
        (*full, *([Divider()] if full and empty else []), *empty, *_foot(view)),
    )


def _hello(view: HomeView) -> str:
    who = clean(view.person.name, 60)
    return _("Hello {who}").format(who=who) if who else _("Hello")


def _nothing(title: str) -> str:
    return _("{heading}: nothing at the moment.").format(heading=title)


def _section(title: str, entries: list[tuple[Element, ...]]) -> tuple[Element, ...]:
    if not entries:
        return ()
    return (Divider(), Heading(title), *(element for entry in entries for element in entry))


def _foot(view: HomeView) -> tuple[Element, ...]:
    style = ButtonStyle.DEFAULT if _busy(view) else ButtonStyle.PRIMARY
    compose = Button(ActionId.INVITATION_COMPOSE, _("Invite a colleague"), "", style)
    preferences = Button(ActionId.PREFERENCES_OPEN, _("Preferences"), "")
    privacy = _(
        "Usher keeps who worked with whom and when, never what was written. "
        "Nobody is added without saying yes."
    )
    return (Divider(), Actions((compose, preferences)), Footnote(privacy))


def _busy(view: HomeView) -> bool:
    return bool(view.received or view.suggestions)


def _received(view: InvitationView) -> tuple[Element, ...]:
    value = view.invitation.id
    return (
        Text(would_like([view.inviter], view)),
        Actions(
            (
                Button(ActionId.INVITATION_ACCEPT, _("Accept"), value),
                Button(ActionId.INVITATION_DECLINE, _("Decline"), value),
                Button(ActionId.INVITATION_LATER, _("Later"), value),
            )
        ),
    )


def _sent(view: InvitationView) -> tuple[Element, ...]:
    line = _("{who} to {work}: {status}.").format(
        who=name(view.invitee), work=work(view.item), status=status_line(view)
    )
    return (Text(line), *(part for part in what_next(view) if isinstance(part, Actions)))


def _suggested(view: SuggestionView) -> tuple[Element, ...]:
    value = view.suggestion.id
    return (
        Text(question(view)),
        Actions(
            (
                Button(ActionId.SUGGESTION_INVITE, pgettext("button", "Invite"), value),
                Button(ActionId.SUGGESTION_DISMISS, _("Not now"), value),
            )
        ),
    )


def examples() -> tuple[Example, ...]:
    nothing = HomeView(person=SAM, received=(), sent=(), suggestions=(), now=NOW)
    mine = tuple(map(invitation_view, (InvitationState.SCHEDULED, *InvitationState)))
    asked = invitation_view(inviter=SARAH, invitee=SAM)
    hidden = replace(asked, item=SECRET)
    busy = replace(nothing, received=(asked, hidden), sent=mine, suggestions=(suggestion_view(),))
    return (
        Example("nothing waits", home_card(nothing), Surface.HOME),
        Example("busy", home_card(busy), Surface.HOME),
        Example("rough: more than fits", home_card(_flooded(busy)), Surface.HOME, rough=True),
        *(
            Example(
                f"rough: {who.id}",
                home_card(replace(nothing, person=who)),
                Surface.HOME,
                rough=True,
            )
            for who in ROUGH
        ),
    )


def _flooded(view: HomeView) -> HomeView:
    """As many of everything as there may ever be, with names of the worst kind."""
    sent = tuple(invitation_view(invitee=who) for who in (*ROUGH, *CROWD))
    received = tuple(invitation_view(inviter=who, invitee=SAM) for who in (*ROUGH, *CROWD))
    named = [(replace(BEST, person_id=who.id), who) for who in (*ROUGH, *CROWD)]
    suggestions = tuple(suggestion_view((best,), best=who) for best, who in named)
    return replace(view, sent=sent, received=received, suggestions=suggestions)
