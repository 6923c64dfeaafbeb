"""What every part of the process stands on: settings, database, clock, one session for HTTP."""

from dataclasses import dataclass

import aiohttp

from bot.settings import Settings
from invites.attention import AttentionRules
from invites.policy import Policy
from invites.ports import Clock, Ids
from storage.engine import Engine
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
    policy: Policy


def ground(
    settings: Settings, engine: Engine, session: aiohttp.ClientSession, clock: Clock, ids: Ids
) -> Ground:
    return Ground(
        settings=settings,
        engine=engine,
        session=session,
        clock=clock,
        ids=ids,
        units=SqlUnitOfWorks(engine),
        system=SystemStore(engine),
        rules=settings.attention.rules(),
        policy=settings.policy.policy(),
    )


def http_session() -> aiohttp.ClientSession:
    """One for all calls: connections are kept; no proxy from the environment."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=HTTP_SECONDS))
