"""The pages behind the links in letters, and who stands behind a link."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from aiohttp import web

from blocks.brands import page_style
from blocks.languages import speaking
from blocks.templates import style
from bot.ground import Ground
from bot.mail_parts import public_url, seals
from handlers.dispatcher import Dispatcher, Unavailable
from handlers.interaction import ActorResolver
from handlers.routes import ROUTES
from handlers.services import Services
from handlers.web.answer import AnswerPages
from handlers.web.bounces import BounceDoor
from handlers.web.guard import Guard
from handlers.web.pages import STYLE
from handlers.web.unsubscribe import UnsubscribePages
from invites.people import Actor, CustomerId, Identity, PersonId, Role
from invites.services.answering import Answering
from invites.services.bouncing import Bouncing
from invites.services.unsubscribing import Unsubscribing
from invites.wording.branding import Look
from storage.errors import DatabaseUnavailable
from storage.links import LinkFinder

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
MOST_DIGITS = 6
BUSY = "Usher cannot look this up at the moment. Please try again in a minute."


def web_routes(on: Ground, services: Services, wake: Callable[[], None]) -> list[web.RouteDef]:
    """Nothing while no mail is set up."""
    mail = on.settings.letters
    if mail is None:
        return []
    answering = services.answering
    dispatch = Dispatcher(
        ROUTES,
        replace(services, people=answering.colleagues),
        holders(answering),
        wake,
        down=(DatabaseUnavailable,),
    )
    find = LinkFinder(on.engine)
    guard = Guard(seals(mail), public_url(on.settings))
    pages = AnswerPages(
        find=find,
        dispatch=dispatch,
        answering=answering,
        guard=guard,
        clock=on.clock,
        speaking=speaking,
    )
    secret = mail.secret.get_secret_value().encode()
    bounces = BounceDoor(Bouncing(on.units, find, answering.telling), on.clock, wake, secret)
    off = UnsubscribePages(
        find=find,
        unsubscribing=Unsubscribing(on.units),
        guard=guard,
        clock=on.clock,
        speaking=speaking,
    )
    return [
        web.get("/mail/off/{secret}", patient(off.look)),
        web.post("/mail/off/{secret}", patient(off.press)),
        web.get("/answer/{secret}", patient(pages.look)),
        web.post("/answer/{secret}", patient(pages.press)),
        web.post("/mail/bounces", patient(bounces.take)),
    ]


def holders(answering: Answering) -> ActorResolver:
    """Whoever holds a link acts as the person it was sent to, with no right beyond that."""

    async def holder(identity: Identity) -> Actor:
        customer_id = CustomerId(identity.workspace)
        person = await answering.reader(customer_id, PersonId(identity.user))
        return Actor(customer_id, person.id, Role.GUEST, person.locale)

    return holder


def patient(handler: Handler) -> Handler:
    """A database that is away for a moment is said in words, not as a fault."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except (DatabaseUnavailable, Unavailable):
            return web.Response(text=BUSY, status=503, headers={"Retry-After": "60"})

    return handle


def styled(pages: list[web.RouteDef]) -> list[web.RouteDef]:
    """The pages with the style that they share."""
    return [*pages, web.get(STYLE, _styled)] if pages else []


async def _styled(request: web.Request) -> web.Response:
    """In the colour that the address names, if it is one."""
    look = Look(colour=request.query.get("accent", "")[:MOST_DIGITS])
    text = style("page.css") + page_style(look)
    return web.Response(text=text, content_type="text/css", charset="utf-8")
