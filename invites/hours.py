"""Working hours: when a person may be spoken to, in their own time zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """`days` are weekdays, Monday is 0. `ends` not after `starts` means until that time next day.

    Read by the clock on the wall: an hour that summer time takes is not there, one that it
    brings twice counts twice.
    """

    days: frozenset[int] = frozenset(range(5))
    starts: time = time(9)
    ends: time = time(18)

    def contain(self, moment: datetime, zone: tzinfo) -> bool:
        local = moment.astimezone(zone)
        today, clock = local.weekday(), local.time()
        if self.starts < self.ends:
            return today in self.days and self.starts <= clock < self.ends
        evening = today in self.days and clock >= self.starts
        return evening or ((today - 1) % 7 in self.days and clock < self.ends)

    def next_open(self, moment: datetime, zone: tzinfo) -> datetime:
        """Return `moment` when it is within working hours, else when they begin next (UTC)."""
        if not self.days or self.contain(moment, zone):
            return moment
        local = moment.astimezone(zone)
        for ahead in range(-1, 9):
            day = local.date() + timedelta(days=ahead)
            for opens in self._begins(day, zone):
                if opens > moment and self.contain(opens, zone):
                    return opens
        return moment

    def _begins(self, day: date, zone: tzinfo) -> Iterator[datetime]:
        """When the hours of a day begin: not at all, once, or twice when the clock goes back."""
        if day.weekday() not in self.days:
            return
        first = datetime.combine(day, self.starts, zone).astimezone(UTC)
        second = datetime.combine(day, self.starts, zone).replace(fold=1).astimezone(UTC)
        if second < first:  # summer time takes this hour: they begin when it is over
            steps = range(int((first - second) / MINUTE) + 1)
            after = (second + MINUTE * step for step in steps)
            yield next(each for each in after if each.astimezone(zone).time() >= self.starts)
            return
        yield first
        yield second


ALWAYS = WorkingHours(frozenset(range(7)), time(0), time(0))


@lru_cache(maxsize=1024)
def zone_of(name: str) -> tzinfo:
    """The named zone, or UTC when the name is empty or unknown."""
    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, ValueError, OSError):
        return UTC
