"""How fast each kind of message may leave: Slack's tiers as seconds per call and workspace."""

from datetime import datetime, timedelta
from typing import NamedTuple

from invites.delivery import Message, MessageKind


class Rate(NamedTuple):
    """One call every `seconds`; after a pause `burst` of them at once.

    Slack counts per minute: a burst of a third of the tier stays below it in every minute.
    """

    method: str
    seconds: float
    burst: int


_RATES = {
    MessageKind.POST: Rate("chat.postMessage", 60 / 200, 60),
    MessageKind.REFRESH: Rate("chat.update", 60 / 33, 16),
    MessageKind.ADD_MEMBER: Rate("conversations.invite", 60 / 33, 16),
    MessageKind.FETCH_PERSON: Rate("users.info", 60 / 66, 33),
    MessageKind.FETCH_CHANNEL: Rate("conversations.info", 60 / 33, 16),
    MessageKind.PUBLISH_HOME: Rate("views.publish", 60 / 66, 33),
}


def bucket_of(message: Message) -> str:
    return f"{message.customer_id}|{_RATES[message.kind].method}"


def pace(message: Message) -> tuple[str, float, int] | None:
    """The bucket that a message needs, the seconds it takes from it, and the burst."""
    rate = _RATES[message.kind]
    return bucket_of(message), rate.seconds, rate.burst


def held_until(message: Message, until: datetime) -> datetime:
    """What to set a bucket to, so that nothing at all leaves before `until`."""
    rate = _RATES[message.kind]
    return until + timedelta(seconds=rate.seconds) * (rate.burst - 1)
