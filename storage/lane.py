"""One connection for many units of work: whose turn it is, and commits that several share.

A commit waits for the disk, and with one connection everybody else waits with it. So a unit that
ends while the next writer is already waiting leaves the transaction open for it, in a savepoint
of its own each, and is done when the last of them has committed for all. A unit that fails is
undone alone; when the commit fails, none of them has happened, and each hears so.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

MOST = 12
"""Units that share a commit: the first of them waits for all others."""
LANE = "usher_lane"  # the execution option under which an engine carries its lane

Begin = Callable[[], Awaitable[AsyncConnection]]


class Undone(Exception):
    """What a unit did is gone, though nothing was wrong with it: the shared commit failed."""


@dataclass(slots=True)
class Group:
    """An open transaction; `done` is when it is committed, `members` are those who wait for it."""

    connection: AsyncConnection
    done: asyncio.Future[None]
    members: int = 0


@dataclass(slots=True)
class _Waiting:
    turn: asyncio.Future[None]
    writes: bool


@dataclass(slots=True)
class Lane:
    """`patience` is how long one may wait for one's turn, in seconds."""

    patience: float
    _taken: bool = False
    _waiting: deque[_Waiting] = field(default_factory=deque[_Waiting])
    _group: Group | None = None
    _ending: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """The connection for oneself, in order; TimeoutError when that takes too long."""
        await self._turn(writes=False)
        try:
            yield
        finally:
            self._pass_on()

    @asynccontextmanager
    async def together(self, begin: Begin) -> AsyncIterator[AsyncConnection]:
        """A savepoint of the transaction that is open, or one that `begin` begins.

        Returns after the commit. Raises `Undone` when the commit of all did not succeed, or what
        it raised when nobody else was in it.
        """
        await self._turn(writes=True)
        try:
            group = self._group or await self._opened(begin)
            if group.members:
                await group.connection.exec_driver_sql("SAVEPOINT unit")
        except BaseException:
            self._leave()
            raise
        try:
            yield group.connection
            if group.members:
                await group.connection.exec_driver_sql("RELEASE unit")
        except BaseException:
            await asyncio.shield(self._spawned(self._undo(group)))
            raise
        group.members += 1
        self._leave()
        await asyncio.shield(group.done)

    async def _opened(self, begin: Begin) -> Group:
        connection = await begin()
        done = asyncio.get_running_loop().create_future()
        done.add_done_callback(_heard)
        self._group = Group(connection, done)
        return self._group

    async def _turn(self, *, writes: bool) -> None:
        if not self._taken:
            self._taken = True
            return
        mine = _Waiting(asyncio.get_running_loop().create_future(), writes)
        self._waiting.append(mine)
        try:
            async with asyncio.timeout(self.patience):
                await mine.turn
        except BaseException:
            if mine in self._waiting:
                self._waiting.remove(mine)
            elif not mine.turn.cancelled():
                self._leave()  # it came in the same moment
            raise

    def _leave(self) -> None:
        """Leave the transaction to the next writer, or end it."""
        group = self._group
        if group is None or (group.members < MOST and self._next_writes()):
            self._pass_on()
        else:
            self._spawned(self._commit(group))

    def _next_writes(self) -> bool:
        return bool(self._waiting) and self._waiting[0].writes

    def _pass_on(self) -> None:
        while self._waiting:
            following = self._waiting.popleft()
            if not following.turn.done():
                following.turn.set_result(None)
                return
        if self._group is not None:  # whoever was to go on with it has given up
            self._spawned(self._commit(self._group))
            return
        self._taken = False

    async def _commit(self, group: Group) -> None:
        self._group = None
        try:
            await group.connection.commit()
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits
            # SQLite leaves the transaction open, and SQLAlchemy takes it for ended.
            await group.connection.invalidate(error)
            group.done.set_exception(error if group.members == 1 else Undone())
        else:
            group.done.set_result(None)
        await self._closed(group)

    async def _undo(self, group: Group) -> None:
        """Take back one unit; when the database has given up all of them, say so to the others."""
        if not group.members:
            self._group = None
            await self._closed(group)
            return
        try:
            await group.connection.exec_driver_sql("ROLLBACK TO unit")
            await group.connection.exec_driver_sql("RELEASE unit")
        except Exception as error:  # noqa: BLE001 - whatever it was, what the others did is gone
            self._group = None
            await group.connection.invalidate(error)
            group.done.set_exception(Undone())
            await self._closed(group)
            return
        self._leave()

    async def _closed(self, group: Group) -> None:
        try:
            await group.connection.close()
        finally:
            self._pass_on()

    def _spawned(self, ending: Awaitable[None]) -> asyncio.Task[None]:
        """In a task of its own: whoever is cancelled meanwhile must not leave it half done."""
        task = asyncio.ensure_future(_awaited(ending))
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
        return task


async def _awaited(ending: Awaitable[None]) -> None:
    await ending


def _heard(done: asyncio.Future[None]) -> None:
    """All who waited may have been cancelled: then nobody asks for the exception."""
    if not done.cancelled():
        done.exception()


def lane_of(engine: AsyncEngine) -> Lane | None:
    """The lane of an engine with one connection; None where there are several."""
    lane = engine.get_execution_options().get(LANE)
    return lane if isinstance(lane, Lane) else None
