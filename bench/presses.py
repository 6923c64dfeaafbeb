"""From the press on Accept to the answer, and to the message that shows the outcome."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlencode

from aiohttp import web

from bench.bodies import TEAM
from bench.figures import Figure, at
from bench.pending import Waiting, prepare
from bench.processor import worked
from bench.reference import HOST
from blocks.actions import ActionId
from bot.replaying.finding import Bot, started
from bot.replaying.wire import OK, Wire, connect, signed_request

A_SECOND = 100
PRESSES = 1000
WARM_UP, WARM_UP_A_SECOND = 30, 5
MOST_MS = 150
SETTLE_SECONDS = 15
FORM = "application/x-www-form-urlencoded"


async def run(folder: Path, presses: int = PRESSES) -> list[Figure]:
    database = f"sqlite:///{folder / 'presses.db'}"
    waiting = await prepare(database, WARM_UP + presses)
    async with started(database) as bot, _outcomes() as (origin, shown):
        await Presser(bot, origin).press_all(waiting[presses:], WARM_UP_A_SECOND)
        shown.clear()
        presser, before = Presser(bot, origin), worked(bot.pid)
        await presser.press_all(waiting[:presses], A_SECOND)
        await _settle(shown, presses - presser.refused)
        work = worked(bot.pid) - before
    begun, refused = presser.begun, presser.refused
    answers = [presser.answered[user] - begun[user] for user in begun]
    outcomes = [shown[user] - begun[user] for user in begun if user in shown]
    p99 = at(answers, 0.99)
    return [
        Figure(f"presses, {A_SECOND} a second", presses, "presses"),
        Figure("presses answered with 503", refused, "presses", "none", refused == 0),
        Figure("press to answer, p50", at(answers, 0.5), "ms"),
        Figure("press to answer, p99", p99, "ms", "< 150", p99 < MOST_MS),
        Figure("press to updated message, p50", at(outcomes, 0.5), "ms"),
        Figure("press to updated message, p99", at(outcomes, 0.99), "ms"),
        Figure("processor, everything that follows included", 1e5 * work / presses, "ms/100"),
        Figure("messages updated", len(outcomes), "messages", "all", len(outcomes) == presses),
    ]


@asynccontextmanager
async def _outcomes() -> AsyncIterator[tuple[str, dict[str, float]]]:
    """Where the response_url points: notes when each message was replaced."""
    shown: dict[str, float] = {}

    async def replace(request: web.Request) -> web.Response:
        told = await request.json()
        if told.get("replace_original"):
            shown.setdefault(request.match_info["user"], time.perf_counter())
        return web.Response(text="ok")

    app = web.Application()
    app.router.add_post("/respond/{user}", replace)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, 0).start()
        yield f"http://{HOST}:{runner.addresses[0][1]}/respond/", shown
    finally:
        await runner.cleanup()


class Presser:
    """Presses at a steady pace, whether or not earlier presses are answered."""

    def __init__(self, bot: Bot, origin: str) -> None:
        self._bot, self._origin = bot, origin
        self._idle: list[Wire] = []
        self._answers: dict[Wire, asyncio.Future[int]] = {}
        self.begun: dict[str, float] = {}
        self.answered: dict[str, float] = {}
        self.refused = 0

    async def press_all(self, waiting: list[Waiting], a_second: float) -> None:
        start, tasks = time.perf_counter(), []
        for number, each in enumerate(waiting):
            await asyncio.sleep(max(0.0, start + number / a_second - time.perf_counter()))
            tasks.append(asyncio.create_task(self._press(each)))
        await asyncio.gather(*tasks)
        for wire in self._idle:
            wire.close()

    async def _press(self, each: Waiting) -> None:
        body = _body(each, self._origin)
        request = signed_request(self._bot.address, self._bot.secret, body, FORM)
        self.begun[each.user] = time.perf_counter()
        wire = self._idle.pop() if self._idle else await connect(self._bot.address, self._note)
        answer = self._answers[wire] = asyncio.get_running_loop().create_future()
        wire.send(request)
        status = await answer  # not within the sum: others add to it meanwhile
        self.refused += status != OK
        self.answered[each.user] = time.perf_counter()
        self._idle.append(wire)

    def _note(self, wire: Wire, status: int) -> None:
        self._answers[wire].set_result(status)


async def _settle(shown: dict[str, float], count: int) -> None:
    for _ in range(SETTLE_SECONDS * 10):
        if len(shown) >= count:
            return
        await asyncio.sleep(0.1)


def _body(each: Waiting, origin: str) -> bytes:
    """What Slack sends when somebody presses Accept in their direct message with the bot."""
    channel, moment = f"D{each.user[1:]}", "1700000000.000100"
    action = {
        "type": "button",
        "action_id": ActionId.INVITATION_ACCEPT.value,
        "block_id": "b1",
        "value": each.invitation,
        "action_ts": moment,
    }
    payload = {
        "type": "block_actions",
        "api_app_id": "A0BENCH",
        "team": {"id": TEAM, "domain": "bench"},
        "user": {"id": each.user, "team_id": TEAM},
        "container": {"type": "message", "message_ts": moment, "channel_id": channel},
        "channel": {"id": channel, "name": "directmessage"},
        "message": {"type": "message", "ts": moment, "text": "An invitation", "blocks": []},
        "response_url": origin + each.user,
        "trigger_id": f"1.2.{each.user}",
        "actions": [action],
    }
    return urlencode({"payload": json.dumps(payload)}).encode()
