"""What every part of the process stands on: settings, database, clock, one session for HTTP."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import aiohttp

from bot.gateways.breaker import Breaker
from bot.gateways.drafter import NoDrafter, OpenAIDrafter
from bot.settings import AiSettings, Settings
from invites.administration import Customers
from invites.attention import AttentionRules
from invites.drafting.ports import Drafter
from invites.ports import Clock, Ids
from storage.customers import SqlCustomers
from storage.engine import Engine
from storage.policies import Shipped
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks

HTTP_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Ground:
    settings: Settings
    engine: Engine
    session: aiohttp.ClientSession
    clock: Clock
    ids: Ids
    units: SqlUnitOfWorks
    system: SystemStore
    rules: AttentionRules
    drafter: Drafter
    customers: Customers


def ground(
    settings: Settings,
    engine: Engine,
    session: aiohttp.ClientSession,
    drafter: Drafter,
    clock: Clock,
    ids: Ids,
) -> Ground:
    return Ground(
        settings=settings,
        engine=engine,
        session=session,
        clock=clock,
        ids=ids,
        units=SqlUnitOfWorks(engine, _shipped(settings)),
        system=SystemStore(engine),
        rules=settings.attention.rules(),
        drafter=drafter,
        customers=SqlCustomers(engine),
    )


def _shipped(settings: Settings) -> Shipped:
    """What the settings say; nobody is asked for drafts where no model is set up."""
    system = settings.policy.system()
    drafts = system.drafts and settings.ai is not None
    return Shipped(replace(system, drafts=drafts), settings.policy.customer())


@asynccontextmanager
async def drafter_of(settings: AiSettings | None) -> AsyncIterator[Drafter]:
    """The model that is set up, for as long as this is open."""
    if settings is None:
        yield NoDrafter()
        return
    drafter = OpenAIDrafter(settings, Breaker(time.monotonic))
    ready = asyncio.create_task(drafter.open(), name="drafter")
    try:
        yield drafter
    finally:
        await asyncio.wait([ready])
        await drafter.close()


def http_session() -> aiohttp.ClientSession:
    """One for all calls: connections are kept; no proxy from the environment."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=HTTP_SECONDS))
