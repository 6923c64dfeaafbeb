"""A very small stand-in for Slack behind a replay: it knows nobody and counts what it is asked."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

HOST = "127.0.0.1"
BOT = "U0REPLAYBOT"

Json = dict[str, Any]


@dataclass(slots=True)
class StandIn:
    base_url: str = ""
    calls: Counter[str] = field(default_factory=Counter[str])

    async def __call__(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls[method] += 1
        given = dict(await request.post()) or dict(request.query)
        answer = _ANSWERS.get(method, _nothing)
        return web.json_response({"ok": True, **answer({k: str(v) for k, v in given.items()})})


@asynccontextmanager
async def stand_in() -> AsyncIterator[StandIn]:
    slack = StandIn()
    app = web.Application()
    app.router.add_route("*", "/api/{method}", slack)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, 0).start()
        slack.base_url = f"http://{HOST}:{runner.addresses[0][1]}/api/"
        yield slack
    finally:
        await runner.cleanup()


def _nothing(_given: Mapping[str, str]) -> Json:
    return {}


def _channel(given: Mapping[str, str]) -> Json:
    """Nameless and empty: who is in it is told by the events alone, each at its time."""
    return {"channel": {"id": given.get("channel", ""), "name": "", "is_private": False}}


_ANSWERS: Mapping[str, Callable[[Mapping[str, str]], Json]] = {
    "auth.test": lambda _: {"user_id": BOT, "bot_id": "B0REPLAYBOT", "team": "Replay"},
    "users.info": lambda given: {"user": {"id": given.get("user", ""), "profile": {}}},
    "conversations.info": _channel,
    "conversations.members": lambda _: {"members": [BOT]},
    "conversations.open": lambda given: {"channel": {"id": f"D{given.get('users', '')[1:]}"}},
    "conversations.history": lambda _: {"messages": []},
    "chat.postMessage": lambda _: {"ts": "1.000001", "channel": "D0REPLAY"},
}
