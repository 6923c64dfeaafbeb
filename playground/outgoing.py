"""The Events API: envelopes to the bot, and the same ones again when it does not acknowledge."""

import asyncio
import secrets
import string
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from playground.changes import Change
from playground.delivery import Answer, Courier
from playground.events import EventFilter
from playground.manifest import Installation
from playground.records import Json
from playground.workspace import Workspace

_PATIENCE = 1.0
_ALPHABET = string.ascii_uppercase + string.digits


class Outgoing:
    """Turns changes into deliveries and keeps at each until it is acknowledged or given up."""

    def __init__(
        self,
        workspace: Workspace,
        app: Installation,
        courier: Courier,
        retry_delays: tuple[float, ...],
    ) -> None:
        self._workspace = workspace
        self._app = app
        self._courier = courier
        self._retry_delays = retry_delays
        self._filter = EventFilter(workspace, app)
        self._tasks: set[asyncio.Task[None]] = set()
        self._under_way = 0
        self._changed = asyncio.Event()

    def on_change(self, change: Change) -> None:
        for event in self._filter.events_of(change):
            self._start(self.deliver(envelope(self._app, event, self._workspace.clock.timestamp())))

    async def deliver(self, enveloped: Json) -> None:
        """Send one envelope, and again at once, after a minute and after five."""
        answer = await self._courier.event(enveloped)
        for attempt, delay in enumerate(self._retry_delays, start=2):
            if answer.ok or not _wants_more(answer):
                return
            await self._pause(delay)
            answer = await self._courier.event(enveloped, attempt, answer.problem)

    async def _pause(self, delay: float) -> None:
        """Wait for the next try; a long wait does not keep `settled` waiting."""
        clock = self._workspace.clock
        patient = delay > _PATIENCE
        if patient:
            self._count(-1)
        try:
            await clock.until(clock.now() + timedelta(seconds=delay))
        finally:
            if patient:
                self._count(+1)

    async def settled(self) -> None:
        """Wait until nothing is under way; retries of a later minute do not count."""
        while self._under_way:
            self._changed.clear()
            await self._changed.wait()

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        self._count(+1)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._count(-1)

    def _count(self, more: int) -> None:
        self._under_way += more
        self._changed.set()


def envelope(app: Installation, event: Json, at: float) -> Json:
    """Return the outer event of the Events API around `event`."""
    event_id = "Ev0" + "".join(secrets.choice(_ALPHABET) for _ in range(9))
    return {
        "token": "verification-token",
        "team_id": app.team.id,
        "context_team_id": app.team.id,
        "context_enterprise_id": None,
        "api_app_id": app.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(at),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": app.team.id,
                "user_id": app.user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }


def _wants_more(answer: Answer) -> bool:
    return answer.headers.get("x-slack-no-retry") != "1"
