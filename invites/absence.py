"""Until when messages to somebody who announced an absence wait."""

from datetime import datetime, timedelta

from invites.people import Person

OPEN_ENDED = timedelta(days=14)
"""How long a message waits for somebody who did not say when they are back."""
LOOK_AGAIN = timedelta(days=1)


def back_at(person: Person, now: datetime, since: datetime) -> datetime | None:
    """When to try (again); None when they are here, or may be spoken to all the same.

    `since` is when the message was first meant to leave: a status that nobody ever clears
    must not hold it up for ever.
    """
    if not person.away_at(now):
        return None
    if person.away_until is not None:
        return person.away_until
    return now + LOOK_AGAIN if now - since < OPEN_ENDED else None
