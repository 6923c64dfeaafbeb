"""When somebody may be reached: by the clock on their wall, whatever summer time does to it."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from invites.hours import WorkingHours, zone_of

BERLIN, HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
DAILY = frozenset(range(7))
ZONES = st.sampled_from(
    ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "", "Mars/Base")
)


def test_hours_that_summer_time_takes_begin_when_it_is_over() -> None:
    """On 29 March 2026 there is no 02:30 in Berlin: at 02:00 it is 03:00."""
    night = WorkingHours(DAILY, time(2, 30), time(5))

    opens = night.next_open(datetime(2026, 3, 29, 0, 0, tzinfo=UTC), BERLIN)

    assert opens == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert opens.astimezone(BERLIN).time() == time(3)


def test_hours_that_come_twice_are_open_twice() -> None:
    """On 25 October 2026 it is 02:30 in Berlin at 00:30 and at 01:30 in UTC."""
    night = WorkingHours(DAILY, time(2, 30), time(2, 45))
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    assert night.next_open(first - timedelta(hours=1), BERLIN) == first
    assert night.next_open(first + timedelta(minutes=20), BERLIN) == first + timedelta(hours=1)


def test_a_night_shift_belongs_to_the_day_it_begins_on() -> None:
    friday_night = WorkingHours(frozenset({4}), time(22), time(6))

    assert friday_night.contain(datetime(2026, 11, 27, 23, tzinfo=UTC), UTC)
    assert friday_night.contain(datetime(2026, 11, 28, 5, 59, tzinfo=UTC), UTC)
    assert not friday_night.contain(datetime(2026, 11, 28, 6, tzinfo=UTC), UTC)
    assert not friday_night.contain(datetime(2026, 11, 27, 5, tzinfo=UTC), UTC)


@given(
    st.integers(0, 365 * 24 * 60).map(lambda minute: NEW_YEAR + timedelta(minutes=minute)),
    ZONES,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.times(),
    st.times(),
)
def test_the_next_opening_is_open_and_nothing_before_it_is(
    now: datetime, zone_name: str, days: frozenset[int], starts: time, ends: time
) -> None:
    hours, zone = WorkingHours(days, starts.replace(microsecond=0), ends), zone_of(zone_name)

    opens = hours.next_open(now, zone)

    if hours.contain(now, zone):
        assert opens == now
        return
    assert opens > now
    assert hours.contain(opens, zone)
    assert opens - now <= timedelta(days=8)
    for part in range(1, 12):
        assert not hours.contain(now + (opens - now) * part / 12, zone)
