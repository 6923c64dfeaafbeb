"""When a digest comes, and what one holds; the times are pure functions of clock and wishes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from invites.delivery import Delivery
from invites.hours import WorkingHours
from invites.people import Person
from invites.preferences import DigestTime
from invites.views import InvitationView, SuggestionView

A_WEEK = 7


def last_slot(
    wish: DigestTime, hours: WorkingHours, zone: tzinfo, now: datetime
) -> datetime | None:
    """The latest time up to `now` at which their digest was to come; None if there was none."""
    days = frozenset({wish.day}) if wish.weekly else hours.days
    return next((slot for slot in _slots(wish.hour, days, zone, now) if slot <= now), None)


def last_week_slot(wish: DigestTime, zone: tzinfo, now: datetime) -> datetime | None:
    """As `last_slot`, for the summary of the week."""
    days = frozenset({wish.day})
    return next((slot for slot in _slots(wish.hour, days, zone, now) if slot <= now), None)


def _slots(hour: int, days: frozenset[int], zone: tzinfo, now: datetime) -> Iterator[datetime]:
    """Latest first. An hour that comes twice counts once; one that is skipped comes after it."""
    today = now.astimezone(zone).date()
    for back in range(-1, A_WEEK + 2):
        day = today - timedelta(days=back)
        if day.weekday() in days:
            yield datetime.combine(day, time(hour), zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """One message that was held, and what it is about as that stands now."""

    delivery: Delivery
    about: InvitationView | SuggestionView


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestView:
    digest: Delivery
    person: Person
    entries: tuple[DigestEntry, ...]
    now: datetime

    @property
    def version(self) -> int:
        """Moves whenever anything in it does."""
        return len(self.entries) + sum(_version(entry.about) for entry in self.entries)


def _version(about: InvitationView | SuggestionView) -> int:
    if isinstance(about, InvitationView):
        return about.invitation.version
    return about.suggestion.version


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView:
    """The week of whoever sent invitations, and of those who report to them.

    `inside` says of which work its reader may know the name.
    """

    person: Person
    pending: tuple[InvitationView, ...] = ()
    failed: tuple[InvitationView, ...] = ()
    due: tuple[InvitationView, ...] = ()
    inside: frozenset[str] = frozenset()
    now: datetime

    @property
    def empty(self) -> bool:
        return not (self.pending or self.failed or self.due)
