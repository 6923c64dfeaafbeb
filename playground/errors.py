"""Refusals: in Slack's words to a bot, in plain words to a person at the page."""

from playground.records import Json


class SlackError(Exception):
    """A Web API call is refused with Slack's `code` and perhaps further fields."""

    def __init__(self, code: str, **fields: object) -> None:
        super().__init__(code)
        self.code = code
        self.fields: Json = dict(fields)

    def to_json(self) -> Json:
        return {"ok": False, "error": self.code, **self.fields}


class Refused(Exception):
    """A person at the page cannot do this; `message` says why."""

    def __init__(self, code: str, message: str, **fields: object) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.fields: Json = dict(fields)

    def to_json(self) -> Json:
        return {"ok": False, "error": self.code, "message": self.message, **self.fields}


def invalid_arguments(*messages: str) -> SlackError:
    """Return Slack's general complaint about arguments, each message marked as an error."""
    marked = [f"[ERROR] {message}" for message in messages]
    return SlackError("invalid_arguments", response_metadata={"messages": marked})
