"""The web server: Slack's door, and two pages for whoever watches over the process."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

from bot.answers import HEADERS
from bot.front import Front
from bot.plain_http import SLACK_PATH
from bot.slack_door import SlackDoor
from bot.slack_route import SlackRoute
from storage.errors import DatabaseUnavailable
from storage.system import SystemStore

KEEP_ALIVE, LINGER = 9.0, 2.0
"""Seconds until an idle connection is closed, one without a whole request too; and how long what
is left of a refused body is read. Whoever dribbles is out after ten seconds."""
SHUTDOWN = 2.0
"""Seconds that requests under way have when the server stops."""
_SLACK: web.AppKey[SlackRoute] = web.AppKey("slack")


def create_app(
    slack: SlackRoute | None, system: SystemStore, pages: Sequence[web.RouteDef] = ()
) -> web.Application:
    """`slack` is None while no Slack is configured, or while it comes over a socket."""
    app = web.Application(client_max_size=1024 * 1024)
    if slack is not None:
        app.router.add_post(SLACK_PATH, _coroutine(slack))
        app[_SLACK] = slack

    async def alive(_: web.Request) -> web.Response:
        return web.json_response({"ok": True, "service": "usher"})

    async def ready(_: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(2):
                await system.ping()
        except (TimeoutError, DatabaseUnavailable):
            return web.json_response({"ok": False, "database": "down"}, status=503)
        return web.json_response({"ok": True})

    async def harden(_: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(HEADERS)
        response.headers.popall("Server", None)

    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", ready)
    app.router.add_routes(pages)
    app.on_response_prepare.append(harden)
    return app


def _coroutine(handler: SlackRoute) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The handler as aiohttp wants it: an object that can be called is deprecated there."""

    async def handle(request: web.Request) -> web.StreamResponse:
        return await handler(request)

    return handle


class FrontSite(web.BaseSite):
    """Where connections come in whose first reader is `Front`, and aiohttp the second."""

    def __init__(self, runner: web.AppRunner, door: SlackDoor, host: str, port: int) -> None:
        super().__init__(runner)
        server = runner.server
        assert server is not None  # noqa: S101 - `BaseSite` has seen to it
        self._where = host, port
        self._front = Front(door, server, KEEP_ALIVE)

    @property
    def name(self) -> str:
        host, port = self._where
        return f"http://{host}:{port}"

    async def start(self) -> None:
        await super().start()
        self._server = await asyncio.get_running_loop().create_server(self._front, *self._where)

    async def stop(self) -> None:
        await super().stop()
        await self._front.close(SHUTDOWN)


async def listen(app: web.Application, host: str, port: int) -> tuple[web.AppRunner, int]:
    """Start listening; return the runner and the port (a free one when asked for 0)."""
    runner = web.AppRunner(
        app,
        access_log=None,
        keepalive_timeout=KEEP_ALIVE,
        lingering_time=LINGER,
        shutdown_timeout=SHUTDOWN,
    )
    await runner.setup()
    slack = app.get(_SLACK)
    try:
        if slack is None:
            await web.TCPSite(runner, host, port).start()
        else:
            _straight_to_slack(runner, slack)
            await FrontSite(runner, slack.door, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner, int(runner.addresses[0][1])


def _straight_to_slack(runner: web.AppRunner, slack: SlackRoute) -> None:
    """What Slack sends does not walk through the router, which takes as long as storing it."""
    server = runner.server
    assert server is not None  # noqa: S101 - it is set up
    routed = server.request_handler

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        direct = request.raw_path == SLACK_PATH and request.method == "POST"
        if not direct or "Expect" in request.headers:
            return await routed(request)
        return await slack(request)

    server.request_handler = handle
