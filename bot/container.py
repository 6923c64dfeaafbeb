"""The composition root: every object of the process is named and joined here, once.

What stands on its own is built in `bot.use_cases` and `bot.slack_parts`.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.bulk_jobs import BulkJobs
from bot.calendar import LOOK, Calendar
from bot.channels import Channels
from bot.clock import SystemClock, TimedIds
from bot.deliverers import Deliverers
from bot.delivery import DeliveryWorker
from bot.ends import TellingEnds
from bot.exporting import Exports
from bot.greeting import Greeting
from bot.ground import Ground, drafter_of, ground, http_session
from bot.identities import Identities
from bot.ingest import Ingest
from bot.install_parts import ends, install_pages
from bot.jobs import Jobs
from bot.mail_jobs import mail_jobs
from bot.mail_parts import mailing
from bot.observer import Observer
from bot.pace import Pace
from bot.presenting import Presenting
from bot.retention import LOOK as RETENTION_LOOK
from bot.retention import Retention
from bot.server import create_app
from bot.settings import Settings
from bot.sharing import Sharing
from bot.slack_parts import slack_doors, slack_parts, waking
from bot.socket_mode import SocketMode
from bot.syncing import DAILY_LOOK, SYNC_KINDS, DailySync, DirectorySync
from bot.traffic import Traffic
from bot.unfurling import Unfurling
from bot.use_cases import UseCases, use_cases
from bot.web_parts import styled, web_routes
from handlers.dispatcher import Dispatcher
from handlers.routes import ROUTES
from invites.delivery import MessageKind
from invites.ports import Clock, Ids
from invites.services.directory import DirectoryService
from invites.services.exporting import Exporting
from invites.services.preferring import Preferring
from invites.services.summing import Summing
from invites.services.syncing import Syncing
from storage.announcements import Announcements
from storage.engine import open_engine
from storage.errors import DatabaseUnavailable
from storage.ingest import ActivityWriter
from storage.queue import OutboxQueue
from storage.sweeping import Sweeping
from storage.system import SystemStore


@dataclass(slots=True, repr=False)
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
    syncing: Syncing
    calendar: Calendar
    reader: DeliveryWorker
    """Reads people and nothing else: for the console, beside a process that serves or alone."""
    socket: SocketMode | None = None
    """Slack over connections of our own; `connect` opens them."""

    def connect(self) -> None:
        """Let Slack in by Socket Mode, where it is set up."""
        if self.socket is not None:
            self.socket.start()

    def start(self) -> None:
        """Start what is not running yet."""
        self.ingest.start()
        self.delivery.start()
        self.observer.start()
        self.jobs.start()

    async def stop(self) -> None:
        """In the order of the stream: no more in, then no more out."""
        if self.socket is not None:
            await self.socket.stop()
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
        engine = open_engine(settings.database.url, settings.database.patience)
        stack.push_async_callback(engine.dispose)
        session = await stack.enter_async_context(http_session())
        drafter = await stack.enter_async_context(drafter_of(settings.ai))
        yield _assemble(
            ground(settings, engine, session, drafter, clock or SystemClock(), ids or TimedIds())
        )


def _assemble(on: Ground) -> Usher:
    traffic, slack = Traffic(), slack_parts(on)
    cases = use_cases(on, traffic.give_way)
    identities = Identities(on.units, on.system, cases.directory, slack.gateway, on.clock)
    identities.operator = on.settings.operator.place
    channels = Channels(on.units, on.clock, on.ids, on.system, slack.gateway)
    deliverers = _deliverers(on, cases, identities, channels)
    delivery = DeliveryWorker(
        OutboxQueue(on.engine),
        on.clock,
        deliverers.table(),
        deliverers.give_up,
        traffic.give_way,
        Pace(on.settings.mail.per_minute) if on.settings.mail else Pace(),
    )
    observer = Observer(cases.suggesting, on.system, delivery.wake)
    identities.merged, identities.learned = cases.suggesting.forget, observer.learned
    channels.learned, identities.came_back = observer.learned, cases.privacy.come_back
    services = cases.services(identities.people)
    dispatch = Dispatcher(
        ROUTES,
        services,
        identities.actor,
        delivery.wake,
        down=(DatabaseUnavailable,),
    )
    ingest = Ingest(
        TellingEnds(ActivityWriter(on.engine), slack.tokens.forget),
        on.clock,
        waking(observer.wake),
        on.settings.patience,
    )
    calendar = Calendar(on.system, cases.digests, cases.succeeding, delivery.wake)
    daily = DailySync(on.system, cases.syncing, on.clock, delivery.wake)
    letters = mail_jobs(on, cases.telling, delivery.wake)
    pages = styled(
        [
            *web_routes(on, services, delivery.wake),
            *install_pages(on, slack.tokens, delivery.wake),
        ]
    )
    doors = slack_doors(slack, on, dispatch, deliverers.shown, ingest, traffic)
    return Usher(
        app=create_app(doors.route, on.system, pages),
        ingest=ingest,
        delivery=delivery,
        observer=observer,
        jobs=Jobs(
            on.system,
            cases.timers,
            on.clock,
            delivery.wake,
            (
                (DAILY_LOOK, daily.tick),
                (LOOK, calendar.look),
                (60, letters.read_bounces),
                (3600, letters.forget_links),
                (RETENTION_LOOK, _retention(on, cases).forget_old),
                *ends(on),
            ),
        ),
        system=on.system,
        directory=cases.directory,
        identities=identities,
        syncing=cases.syncing,
        calendar=calendar,
        reader=DeliveryWorker(
            OutboxQueue(on.engine, SYNC_KINDS), on.clock, deliverers.table(), deliverers.give_up
        ),
        socket=doors.socket,
    )


def _retention(on: Ground, cases: UseCases) -> Retention:
    kept = on.settings.retention.kept()
    sweeping, forget = Sweeping(on.engine), cases.suggesting.forget
    return Retention(on.system, sweeping, on.clock, kept, forget, on.units)


def _deliverers(
    on: Ground, cases: UseCases, identities: Identities, channels: Channels
) -> Deliverers:
    leaving = cases.leaving
    presenting = Presenting(
        on.units,
        on.clock,
        cases.overviews,
        cases.digests,
        Summing(on.clock),
        Preferring(on.units, on.clock, on.rules, cases.telling),
    )
    sync = DirectorySync(
        cases.syncing,
        cases.own_profiles,
        cases.departures,
        cases.returning,
        identities,
    )
    greeting = Greeting(Announcements(on.engine), identities, identities.gateway, on.clock, on.ids)
    sharing = Sharing(on.units, identities.gateway)
    exports = Exports(Exporting(on.units, on.clock, on.ids), sharing)
    bulk = BulkJobs(
        on.units,
        cases.bulk_working,
        cases.bulk_files,
        sharing,
        identities.gateway,
        cases.give_way,
    )
    unfurling = Unfurling(on.units, identities, identities.gateway)
    return Deliverers(
        unit_of_work=on.units,
        clock=on.clock,
        ids=on.ids,
        leaving=leaving,
        presenting=presenting,
        identities=identities,
        telling=cases.telling,
        channels=channels,
        drafting=cases.drafting,
        gateway=identities.gateway,
        mailing=mailing(on, leaving, presenting, cases.telling),
        others={
            **sync.table(),
            **greeting.table(),
            **unfurling.table(),
            **exports.table(),
            MessageKind.SETTLE_POLICY: cases.settling.part,
            **bulk.table(),
        },
    )
