"""The playground as one object: the stand-in, its page and its clock behind one port."""

import asyncio
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from playground import seed
from playground.acting import Acting
from playground.clock import PlaygroundClock
from playground.delivery import Answer, Courier
from playground.faults import Faults
from playground.files import file_routes
from playground.guard import is_loopback, loopback_only
from playground.inspector import Inspector
from playground.installing import installed, registered
from playground.interactivity import Interactivity
from playground.limits import RateLimits
from playground.mail import Mailbox, MailServer
from playground.mail_pages import mail_routes
from playground.manifest import AppManifest, Registration
from playground.model import StandInModel
from playground.oauth import Oauth, oauth_routes
from playground.opening import closed_until
from playground.outgoing import Outgoing
from playground.page_api import PageApi
from playground.records import BRIGHTWATER, NORTHWIND, Json, User
from playground.response_door import ResponseDoor
from playground.scheduling import post_scheduled
from playground.seed import working_moment
from playground.sockets import Sockets, socket_routes
from playground.store import Store
from playground.stream import Stream
from playground.triggers import ResponseUrls, Triggers
from playground.views import Views
from playground.web_api import WebApi
from playground.workspace import Workspace

_PAGE = Path(__file__).parent / "page"
_LARGEST_BODY = 4 * 1024 * 1024
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_NO_SNIFF = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}


class Playground:
    """Start it, point the bot at `base_url`, then `connect` it to the bot's request URL."""

    def __init__(
        self,
        manifest: AppManifest,
        *,
        path: Path | None = None,
        clock: PlaygroundClock | None = None,
        limits: bool = True,
        ack_timeout: float = 3.0,
        retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0),
        neighbour_of: "Playground | None" = None,
    ) -> None:
        """Keep the workspace in the file `path`, or in memory; delays are in seconds.

        A neighbour is another workspace of the same Slack: the same app, its API behind the
        first one's address, people and a page of its own. Nothing is installed in it yet.
        """
        self.clock = clock or PlaygroundClock()
        self._store = Store(path)
        self._restore_clock()
        team = BRIGHTWATER if neighbour_of else NORTHWIND
        self.registration: Registration = (
            neighbour_of.registration if neighbour_of else registered(self._store)
        )
        self.app = installed(self._store, manifest, team, self.registration)
        self.workspace = Workspace(self.clock, self._store, team)
        if neighbour_of is None:
            self._add_bot_user()
        else:
            self.workspace.keep("app", "uninstalled", value=True)
        self.inspector = Inspector(self.clock)
        self.faults = Faults()
        self.limits = RateLimits(enabled=limits, seconds=self.clock.timestamp)
        self._triggers, self._responses = Triggers(), ResponseUrls(self.workspace)
        self.views = Views(self.workspace, self.app)
        self.sockets: Sockets = neighbour_of.sockets if neighbour_of else Sockets(self.registration)
        self._courier = Courier(self.app, self.clock, self.inspector, ack_timeout, self.sockets)
        self.outgoing = Outgoing(self.workspace, self.app, self._courier, retry_delays)
        self.workspace.listen(self.outgoing.on_change)
        self._interactivity = Interactivity(
            self.workspace,
            self.app,
            self.views,
            self._triggers,
            self._responses,
            self._courier,
        )
        self.acting = Acting(self.workspace, self.app, self.views, self._interactivity)
        self.mailbox = Mailbox(self.workspace, self.clock)
        self.mail = MailServer(self.mailbox, seed.addresses())
        self._stream = Stream(self.workspace, self.inspector, self.clock, self.mailbox)
        self.oauth = Oauth(self.registration, self.clock)
        self.api = self._web_api()
        self._neighbours: list[Playground] = []
        if neighbour_of is not None:
            neighbour_of._neighbours.append(self)  # noqa: SLF001 - one of our own
        self.is_open = True
        """False keeps people out of the page until the workspace is ready for them."""
        self._runner: web.AppRunner | None = None
        self._clerk: asyncio.Task[None] | None = None
        self._origin = ""

    @property
    def base_url(self) -> str:
        """Where the Web API answers, such as `http://127.0.0.1:8765/api/`."""
        return f"{self._origin}/api/"

    @property
    def model_url(self) -> str:
        """Where the stand-in for a model answers, as an endpoint of OpenAI's would."""
        return f"{self._origin}/model/v1/"

    @property
    def page_url(self) -> str:
        """Where a person looks, such as `http://127.0.0.1:8765/`."""
        return f"{self._origin}/"

    @property
    def bot_token(self) -> str:
        return self.app.token

    @property
    def signing_secret(self) -> str:
        return self.app.signing_secret

    @property
    def authorize_url(self) -> str:
        """Where a person consents to an installation."""
        return f"{self._origin}/oauth/v2/authorize"

    @property
    def is_empty(self) -> bool:
        """True while nobody but the bot is there."""
        return all(user.is_bot for user in self.workspace.users.values())

    def seed(self) -> bool:
        """Fill an empty workspace with the company, and put the clock into its working hours.

        A workspace that has people keeps what it has. Return whether it was filled.
        """
        self.clock.set(working_moment(self.clock.now()))
        if not self.is_empty:
            return False
        now = self.clock.now()
        seed.fill(self.workspace, self.app, now)
        self._store.put("setting", "seeded_at", now.isoformat())
        return True

    def seed_events(self) -> Iterator[Json]:
        """Yield the seed's three weeks as the envelopes that the bot would have got."""
        seeded_at = self._store.all("setting").get("seeded_at")
        if seeded_at is not None:
            yield from seed.events(self.workspace, self.app, datetime.fromisoformat(seeded_at))

    async def start(
        self, host: str = "127.0.0.1", port: int = 8765, bot_url: str | None = None
    ) -> None:
        """Listen on `port` (0 picks a free one); `bot_url` may also come later by `connect`."""
        if not is_loopback(host):
            raise ValueError("The playground is for this machine only.")
        await self._courier.open()
        await self.mail.start(host)
        self._courier.bot_url = bot_url
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        bound = self._runner.addresses[0][1]
        self._origin = f"http://{host}:{bound}"
        self._interactivity.base_url = self.page_url
        self._clerk = asyncio.create_task(post_scheduled(self.workspace, self.app))

    async def connect(self, bot_url: str) -> Answer:
        """Send everything to `bot_url` from now on, after Slack's `url_verification`."""
        self._courier.bot_url = bot_url
        challenge = secrets.token_urlsafe(24)
        handshake = {"type": "url_verification", "token": "verification-token"}
        answer = await self._courier.event({**handshake, "challenge": challenge})
        if not answer.ok or challenge not in answer.body:
            raise ConnectionError("The bot did not answer the challenge of its request URL.")
        return answer

    async def stop(self) -> None:
        await self.sockets.stop()
        if self._clerk:
            self._clerk.cancel()
        await self.outgoing.stop()
        self._stream.close()
        await self.mail.stop()
        if self._runner:
            await self._runner.cleanup()
        await self._courier.close()
        self._stop_saving_clock()
        self._store.close()

    def _application(self) -> web.Application:
        page = PageApi(self.acting, self.inspector, self.mailbox)
        doors = [loopback_only, closed_until(lambda: self.is_open)]
        application = web.Application(middlewares=doors, client_max_size=_LARGEST_BODY)
        tenants = lambda: [self, *self._neighbours]  # noqa: E731 - whoever is there by then
        application.add_routes(oauth_routes(self.oauth, tenants, self.inspector))
        application.add_routes(socket_routes(self.sockets, self.inspector, self.limits))
        application.router.add_route("*", "/api/{method}", self._answer_api)
        answers = ResponseDoor(self.workspace, self.app, self._responses, self.inspector)
        application.router.add_post("/respond/{key}", answers.handle)
        model = StandInModel(self.inspector)
        application.router.add_post("/model/v1/chat/completions", model.handle)
        application.add_routes(file_routes(self.workspace, self._may_read))
        application.router.add_get("/playground/stream", self._stream.handle)
        application.router.add_post("/playground/{call}", page.handle)
        application.router.add_routes(mail_routes(self.mailbox))
        application.router.add_get("/", _index)
        if _PAGE.is_dir():
            application.router.add_static("/static/", _PAGE)
        return application

    def _web_api(self) -> WebApi:
        return WebApi(
            self.workspace,
            self.app,
            self.views,
            self._triggers,
            self.inspector,
            self.limits,
            self.faults,
        )

    async def _answer_api(self, request: web.Request) -> web.StreamResponse:
        """Whose token it is decides in which workspace the call is made."""
        for tenant in self._neighbours:
            if request.headers.get("Authorization", "") == f"Bearer {tenant.app.token}":
                return await tenant.api.handle(request)
        return await self.api.handle(request)

    def install(self, scopes: frozenset[str]) -> None:
        """Somebody consented: the app is there, with a token of its own and these scopes."""
        if self.workspace.kept("app", "uninstalled", default=False):
            self.app.token = f"xoxb-{secrets.token_hex(24)}"
            self._store.put("setting", "token", self.app.token)
            self.workspace.keep("app", "uninstalled", value=False)
        self.app.granted = scopes
        self._store.put("setting", "granted", sorted(scopes))
        self._add_bot_user()

    def _may_read(self, authorization: str) -> bool:
        """The app's token, with the scope for it."""
        held = authorization == f"Bearer {self.app.token}"
        return held and "files:read" in self.app.scopes

    def _restore_clock(self) -> None:
        offset = self._store.all("setting").get("offset")
        if offset is not None:
            self.clock.reset()
            self.clock.advance(offset)
        self._stop_saving_clock = self.clock.listen(
            lambda: self._store.put("setting", "offset", self.clock.offset)
        )

    def _add_bot_user(self) -> None:
        name = self.app.manifest.display_name or self.app.manifest.name
        handle = name.lower().replace(" ", "-")
        if self.app.user_id not in self.workspace.users:
            user = User(
                self.app.user_id,
                handle,
                self.app.manifest.name,
                display_name=handle,
                tz="Etc/UTC",
                is_bot=True,
                bot_id=self.app.bot_id,
                updated=int(datetime.now(UTC).timestamp()),
            )
            self.workspace.save_user(user)


async def _index(_: web.Request) -> web.StreamResponse:
    page = _PAGE / "index.html"
    if not page.is_file():
        return web.Response(text="The page is not installed here; the API is.")
    return web.FileResponse(page, headers={**_NO_SNIFF, "Content-Security-Policy": _POLICY})
