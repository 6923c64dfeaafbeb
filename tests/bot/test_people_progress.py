"""What `usher people sync` says while it reads."""

from datetime import UTC, datetime

from bot.commands.people_sync import progress
from invites.directory_pass import DirectoryPass
from invites.people import CustomerId


def _at(people: int) -> DirectoryPass:
    started = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return DirectoryPass(
        customer_id=CustomerId("c"),
        workspace="T1",
        started_at=started,
        pages=people // 200,
        people=people,
    )


def test_an_expected_number_is_named_until_more_people_are_read_than_the_last_pass_listed() -> None:
    shown = [progress(_at(people), 1199, None) for people in (600, 1200)]
    assert shown == [
        "[############............] 600 of about 1,199 people, page 3",
        "1,200 people, page 6",
    ]
