"""The attention rules as pure functions, and working hours where clocks change."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invites.attention import DAY, WEEK, AttentionRules, cool_down_until, next_slot, why_withhold
from invites.hours import ALWAYS, WorkingHours, zone_of
from invites.invitation import Decline, DeclineReason, Invitation, InvitationId, InvitationState
from invites.notifying import Channel, Kind, Pace
from invites.people import CustomerId, PersonId
from invites.preferences import Mute, Preferences, Refused
from invites.suggestion import (
    Proposed,
    Suggestion,
    SuggestionId,
    SuggestionState,
    WithheldReason,
)
from invites.work import WorkItemId
from tests.support.clock import NOON

ACME = CustomerId("acme")
SAM, SARAH, LENA = PersonId("sam"), PersonId("sarah"), PersonId("lena")
Q3, SPRING = WorkItemId("q3"), WorkItemId("spring")
RULES, HOURS = AttentionRules(), WorkingHours()
WISHES = Preferences(customer_id=ACME, person_id=SAM)
HOUR = timedelta(hours=1)


def made(ago: timedelta, state: SuggestionState = SuggestionState.OFFERED) -> Suggestion:
    return Suggestion(
        id=SuggestionId("s"),
        customer_id=ACME,
        actor_id=SAM,
        work_item_id=Q3,
        proposed=(Proposed(SARAH, 0.9),),
        left_out=(),
        draft="",
        made_at=NOON - ago,
        state=state,
    )


def declined(
    at: datetime, inviter: PersonId = SAM, item: WorkItemId = Q3, **why: object
) -> Invitation:
    return Invitation(
        id=InvitationId("i"),
        customer_id=ACME,
        inviter_id=inviter,
        invitee_id=SARAH,
        work_item_id=item,
        message="Come",
        created_at=at,
        send_at=at,
        state=InvitationState.DECLINED,
        answered_at=at,
        decline=Decline(**why) if why else None,  # type: ignore[arg-type]
    )


def withheld(*lately: Suggestion, wishes: Preferences = WISHES) -> WithheldReason | None:
    return why_withhold(RULES, wishes, lately, Q3, NOON)


def test_nothing_lately_means_go() -> None:
    assert withheld() is None


def test_one_a_day_and_three_a_week() -> None:
    assert withheld(made(DAY - HOUR)) is WithheldReason.DAILY_BUDGET
    assert withheld(made(DAY)) is None
    assert withheld(*(made(DAY * n) for n in (1, 2, 3))) is WithheldReason.WEEKLY_BUDGET
    assert withheld(*(made(DAY * n) for n in (1, 2, 7))) is None


def test_what_was_withheld_uses_no_budget() -> None:
    assert withheld(made(HOUR, SuggestionState.WITHHELD)) is None


def test_wishes_come_before_budgets() -> None:
    off = WISHES.choose(Kind.SUGGESTIONS, Channel.CHAT, Pace.OFF)
    snoozed = replace(WISHES, snoozed_until=NOON + HOUR)
    muted = WISHES.mute(Mute(work_item_id=Q3))

    assert withheld(made(HOUR), wishes=off) is WithheldReason.SUGGESTIONS_OFF
    assert withheld(made(HOUR), wishes=snoozed) is WithheldReason.SNOOZED
    assert withheld(wishes=replace(snoozed, snoozed_until=NOON)) is None
    assert withheld(wishes=muted) is WithheldReason.WORK_ITEM_MUTED
    assert withheld(wishes=WISHES.mute(Mute(work_item_id=SPRING))) is None
    assert withheld(wishes=WISHES.mute(Mute(person_id=SARAH))) is None


def test_a_mute_covers_what_it_names() -> None:
    assert Mute(person_id=SARAH).covers(SARAH, SPRING)
    assert not Mute(person_id=SARAH).covers(LENA, Q3)
    assert not Mute(person_id=SARAH, work_item_id=Q3).covers(SARAH, SPRING)
    assert WISHES.mute(Mute(SARAH)).mute(Mute(SARAH)).mutes == (Mute(SARAH),)
    assert WISHES.mute(Mute(SARAH)).unmute(Mute(SARAH)) == WISHES


def test_stop_asking_covers_its_scope() -> None:
    assert Refused().covers(SAM, Q3)
    assert Refused(inviter_id=SAM).covers(SAM, SPRING)
    assert not Refused(inviter_id=SAM).covers(LENA, Q3)
    assert Refused(work_item_id=Q3).covers(LENA, Q3)
    assert not Refused(work_item_id=Q3).covers(SAM, SPRING)


def test_a_no_cools_down_by_how_near_it_is() -> None:
    def until(*noes: Invitation, by: PersonId = SAM, item: WorkItemId = Q3) -> datetime | None:
        return cool_down_until(RULES, noes, by, item)

    no = declined(NOON)
    assert until() is None
    assert until(no) == NOON + timedelta(days=30)
    assert until(no, by=LENA) == NOON + WEEK
    assert until(no, item=SPRING) == NOON + WEEK
    assert until(no, declined(NOON + 40 * DAY)) == NOON + timedelta(days=40 + 180)
    assert until(replace(no, state=InvitationState.EXPIRED)) is None


def test_not_now_lasts_until_the_date_chosen() -> None:
    until = NOON + timedelta(days=3)
    no = declined(NOON, reason=DeclineReason.NOT_NOW, until=until)

    assert cool_down_until(RULES, [no], SAM, Q3) == until
    assert cool_down_until(RULES, [no], LENA, Q3) == until
    assert cool_down_until(RULES, [no], SAM, SPRING) == NOON + WEEK


@given(st.lists(st.integers(min_value=-240, max_value=240), max_size=12))
def test_a_slot_never_breaks_the_invitees_budget(hours: list[int]) -> None:
    taken = [NOON + HOUR * h for h in hours]

    slot = next_slot(RULES, taken, NOON)

    assert slot >= NOON
    assert sum(abs(t - slot) < DAY for t in taken) < RULES.invitee_per_day
    assert sum(abs(t - slot) < WEEK for t in taken) < RULES.invitee_per_week


ZONES = ("America/New_York", "Europe/Berlin", "Australia/Sydney", "America/Santiago", "UTC")


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the zone is given beside
    st.sampled_from([*ZONES, "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca"]),
)
def test_the_next_opening_is_open_soon_and_never_early(moment: datetime, name: str) -> None:
    zone = zone_of(name)

    opens = HOURS.next_open(moment, zone)

    assert opens >= moment
    assert HOURS.contain(opens, zone)
    assert opens - moment <= timedelta(days=4)
    assert HOURS.next_open(opens, zone) == opens


@pytest.mark.parametrize(
    ("zone", "before", "opens"),
    [
        # Clocks go forward and back, in both hemispheres, on the Sunday before.
        ("Europe/Berlin", "2026-03-28T12:00+00:00", "2026-03-30T07:00+00:00"),
        ("Europe/Berlin", "2026-10-24T12:00+00:00", "2026-10-26T08:00+00:00"),
        ("America/New_York", "2026-03-07T12:00+00:00", "2026-03-09T13:00+00:00"),
        ("America/New_York", "2026-10-31T12:00+00:00", "2026-11-02T14:00+00:00"),
        ("Australia/Sydney", "2026-10-03T12:00+00:00", "2026-10-04T22:00+00:00"),
        ("Australia/Sydney", "2026-04-04T12:00+00:00", "2026-04-05T23:00+00:00"),
        ("America/Santiago", "2026-09-05T12:00+00:00", "2026-09-07T12:00+00:00"),
    ],
)
def test_nine_in_the_morning_stays_nine_when_clocks_change(
    zone: str, before: str, opens: str
) -> None:
    found = HOURS.next_open(datetime.fromisoformat(before), ZoneInfo(zone))

    assert found == datetime.fromisoformat(opens)
    assert found.astimezone(ZoneInfo(zone)).time() == time(9)


def test_unknown_zones_are_utc_and_always_is_always() -> None:
    for name in ("", "Mars/Olympus", "../etc/passwd", "America"):
        assert zone_of(name) is UTC
    assert ALWAYS.next_open(NOON.replace(hour=3), UTC) == NOON.replace(hour=3)
    assert WorkingHours(days=frozenset()).next_open(NOON, UTC) == NOON


def test_the_end_of_the_day_is_already_over() -> None:
    assert HOURS.contain(NOON.replace(hour=9, minute=0), UTC)
    assert HOURS.contain(NOON.replace(hour=17, minute=59), UTC)
    assert not HOURS.contain(NOON.replace(hour=18), UTC)
