"""From the press on Invite to the open form, while the model hangs, floods or is away."""

import asyncio
import logging
import tempfile
import time
from pathlib import Path

from aiohttp import web
from pydantic import SecretStr

from bench.figures import Figure, at
from bot.demonstration import HOST, Demonstration, demonstration
from bot.settings import AiSettings, Settings
from playground.driver import Driver

OPENINGS = 300
MOST_MS = 1000
MOST_TOLD = 2
SAID = "the Q3 outreach cadence needs a sales lead"
CHUNK, CHUNKS = b" " * 65536, 320


async def run(folder: Path, openings: int = OPENINGS) -> list[Figure]:
    logging.disable(logging.ERROR)  # each failure of the model is told, and they are the point
    found: list[Figure] = []
    for behaviour in ("hanging", "flooding", "gone"):
        with tempfile.TemporaryDirectory(dir=folder) as own:
            told, took = await _openings(Path(own), behaviour, openings)
        p99 = at(took, 0.99)
        found += [
            Figure(f"post to suggestion, model {behaviour}", told, "s", "< 2", told < MOST_TOLD),
            Figure(f"press to open form, model {behaviour}, p50", at(took, 0.5), "ms"),
            Figure(
                f"press to open form, model {behaviour}, p99", p99, "ms", "< 1000", p99 < MOST_MS
            ),
        ]
    return found


async def _openings(folder: Path, behaviour: str, openings: int) -> tuple[float, list[float]]:
    over = asyncio.Event()
    runner, url = await _model(behaviour, over)
    ai = AiSettings(api_key=SecretStr("none"), base_url=url, concurrency=20)
    settings = Settings.model_construct().model_copy(update={"ai": ai})
    try:
        async with demonstration(folder, settings=settings) as demo:
            return await _pressed(demo, openings)
    finally:
        over.set()
        await runner.cleanup()


async def _pressed(demo: Demonstration, openings: int) -> tuple[float, list[float]]:
    """Seconds until the suggestion, and for each opening.

    Every opened form is rewritten at once, so that the model is busy all the time.
    """
    driver = Driver(demo.playground)
    demo.playground.limits.enabled = False  # no person opens forms that fast
    posted = time.perf_counter()
    await driver.say("sam", "#q3-outreach", SAID)
    seen = await driver.message_with("sam", "Would you like to invite", timeout=30)
    told = time.perf_counter() - posted
    took: list[float] = []
    for _ in range(openings):
        started = time.perf_counter()
        await driver.press("sam", seen, "Invite")
        view = await driver.modal_with("sam", "Sarah Chen")
        took.append(time.perf_counter() - started)
        await driver.press("sam", view, "Shorter")
        await driver.close("sam")
    return told, took


async def _model(behaviour: str, over: asyncio.Event) -> tuple[web.AppRunner, str]:
    async def complete(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        if behaviour == "hanging":
            await over.wait()
        try:
            for _ in range(CHUNKS):
                await answer.write(CHUNK)
        except ConnectionError:
            return answer
        return answer

    app = web.Application()
    app.router.add_post("/v1/chat/completions", complete)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    if behaviour == "gone":
        return runner, f"http://{HOST}:9/v1/"
    await web.TCPSite(runner, HOST, 0).start()
    return runner, f"http://{HOST}:{runner.addresses[0][1]}/v1/"
