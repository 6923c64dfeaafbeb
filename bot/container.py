"""The composition root: every object of the process is named and joined here, once."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import aiohttp
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels import Channels
from bot.clock import SystemClock, TimedIds
from bot.deliverers import Deliverers
from bot.delivery import DeliveryWorker
from bot.gateways.slack import SlackGateway
from bot.identities import Identities
from bot.ingest import Ingest
from bot.jobs import Jobs
from bot.observer import Observer
from bot.presenting import Presenting
from bot.server import create_app
from bot.settings import Settings, SlackSettings
from bot.slack_route import SlackRoute
from bot.traffic import Traffic
from handlers.dispatcher import Dispatcher
from handlers.routes import ROUTES
from handlers.services import Services
from handlers.slack.listeners import register
from invites.ports import Clock, Ids
from invites.services.directory import DirectoryService
from invites.services.invitations import Invitations
from invites.services.inviting import Inviting
from invites.services.joining import Joining
from invites.services.linking import Linking
from invites.services.suggesting import Suggesting
from invites.services.suggestions import Suggestions
from invites.services.telling import Telling
from invites.services.timers import Timers
from invites.services.viewing import Viewing
from storage.engine import Engine, open_engine
from storage.errors import DatabaseUnavailable
from storage.ingest import ActivityWriter
from storage.queue import OutboxQueue
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks

SLACK_SECONDS = 10


@dataclass(slots=True)
class Usher:
    """The running parts. Nothing moves before `start`."""

    app: web.Application
    ingest: Ingest
    delivery: DeliveryWorker
    observer: Observer
    jobs: Jobs
    system: SystemStore
    directory: DirectoryService
    identities: Identities

    def start(self) -> None:
        """Start what is not running yet."""
        self.ingest.start()
        self.delivery.start()
        self.observer.start()
        self.jobs.start()

    async def stop(self) -> None:
        """In the order of the stream: no more in, then no more out."""
        await self.jobs.stop()
        await self.ingest.stop()
        await self.observer.stop()
        await self.delivery.stop()


@asynccontextmanager
async def assembled(
    settings: Settings, *, clock: Clock | None = None, ids: Ids | None = None
) -> AsyncIterator[Usher]:
    """Build everything; give the connections back at the end. The schema must be there."""
    async with AsyncExitStack() as stack:
        engine = open_engine(settings.database.url)
        stack.push_async_callback(engine.dispose)
        session = await stack.enter_async_context(_session())
        yield _assemble(settings, engine, session, clock or SystemClock(), ids or TimedIds())


def _session() -> aiohttp.ClientSession:
    """One for all calls to Slack: connections are kept; no proxy from the environment."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SLACK_SECONDS))


def slack_client(
    slack: SlackSettings | None,
    session: aiohttp.ClientSession,
    base_url: str = AsyncWebClient.BASE_URL,
) -> AsyncWebClient:
    """No retry handlers: a write is never repeated behind the outbox's back."""
    return AsyncWebClient(
        token=slack.bot_token.get_secret_value() if slack else None,
        base_url=slack.api_url if slack else base_url,
        session=session,
        timeout=SLACK_SECONDS,
        retry_handlers=[],
    )


def _assemble(
    settings: Settings,
    engine: Engine,
    session: aiohttp.ClientSession,
    clock: Clock,
    ids: Ids,
) -> Usher:
    rules, policy = settings.attention.rules(), settings.policy.policy()
    units, system = SqlUnitOfWorks(engine), SystemStore(engine)
    telling = Telling(clock, ids)
    viewing = Viewing(units, clock)
    directory = DirectoryService(units, clock, ids)
    client = slack_client(settings.slack, session)
    gateway = SlackGateway(client)
    identities = Identities(units, system, directory, lambda _workspace: gateway, clock)
    traffic = Traffic()
    suggesting = Suggesting(
        unit_of_work=units,
        clock=clock,
        ids=ids,
        policy=policy,
        rules=rules,
        telling=telling,
        joining=Joining(units, clock, telling),
        word_keys=system,
        give_way=traffic.give_way,
    )
    channels = Channels(units, clock, ids, system, identities.gateway)
    deliverers = Deliverers(
        unit_of_work=units,
        clock=clock,
        ids=ids,
        rules=rules,
        presenting=Presenting(units, clock, viewing),
        identities=identities,
        telling=telling,
        channels=channels,
        gateway=identities.gateway,
    )
    delivery = DeliveryWorker(
        OutboxQueue(engine), clock, deliverers.table(), deliverers.give_up, traffic.give_way
    )
    observer = Observer(suggesting, system, delivery.wake)
    identities.merged, identities.learned = suggesting.forget, observer.learned
    channels.learned = observer.learned
    services = Services(
        inviting=Inviting(units, clock, ids, policy, rules, telling),
        invitations=Invitations(units, clock, ids, rules, telling),
        suggestions=Suggestions(units, clock, telling),
        linking=Linking(units),
        viewing=viewing,
        people=identities.people,
    )
    dispatch = Dispatcher(
        ROUTES, services, identities.actor, delivery.wake, down=(DatabaseUnavailable,)
    )
    ingest = Ingest(ActivityWriter(engine), clock, _waking(observer), settings.patience)
    route = None
    if settings.slack is not None:
        bolt = bolt_app(settings.slack, slack_client(None, session, settings.slack.api_url))
        register(bolt, dispatch, deliverers.shown)
        secrets, patience = settings.slack.signing_secrets, settings.patience
        route = SlackRoute(secrets, bolt, ingest, clock, patience, traffic)
    timers = Timers(units, clock, policy, rules, telling)
    return Usher(
        app=create_app(route, system),
        ingest=ingest,
        delivery=delivery,
        observer=observer,
        jobs=Jobs(system, timers, clock, delivery.wake),
        system=system,
        directory=directory,
        identities=identities,
    )


def _waking(observer: Observer) -> Callable[[set[str]], None]:
    """What an event puts into the outbox is no answer to anybody: the worker's own beat will do."""

    def wake(workspaces: set[str]) -> None:
        if workspaces:
            observer.wake()

    return wake


def bolt_app(slack: SlackSettings, client: AsyncWebClient) -> AsyncApp:
    """Bolt behind our own door: signature, dedupe and events are not its business here."""
    token = slack.bot_token.get_secret_value()

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return AsyncApp(
        client=client,
        authorize=authorize,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
    )
