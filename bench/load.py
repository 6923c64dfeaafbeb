"""The client, in a process of its own: bodies signed beforehand, raw connections kept alive.

Reads its task as JSON from standard input and prints what it measured as JSON.
"""

import asyncio
import json
import sys
import time
from asyncio.subprocess import PIPE
from collections import deque
from dataclasses import asdict, dataclass

from bench.bodies import message_event
from bench.figures import at
from bench.processor import worked
from bot.replaying.wire import OK, Address, Wire, connect, signed_request


@dataclass(frozen=True, slots=True)
class Task:
    host: str
    port: int
    path: str
    secret: str
    events: int
    connections: int
    label: str
    pid: int = 0
    """Of the process that answers, whose work is counted."""


@dataclass(frozen=True, slots=True)
class Measured:
    per_second: float
    p50: float
    p99: float
    refused: int
    micros: float = 0.0
    """Processor time of the answering process, per event."""


async def measure(task: Task) -> Measured:
    """Run the task in another process, so that it has a core of its own."""
    command = (sys.executable, "-m", "bench.load")
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    told, _ = await process.communicate(json.dumps(asdict(task)).encode())
    if process.returncode:
        raise RuntimeError("the client failed")
    return Measured(**json.loads(told))


class Client:
    """Keeps every connection busy until all requests are answered."""

    def __init__(self, requests: list[bytes]) -> None:
        self._requests = deque(requests)
        self._open = len(requests)
        self._done = asyncio.Event()
        self.times: list[float] = []
        self.refused = 0

    async def run(self, address: Address, connections: int) -> float:
        wires = [await connect(address, self._answered) for _ in range(connections)]
        begun = time.perf_counter()
        for wire in wires:
            self._next(wire)
        await self._done.wait()
        took = time.perf_counter() - begun
        for wire in wires:
            wire.close()
        return took

    def _next(self, wire: Wire) -> None:
        if self._requests:
            wire.send(self._requests.popleft())

    def _answered(self, wire: Wire, status: int) -> None:
        self.times.append(time.perf_counter() - wire.sent_at)
        self.refused += status != OK
        self._open -= 1
        if not self._open:
            self._done.set()
        self._next(wire)


async def _run(task: Task) -> Measured:
    address = Address(task.host, task.port, task.path)
    requests = [
        signed_request(address, task.secret, message_event(number, task.label))
        for number in range(task.events)
    ]
    client = Client(requests)
    before = worked(task.pid)
    took = await client.run(address, task.connections)
    spent = worked(task.pid) - before
    return Measured(
        per_second=task.events / took,
        p50=at(client.times, 0.5),
        p99=at(client.times, 0.99),
        refused=client.refused,
        micros=1e6 * spent / task.events,
    )


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(_run(Task(**json.loads(sys.stdin.read())))))))
