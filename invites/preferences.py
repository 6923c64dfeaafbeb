"""What a person wishes: whether, when and about whom Usher may speak to them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    customer_id: CustomerId
    person_id: PersonId
    suggestions: bool = True
    snoozed_until: datetime | None = None
    mutes: tuple[Mute, ...] = ()
    refused: tuple[Refused, ...] = ()
    version: int = 0
    """0 while nothing is stored: everything is as it ships."""

    def mute(self, mute: Mute) -> Self:
        return self if mute in self.mutes else replace(self, mutes=(*self.mutes, mute))

    def unmute(self, mute: Mute) -> Self:
        return replace(self, mutes=tuple(m for m in self.mutes if m != mute))

    def refuse(self, refused: Refused) -> Self:
        return self if refused in self.refused else replace(self, refused=(*self.refused, refused))

    def has_muted(self, person_id: PersonId, work_item_id: WorkItemId) -> bool:
        return any(m.covers(person_id, work_item_id) for m in self.mutes)

    def has_refused(self, inviter_id: PersonId, work_item_id: WorkItemId) -> bool:
        return any(r.covers(inviter_id, work_item_id) for r in self.refused)
