"""The arguments of one Web API call, however they were sent, with Slack's own leniencies."""

import json
from typing import Any

from aiohttp import web

from playground.errors import SlackError, invalid_arguments
from playground.records import Json

_TRUE, _FALSE = {"1", "true", "True", "t"}, {"0", "false", "False", "f", ""}


class Arguments:
    """Typed access to what was sent; a wrong type is `invalid_arguments`."""

    def __init__(self, given: Json) -> None:
        self._given = {key: value for key, value in given.items() if value is not None}

    def __contains__(self, name: str) -> bool:
        return name in self._given

    def raw(self, name: str) -> Any:  # noqa: ANN401 - any JSON value
        return self._given.get(name)

    def text(self, name: str, default: str = "") -> str:
        value = self._given.get(name, default)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise _wrong(name, "string")
        return str(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self._given.get(name, default)
        if isinstance(value, bool):
            return value
        if str(value) in _TRUE:
            return True
        if str(value) in _FALSE:
            return False
        raise _wrong(name, "boolean")

    def number(self, name: str, default: int) -> int:
        value = self._given.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError):
            raise _wrong(name, "integer") from None

    def names(self, name: str) -> list[str]:
        """Return a list that may be sent comma-separated or as JSON."""
        value = self._given.get(name, [])
        items = value if isinstance(value, list) else str(value).split(",")
        return [str(item).strip() for item in items if str(item).strip()]

    def structure(self, name: str, error: SlackError) -> Any:  # noqa: ANN401 - any JSON value
        """Return an object or array, given as itself or as a JSON string; None if absent."""
        value = self._given.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise error from None


def check_types(given: Json, types: dict[str, list[str]]) -> None:
    """Refuse a JSON object or list where the method's description knows only a scalar."""
    for name, value in given.items():
        allowed = types.get(name, ["any"])
        if "boolean" in allowed and "string" not in allowed and isinstance(value, dict | list):
            raise _wrong(name, "boolean")
        if "integer" in allowed and isinstance(value, dict | list | bool):
            raise _wrong(name, "integer")


async def read_arguments(request: web.Request, *, json_allowed: bool) -> tuple[Json, list[str]]:
    """Return everything sent and Slack's warnings; JSON counts only where the method takes it."""
    given: Json = dict(request.query)
    warnings: list[str] = []
    if request.method == "POST" and request.can_read_body:
        if request.content_type == "application/json":
            if request.charset is None:
                warnings.append("missing_charset")
            body = await _json_body(request)
            given |= body if json_allowed else {}
        elif request.content_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
            given |= {key: str(value) for key, value in (await request.post()).items()}
    return given, warnings


async def _json_body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.read())
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(body, dict):
        raise SlackError("json_not_object")
    return body


def _wrong(name: str, kind: str) -> SlackError:
    return invalid_arguments(f"must be a {kind} [json-pointer:/{name}]")
