"""How fast each kind of message may leave: Slack's tiers as seconds per call and workspace."""

from invites.delivery import Message, MessageKind

_METHOD = {
    MessageKind.POST: ("chat.postMessage", 0.2),
    MessageKind.REFRESH: ("chat.update", 60 / 50),
    MessageKind.ADD_MEMBER: ("conversations.invite", 60 / 50),
    MessageKind.FETCH_PERSON: ("users.info", 60 / 100),
    MessageKind.FETCH_CHANNEL: ("conversations.info", 60 / 50),
    MessageKind.PUBLISH_HOME: ("views.publish", 60 / 100),
}


def bucket_of(message: Message) -> str:
    method, _ = _METHOD[message.kind]
    return f"{message.customer_id}|{method}"


def pace(message: Message) -> tuple[str, float] | None:
    """The bucket that a message needs, and how many seconds it takes from it."""
    return bucket_of(message), _METHOD[message.kind][1]
