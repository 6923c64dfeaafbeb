"""What a person wishes: whether, when and about whom Usher may speak to them."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from invites.hours import WorkingHours
from invites.notifying import Channel, Kind, Pace
from invites.people import CustomerId, PersonId
from invites.work import WorkItemId


@dataclass(frozen=True, slots=True)
class Mute:
    """As in "Never suggest" one person, one work item, or one person for one work item."""

    person_id: PersonId | None = None
    work_item_id: WorkItemId | None = None

    def covers(self, person_id: PersonId, work_item_id: WorkItemId) -> bool:
        return self.person_id in (None, person_id) and self.work_item_id in (None, work_item_id)


@dataclass(frozen=True, slots=True)
class Refused:
    """As in "Stop asking": nobody else can lift it. All empty means everybody, everywhere."""

    inviter_id: PersonId | None = None
    work_item_id: WorkItemId | None = None

    def covers(self, inviter_id: PersonId, work_item_id: WorkItemId) -> bool:
        return self.inviter_id in (None, inviter_id) and self.work_item_id in (None, work_item_id)

    def sealed(self, person_id: PersonId) -> str:
        """What is kept of it once the person is forgotten: it holds, and names nobody."""
        told = "\n".join((person_id, self.inviter_id or "", self.work_item_id or ""))
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class DigestTime:
    """When the digest comes, in the person's own time: every working day, or once a week.

    `day` (Monday is 0) counts for the weekly one and for the summary of the week.
    """

    weekly: bool = False
    day: int = 0
    hour: int = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """`paces` holds only what was chosen; see `invites.notifying` for what holds otherwise."""

    customer_id: CustomerId
    person_id: PersonId
    paces: tuple[tuple[Kind, Channel, Pace], ...] = ()
    hours: WorkingHours | None = None
    """When they may be reached, in their own time zone; None: the customer's working hours."""
    paused_until: datetime | None = None
    """Nothing at all before then."""
    snoozed_until: datetime | None = None
    """No suggestions before then."""
    weekly_suggestions: int | None = None
    """Their own budget, never more than the customer's."""
    digest: DigestTime = DigestTime()
    mutes: tuple[Mute, ...] = ()
    refused: tuple[Refused, ...] = ()
    opted_out_at: datetime | None = None
    """They asked to be forgotten: nothing by, to or about them until they come back."""
    sealed: tuple[str, ...] = ()
    """What they had refused before they were forgotten, see `Refused.sealed`."""
    version: int = 0
    """0 while nothing is stored: everything is as it ships."""

    @property
    def suggestions(self) -> bool:
        """Whether they want any."""
        return self.chosen(Kind.SUGGESTIONS, Channel.CHAT) is not Pace.OFF

    def chosen(self, kind: Kind, channel: Channel) -> Pace | None:
        found = (pace for k, c, pace in self.paces if (k, c) == (kind, channel))
        return next(found, None)

    def choose(self, kind: Kind, channel: Channel, pace: Pace | None) -> Self:
        """None goes back to what ships."""
        kept = [each for each in self.paces if each[:2] != (kind, channel)]
        made = kept if pace is None else [*kept, (kind, channel, pace)]
        return replace(self, paces=tuple(sorted(made)))

    def mute(self, mute: Mute) -> Self:
        return self if mute in self.mutes else replace(self, mutes=(*self.mutes, mute))

    def unmute(self, mute: Mute) -> Self:
        return replace(self, mutes=tuple(m for m in self.mutes if m != mute))

    def refuse(self, refused: Refused) -> Self:
        return self if refused in self.refused else replace(self, refused=(*self.refused, refused))

    def allow(self, refused: Refused) -> Self:
        """Take one "stop asking" back."""
        return replace(self, refused=tuple(r for r in self.refused if r != refused))

    def has_muted(self, person_id: PersonId, work_item_id: WorkItemId) -> bool:
        return any(m.covers(person_id, work_item_id) for m in self.mutes)

    def has_refused(self, inviter_id: PersonId, work_item_id: WorkItemId) -> bool:
        """Forgotten people want to hear from nobody; what they refused before holds for ever."""
        if self.opted_out_at is not None:
            return True
        if any(r.covers(inviter_id, work_item_id) for r in self.refused):
            return True
        return bool(self.sealed) and self._sealed(inviter_id, work_item_id)

    def _sealed(self, inviter_id: PersonId, work_item_id: WorkItemId) -> bool:
        forms = (Refused(), Refused(inviter_id), Refused(None, work_item_id))
        every = (*forms, Refused(inviter_id, work_item_id))
        return any(form.sealed(self.person_id) in self.sealed for form in every)
