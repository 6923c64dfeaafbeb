"""Working hours: when a person may be spoken to, in their own time zone."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """`days` are weekdays, Monday is 0. `ends` not after `starts` means until midnight."""

    days: frozenset[int] = frozenset(range(5))
    starts: time = time(9)
    ends: time = time(18)

    def contain(self, moment: datetime, zone: tzinfo) -> bool:
        local = moment.astimezone(zone)
        over = self.starts < self.ends <= local.time()
        return local.weekday() in self.days and self.starts <= local.time() and not over

    def next_open(self, moment: datetime, zone: tzinfo) -> datetime:
        """Return `moment` when it is within working hours, else when they begin next (UTC)."""
        if not self.days or self.contain(moment, zone):
            return moment
        local = moment.astimezone(zone)
        for ahead in range(9):
            day = local.date() + timedelta(days=ahead)
            opens = datetime.combine(day, self.starts, zone)
            if day.weekday() in self.days and opens.astimezone(UTC) > moment:
                return opens.astimezone(UTC)
        return moment


ALWAYS = WorkingHours(frozenset(range(7)), time(0), time(0))


@lru_cache(maxsize=1024)
def zone_of(name: str) -> tzinfo:
    """The named zone, or UTC when the name is empty or unknown."""
    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, ValueError, OSError):
        return UTC
