"""How fast each kind of message may leave: Slack's tiers as seconds per call and workspace."""

from dataclasses import dataclass
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
    MessageKind.UNFURL: Rate("chat.unfurl", 60 / 33, 16),
    MessageKind.HINT: Rate("chat.postEphemeral", 60 / 66, 33),
    MessageKind.DRAFT: Rate("model", 1.0, 20),
    MessageKind.EXPORT: Rate("files.completeUploadExternal", 60 / 66, 33),
    MessageKind.BULK_FILE: Rate("files.completeUploadExternal", 60 / 66, 33),
    MessageKind.WELCOME: Rate("chat.postMessage", 60 / 200, 60),
    MessageKind.ANNOUNCE: Rate("chat.postMessage", 60 / 200, 60),
    MessageKind.PUBLISH_HOME: Rate("views.publish", 60 / 66, 33),
    MessageKind.SYNC_PEOPLE: Rate("users.list", 60 / 13, 6),
    MessageKind.SYNC_FIELDS: Rate("team.profile.get", 60 / 33, 16),
    MessageKind.SYNC_PROFILE: Rate("users.profile.get", 60 / 66, 33),
}
_AT_HOME = Rate("", 0.0, 1)
"""What calls nobody."""


@dataclass(frozen=True, slots=True)
class Pace:
    """`mails_a_minute` is what our mail server takes; all customers share it."""

    mails_a_minute: int = 60

    def rate(self, message: Message) -> Rate:
        if message.kind is MessageKind.MAIL:
            return Rate("smtp", 60 / self.mails_a_minute, max(self.mails_a_minute // 3, 1))
        return _RATES.get(message.kind, _AT_HOME)

    def bucket(self, message: Message) -> str:
        if message.kind is MessageKind.MAIL:
            return "smtp"
        return f"{message.customer_id}|{self.rate(message).method}"

    def __call__(self, message: Message) -> tuple[str, float, int] | None:
        """The bucket that a message needs, the seconds it takes from it, and the burst."""
        rate = self.rate(message)
        return (self.bucket(message), rate.seconds, rate.burst) if rate.method else None

    def held_until(self, message: Message, until: datetime) -> datetime:
        """What to set a bucket to, so that nothing at all leaves before `until`."""
        rate = self.rate(message)
        return until + timedelta(seconds=rate.seconds) * (rate.burst - 1)


pace = Pace()
"""As it ships."""
