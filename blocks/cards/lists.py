"""Lists in pages, row by row, as Home and the commands show them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from blocks.actions import ActionId
from blocks.cards.approval_rows import approval_row
from blocks.cards.approval_samples import waits
from blocks.cards.invitation import would_like
from blocks.cards.lately import told_line
from blocks.cards.sample import (
    CROWD,
    DAYS,
    HOURS,
    LENA,
    NOW,
    ROUGH,
    SAM,
    SARAH,
    SECRET,
    Example,
    invitation_view,
    suggestion_view,
)
from blocks.cards.sent import status_line, what_next, withdraw
from blocks.cards.suggestion import question
from blocks.elements import Actions, Button, Card, Divider, Element, Footnote, Heading, Text
from blocks.text import moment_for, name, shown_work, work
from invites.delivery import Purpose
from invites.invitation import InvitationState
from invites.language import N_, _, pgettext
from invites.pages import Listing, Part, part_of
from invites.people import Person, PersonId
from invites.views import InvitationView, Notification, Overview, SuggestionView, TeamEntry
from invites.work import WorkItem

Entry = TypeVar("Entry")
Row = tuple[Element, ...]

HEADINGS: Mapping[Listing, str] = {
    Listing.RECEIVED: N_("Waiting for your answer"),
    Listing.APPROVALS: N_("Waiting for your approval"),
    Listing.SUGGESTED: N_("Suggested to you"),
    Listing.SENT: N_("Sent by you"),
    Listing.TEAM: N_("Your team"),
    Listing.LATELY: N_("Told to you lately"),
}
NOTHING: Mapping[Listing, str] = {
    Listing.RECEIVED: N_("No invitation waits for your answer."),
    Listing.APPROVALS: N_("No invitation waits for your approval."),
    Listing.SUGGESTED: N_("Nobody is suggested to you at the moment."),
    Listing.SENT: N_("You have not invited anybody in the last 30 days."),
    Listing.TEAM: N_("Nobody of your team has invited or was invited in the last 30 days."),
    Listing.LATELY: N_("Usher has not written to you in the last 30 days."),
}
WITHDRAWN = N_("Withdrawn")
GROUPS: Mapping[InvitationState, str] = {
    InvitationState.DRAFT: N_("Not sent yet"),
    InvitationState.PENDING_APPROVAL: N_("Waiting for approval"),
    InvitationState.SCHEDULED: N_("Not sent yet"),
    InvitationState.PENDING: N_("Waiting for an answer"),
    InvitationState.EXPIRED: N_("Not answered in time"),
    InvitationState.ACCEPTED: N_("Joined"),
    InvitationState.SUPERSEDED: N_("Joined"),
    InvitationState.DECLINED: N_("Declined"),
    InvitationState.REJECTED: N_("Not approved"),
    InvitationState.LAPSED: N_("Not approved"),
}
"""What stands above the invitations that one sent, state by state."""
NO_TEAM = N_("Usher knows of nobody whom you manage. An administrator can import that.")


def list_card(listing: Listing, view: Overview) -> Card:
    """One list, on a page of its own."""
    part = rows(listing, view)
    title, page = _(HEADINGS[listing]), f"{listing.value} {part.number if part else 0}"
    if part is None:
        return Card(title, (Text(_(NO_TEAM)),), page=page)
    if not part.entries:
        return Card(title, (Text(_(NOTHING[listing])), *_team_way(listing)), page=page)
    turn = pager(part, lambda number: f"{listing.value} {number}")
    shown = (*(element for row in part.entries for element in row), *_team_way(listing), *turn)
    return Card(title, shown, page=page)


def _team_way(listing: Listing) -> tuple[Element, ...]:
    if listing is not Listing.TEAM:
        return ()
    return (Actions((Button(ActionId.BULK_TEAM, _("Invite my team"), ""),)),)


def pending_card(view: Overview) -> Card:
    """What waits for one's answer; what waits for one's approval stands first, where there is any.

    One page of the latter: they have a list of their own.
    """
    card, part = list_card(Listing.RECEIVED, view), view.approvals
    if not part.entries:
        return card
    asked = [piece for entry in part.entries for piece in approval_row(view.person, entry)]
    rest = (Footnote(_("All of them: /usher approvals")),) if part.pages > 1 else ()
    above = (Heading(_(HEADINGS[Listing.APPROVALS])), *asked, *rest)
    title = _("Waiting for you")
    return Card(
        title,
        (*above, Divider(), Heading(_(HEADINGS[Listing.RECEIVED])), *card.body),
        page=card.page,
    )


def rows(listing: Listing, view: Overview) -> Part[Row] | None:
    """The page of this list as it is shown; None when the person has no such list."""
    match listing:
        case Listing.RECEIVED:
            return view.received.each(received_row)
        case Listing.APPROVALS:
            return view.approvals.each(partial(approval_row, view.person))
        case Listing.SUGGESTED:
            return view.suggestions.each(suggested_row)
        case Listing.SENT:
            return grouped(view.sent, view.person)
        case Listing.TEAM:
            return view.team.each(partial(team_row, view.person)) if view.team else None
        case Listing.LATELY:
            return view.lately.each(lambda told: (told_line(told, view.person, view.now),))


def pager(part: Part[Entry], value: Callable[[int], str]) -> tuple[Element, ...]:
    """Where one is, and the ways on; nothing when there is one page only."""
    if part.pages == 1:
        return ()
    back = Button(ActionId.PAGE_BACK, _("Previous"), value(part.number - 1))
    ahead = Button(ActionId.PAGE_NEXT, _("Next"), value(part.number + 1))
    ways = (
        *((back,) if part.number > 0 else ()),
        *((ahead,) if part.number + 1 < part.pages else ()),
    )
    where = _("Page {page} of {pages}").format(page=part.number + 1, pages=part.pages)
    return (Footnote(where), Actions(ways))


def received_row(view: InvitationView) -> tuple[Element, ...]:
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


def suggested_row(view: SuggestionView) -> tuple[Element, ...]:
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


def grouped(part: Part[InvitationView], reader: Person) -> Part[Row]:
    """A line above the first of each state: the list is ordered by it."""
    found: list[Row] = []
    before = ""
    for view in part.entries:
        group = _(GROUPS.get(view.invitation.state_at(view.now), WITHDRAWN))
        above = (Footnote(group),) if group != before else ()
        found.append((*above, *sent_row(view, reader.id)))
        before = group
    return part.holding(tuple(found))


def sent_row(view: InvitationView, reader: PersonId | None = None) -> tuple[Element, ...]:
    line = _("{who} to {work}: {status}.").format(
        who=name(view.invitee), work=known_work(view.item), status=status_line(view)
    )
    return (Text(line), *(p for p in what_next(view, reader) if isinstance(p, Actions)))


def team_row(reader: Person, entry: TeamEntry) -> tuple[Element, ...]:
    view = entry.view
    line = _("{inviter} invited {invitee} to {work}: {status}.").format(
        inviter=name(view.inviter),
        invitee=name(view.invitee),
        work=known_work(view.item),
        status=status_line(view),
    )
    notes = (*_failed(entry), *_due(reader, entry))
    return (Text(line), *((Footnote(" ".join(notes)),) if notes else ()), *_team_ways(entry))


def known_work(item: WorkItem) -> str:
    """A private work item without its title is one whose name the reader may not see."""
    return work(item) if item.title else shown_work(item)


def _failed(entry: TeamEntry) -> tuple[str, ...]:
    return (_("It could not be delivered."),) if entry.failed else ()


def _due(reader: Person, entry: TeamEntry) -> tuple[str, ...]:
    if entry.reminder_at is None:
        return ()
    if entry.reminder_at <= entry.view.now:
        return (_("A reminder is due."),)
    when = moment_for(entry.reminder_at, reader, entry.view.now)
    return (_("Next reminder {when}.").format(when=when),)


def _team_ways(entry: TeamEntry) -> tuple[Element, ...]:
    """What a manager may do about an invitation that their team sent."""
    value = entry.view.invitation.id
    if not entry.mine:
        return ()
    match entry.view.invitation.state_at(entry.view.now):
        case InvitationState.PENDING:
            nudge = Button(ActionId.INVITATION_NUDGE, _("Remind"), value)
            again = Button(ActionId.INVITATION_RESEND, _("Send again"), value)
            return (Actions((nudge, again, withdraw(value))),)
        case InvitationState.EXPIRED:
            return (Actions((Button(ActionId.INVITATION_RENEW, _("Invite again"), value),)),)
        case _:
            return ()


def filled() -> Overview:
    """Something in each list, for the examples."""
    sent = tuple(map(invitation_view, (InvitationState.SCHEDULED, *InvitationState)))
    asked = invitation_view(inviter=SARAH, invitee=SAM)
    hidden = replace(asked, item=SECRET)
    theirs = invitation_view(inviter=LENA)
    unnamed = replace(theirs, item=replace(SECRET, title=""))
    late = replace(theirs, now=NOW + 15 * DAYS)
    team = (
        TeamEntry(view=theirs, failed=True),
        TeamEntry(view=theirs, reminder_at=NOW + 3 * HOURS),
        TeamEntry(view=unnamed, reminder_at=NOW - HOURS),
        TeamEntry(view=late),
        TeamEntry(view=invitation_view(inviter=SARAH, invitee=LENA), mine=False),
    )
    told = (
        Notification(purpose=Purpose.SUGGESTION, at=NOW - HOURS, about=suggestion_view()),
        Notification(purpose=Purpose.SENT, at=NOW - DAYS, about=invitation_view()),
        Notification(purpose=Purpose.DIGEST, at=NOW - 2 * DAYS),
    )
    return Overview(
        person=SAM,
        received=part_of((asked, hidden), 0, 6),
        approvals=part_of((waits(), waits(state=InvitationState.PENDING)), 0, 4),
        suggestions=part_of((suggestion_view(),), 0, 3),
        sent=part_of(sent, 0, 8),
        team=part_of(team, 0, 8),
        lately=part_of(told, 0, 8),
        now=NOW,
    )


def flooded() -> Overview:
    """More of everything than fits on a page, with names of the worst kind."""
    many = (*ROUGH, *CROWD)
    sent = tuple(invitation_view(invitee=who) for who in many)
    received = tuple(invitation_view(inviter=who, invitee=SAM) for who in many)
    team = tuple(
        TeamEntry(view=view, failed=True, reminder_at=NOW + DAYS) for view in (*sent, *received)
    )
    told = tuple(Notification(purpose=Purpose.SENT, at=NOW, about=view) for view in sent)
    return Overview(
        person=ROUGH[0],
        received=part_of(received, 1, 6),
        approvals=part_of(tuple(waits(inviter=who) for who in many), 1, 4),
        suggestions=part_of((suggestion_view(),) * 5, 0, 3),
        sent=part_of(sent, 0, 8),
        team=part_of(team, 1, 8),
        lately=part_of(told, 2, 8),
        now=NOW,
    )


def examples() -> tuple[Example, ...]:
    nothing, rough = Overview(person=SAM, now=NOW), flooded()
    return (
        *(Example(each.value, list_card(each, filled())) for each in Listing),
        *(
            Example(f"{each.value}: nothing", list_card(each, replace(nothing, team=Part())))
            for each in Listing
        ),
        Example("pending, with approvals", pending_card(filled())),
        Example("no team", list_card(Listing.TEAM, nothing)),
        *(Example(f"rough: {each.value}", list_card(each, rough), rough=True) for each in Listing),
    )
