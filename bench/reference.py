"""What Usher is compared with, each in a process of its own: bare Bolt, and a trivial server.

`python -m bench.reference bolt|trivial SECRET` prints the port it listens on.
"""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.replaying.wire import EVENTS

HOST = "127.0.0.1"
_OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


@asynccontextmanager
async def reference(kind: str, secret: str) -> AsyncIterator[tuple[int, int]]:
    """Start one and yield its port and the number of its process."""
    command = (sys.executable, "-m", "bench.reference", kind, secret)
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE)
    try:
        assert process.stdout is not None
        yield int(await process.stdout.readline()), process.pid
    finally:
        process.terminate()
        await process.wait()


def bare_bolt(secret: str) -> web.Application:
    """One listener that does nothing: Bolt acknowledges by itself."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-none")  # noqa: S106

    app = AsyncApp(signing_secret=secret, authorize=authorize)

    @app.event("message")
    async def ignore() -> None:
        pass

    return app.web_app(EVENTS)


class Trivial(asyncio.Protocol):
    """Answers whatever holds a whole request: shows how fast the client could go."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        del data
        self._transport.write(_OK)


async def _serve(kind: str, secret: str) -> None:
    if kind == "trivial":
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Trivial, HOST, 0)
        port = server.sockets[0].getsockname()[1]
    else:
        runner = web.AppRunner(bare_bolt(secret), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, HOST, 0).start()
        port = runner.addresses[0][1]
    print(port, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(*sys.argv[1:]))
