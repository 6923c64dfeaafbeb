"""When people work: in their own time zone, Monday to Friday."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_OFFICE = ZoneInfo("America/New_York")
_OPEN, _CLOSE = 9, 17
_START_OF_DEMO = (10, 40)
_LAST_START = 16
_SATURDAY = 5


def working_moment(now: datetime) -> datetime:
    """Return `now` when the office works, else 10:40 of its next working day.

    So a newcomer at night sees suggestions at once, and not in the morning.
    """
    local = now.astimezone(_OFFICE)
    opened = local.replace(hour=10, minute=0, second=0, microsecond=0)
    if local.weekday() < _SATURDAY and opened <= local and local.hour < _LAST_START:
        return now
    hour, minute = _START_OF_DEMO
    start = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    while start <= local or start.weekday() >= _SATURDAY:
        start += timedelta(days=1)
    return start.astimezone(now.tzinfo)


def next_working_moment(moment: datetime, tz: str) -> datetime:
    """Return the first moment from `moment` on at which somebody in `tz` works."""
    local = moment.astimezone(ZoneInfo(tz))
    while local.weekday() >= _SATURDAY or not _OPEN <= local.hour < _CLOSE:
        early = local.hour < _OPEN and local.weekday() < _SATURDAY
        day = local if early else local + timedelta(days=1)
        local = day.replace(hour=_OPEN, minute=local.minute, second=local.second)
    return local.astimezone(moment.tzinfo)


def working_days(until: datetime, weeks: int) -> list[datetime]:
    """Return the office's working days of the last weeks at midnight, the last being today."""
    midnight = until.astimezone(_OFFICE).replace(hour=0, minute=0, second=0, microsecond=0)
    days = [midnight - timedelta(days=back) for back in range(weeks * 7, -1, -1)]
    return [day for day in days if day.weekday() < _SATURDAY]
