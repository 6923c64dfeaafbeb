"""Slack's Web API as the outbox uses it. A write is never repeated here."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.gateways.errors import Busy, Refused, Unreachable, Unsure
from bot.tokens import GONE, Tokens

METADATA = "usher_delivery"
PATIENCE = 30.0
MOST_MEMBERS = 20_000
OK, TOO_MANY_REQUESTS, SERVER_ERROR = 200, 429, 500
_Method = Callable[..., Awaitable[AsyncSlackResponse]]
_TRANSIENT = frozenset(
    ("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org")
)
_NOT_OPENED = frozenset(("missing_scope", "unknown_method"))
_FILES = ("files.slack.com",)
_LED_AWAY = (301, 302, 303, 307, 308, 401, 403)
_HARMLESS = frozenset(("already_in_channel", "cant_invite_self"))


@dataclass(frozen=True, slots=True)
class Channel:
    title: str
    topic: str
    is_private: bool
    is_archived: bool
    members: tuple[str, ...]


class SlackGateway:
    """One workspace's Slack. Raises the errors of `bot.gateways.errors`."""

    def __init__(
        self, client: AsyncWebClient, workspace: str = "", tokens: Tokens | None = None
    ) -> None:
        """Without `tokens` the client's own token speaks."""
        self._client, self._workspace, self._tokens = client, workspace, tokens

    @property
    def client(self) -> AsyncWebClient:
        return self._client

    async def call(self, method: _Method, **arguments: object) -> dict[str, Any]:
        """Call a method of `client`, with the errors of `bot.gateways.errors`."""
        return await self._call(method, **arguments)

    async def identify(self) -> dict[str, Any]:
        return await self._call(self._client.auth_test)

    async def open_conversation(self, user: str) -> str:
        """The direct message channel with this person; themselves where it cannot be opened.

        Slack opens the conversation too when a message is posted to a person.
        """
        try:
            answer = await self._call(self._client.conversations_open, users=user)
        except Refused as refused:
            if refused.code not in _NOT_OPENED:
                raise
            return user
        return str(answer["channel"]["id"])

    async def post(self, channel: str, message: dict[str, Any], delivery: str) -> tuple[str, str]:
        """Return the channel and the timestamp. `delivery` is findable afterwards by `find`."""
        answer = await self._call(
            self._client.chat_postMessage,
            channel=channel,
            unfurl_links=False,
            unfurl_media=False,
            metadata={"event_type": METADATA, "event_payload": {"id": delivery}},
            **message,
        )
        return str(answer.get("channel") or channel), str(answer["ts"])

    async def find(self, channel: str, delivery: str) -> str | None:
        """Return the timestamp of the message that carries this delivery, if it is there."""
        answer = await self._call(
            self._client.conversations_history, channel=channel, limit=15, include_all_metadata=True
        )
        for message in answer.get("messages", ()):
            metadata = message.get("metadata") or {}
            payload = metadata.get("event_payload") or {}
            if metadata.get("event_type") == METADATA and payload.get("id") == delivery:
                return str(message["ts"])
        return None

    async def update(self, channel: str, ts: str, message: dict[str, Any]) -> None:
        await self._call(self._client.chat_update, channel=channel, ts=ts, **message)

    async def whisper(self, channel: str, user: str, message: dict[str, Any]) -> None:
        """A message in a channel that one person sees."""
        await self._call(self._client.chat_postEphemeral, channel=channel, user=user, **message)

    async def unfurl(self, where: Mapping[str, str], shown: dict[str, Any]) -> None:
        """`where` names the link as the event did: by its own id, or by channel and message."""
        if where.get("unfurl_id") and where.get("source"):
            at = {"unfurl_id": where["unfurl_id"], "source": where["source"]}
        else:
            at = {"channel": where["channel"], "ts": where["ts"]}
        await self._call(self._client.chat_unfurl, unfurls=shown, **at)

    async def add_member(self, channel: str, user: str) -> None:
        try:
            await self._call(self._client.conversations_invite, channel=channel, users=user)
        except Refused as refused:
            if refused.code not in _HARMLESS:
                raise

    async def upload(self, name: str, content: bytes) -> str:
        """Bring a file to Slack, which nobody sees until it is shared; return its id."""
        answer = await self._call(
            self._client.files_getUploadURLExternal, filename=name, length=len(content)
        )
        session = self._client.session
        if session is None:
            raise Unreachable
        try:
            async with session.post(str(answer["upload_url"]), data=content) as sent:
                if sent.status != OK:
                    raise Unsure
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unsure from error  # uploading again is harmless: it makes another file
        return str(answer["file_id"])

    async def file(self, file: str) -> dict[str, Any]:
        """What Slack says about an uploaded file."""
        return dict((await self._call(self._client.files_info, file=file))["file"])

    async def download(self, address: str, most: int) -> bytes:
        """The content of a file, with our token, which goes to Slack and nobody else.

        Without the right to it, Slack leads to the page where people log in.
        """
        if urlsplit(address).netloc not in (*_FILES, urlsplit(self._client.base_url).netloc):
            raise Refused("file_unreadable")
        session = self._client.session
        if session is None:
            raise Unreachable
        held = await self._tokens.token(self._workspace) if self._tokens else ""
        headers = {"Authorization": f"Bearer {held or self._client.token}"}
        try:
            async with session.get(address, headers=headers, allow_redirects=False) as answer:
                return await _body(answer, most)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unsure from error

    async def share(self, file: str, title: str, channel: str) -> None:
        """Show an uploaded file in a conversation. Twice would be two messages."""
        await self._call(
            self._client.files_completeUploadExternal,
            files=[{"id": file, "title": title}],
            channel_id=channel,
        )

    async def publish_home(self, user: str, view: dict[str, Any]) -> None:
        await self._call(self._client.views_publish, user_id=user, view=view)

    async def user(self, user: str) -> dict[str, Any]:
        answer = await self._call(self._client.users_info, user=user, include_locale=True)
        return dict(answer["user"])

    async def channel(self, channel: str) -> Channel:
        info = (await self._call(self._client.conversations_info, channel=channel))["channel"]
        return Channel(
            title=str(info.get("name") or ""),
            topic=str((info.get("topic") or {}).get("value") or ""),
            is_private=bool(info.get("is_private")),
            is_archived=bool(info.get("is_archived")),
            members=tuple(await self._members(channel)),
        )

    async def is_general(self, channel: str) -> bool:
        """The channel in which everybody is."""
        info = (await self._call(self._client.conversations_info, channel=channel))["channel"]
        return bool(info.get("is_general"))

    async def _members(self, channel: str) -> list[str]:
        found: list[str] = []
        cursor = ""
        while True:
            page = await self._call(
                self._client.conversations_members,
                channel=channel,
                limit=200,
                cursor=cursor or None,
            )
            found += [str(m) for m in page.get("members", ())]
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor or len(found) >= MOST_MEMBERS:
                return found

    async def busy_until(self, user: str, now: float) -> float:
        """Epoch seconds until which do-not-disturb holds, or 0; unknown counts as not."""
        try:
            answer = await self._call(self._client.dnd_info, user=user)
        except Refused:
            return 0.0
        if answer.get("snooze_enabled"):
            return float(answer.get("snooze_endtime") or 0)
        starts, ends = (float(answer.get(f"next_dnd_{end}_ts") or 0) for end in ("start", "end"))
        if answer.get("dnd_enabled") and starts <= now < ends:
            return ends
        return 0.0

    async def scopes(self) -> frozenset[str]:
        """What the token may do, as Slack says in a header of every answer."""
        answer = await self._answered(self._client.auth_test)
        granted = {k.casefold(): v for k, v in answer.headers.items()}.get("x-oauth-scopes", "")
        return frozenset(s.strip() for s in str(granted).split(",") if s.strip())

    async def _call(self, method: _Method, **arguments: object) -> dict[str, Any]:
        answer = await self._answered(method, **arguments)
        return answer.data if isinstance(answer.data, dict) else {}

    async def _answered(self, method: _Method, **arguments: object) -> AsyncSlackResponse:
        """The SDK's own method decides how its arguments travel; some refuse JSON."""
        given = {k: v for k, v in arguments.items() if v is not None}
        token = await self._tokens.token(self._workspace) if self._tokens else ""
        try:
            return await method(**given, **({"token": token} if token else {}))
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
            told = narrowed(error)
            if self._tokens and isinstance(told, Refused) and told.code in GONE:
                await self._tokens.refused(self._workspace, token, told.code)
            raise told from error


async def _body(answer: aiohttp.ClientResponse, most: int) -> bytes:
    if answer.status == TOO_MANY_REQUESTS or answer.status >= SERVER_ERROR:
        raise Unsure
    if answer.status in _LED_AWAY or answer.content_type == "text/html":
        raise Refused("missing_scope")
    if answer.status != OK:
        raise Refused("file_unreadable")
    body = bytearray()
    async for part in answer.content.iter_chunked(1 << 16):
        body += part
        if len(body) > most:
            raise Refused("too_large")
    return bytes(body)


def narrowed(error: Exception) -> Exception:
    """What went wrong in a call, as one of `bot.gateways.errors`."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return Unreachable()
    answer = error.response if isinstance(error, SlackApiError) else None
    if not isinstance(answer, AsyncSlackResponse) or not isinstance(answer.data, dict):
        return Unsure()
    code = answer.data.get("error")
    if answer.status_code == TOO_MANY_REQUESTS or code == "ratelimited":
        return Busy(_seconds(answer))
    if answer.status_code >= SERVER_ERROR or code is None or code in _TRANSIENT:
        return Unsure()
    return Refused(str(code))


def _seconds(answer: AsyncSlackResponse) -> float:
    headers = {str(k).casefold(): v for k, v in answer.headers.items()}
    try:
        return max(float(headers.get("retry-after") or PATIENCE), 1.0)
    except ValueError:
        return PATIENCE
