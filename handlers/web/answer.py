"""The page on which an invitation is answered: `GET` shows, `POST` answers."""

from dataclasses import dataclass, replace

from aiohttp import web

from blocks.actions import ActionId
from blocks.cards.answer import answer_card
from blocks.elements import Actions, Card, FieldErrors, Form, Notice, Reply
from blocks.page import Filled, Setting, card_page, form_page, told_page
from blocks.text import clean
from handlers.dispatcher import Dispatcher
from handlers.interaction import Gesture, Interaction
from handlers.services import Services
from handlers.web.bodies import fields_of
from handlers.web.guard import HEADERS, LARGEST, Guard
from handlers.web.pages import STYLE as CSS
from handlers.web.pages import styled
from invites.invitation import InvitationId
from invites.language import Speaking, _
from invites.links import Link, LinkFinder, LinkPurpose, digest_of
from invites.people import Identity, Person
from invites.ports import Clock
from invites.services.answering import Answering
from invites.wording.branding import Look

PRESSED = frozenset(
    (
        ActionId.INVITATION_ACCEPT,
        ActionId.INVITATION_DECLINE,
        ActionId.INVITATION_LATER,
        ActionId.INVITATION_REFUSE,
        ActionId.INVITATION_ASK_AGAIN,
        ActionId.INVITATION_NOT_ME,
    )
)
"""All that can be done by link; it reaches no further."""


async def show(interaction: Interaction, services: Services) -> Card:
    invitation_id = InvitationId(interaction.value)
    return answer_card(await services.viewing.invitation(interaction.actor, invitation_id))


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at a link that is open."""

    link: Link
    reader: Person
    target: str
    visitor: str
    proof: str
    look: Look

    def gesture(self, fields: Filled | None = None) -> Gesture:
        identity = Identity("email", self.link.customer_id, self.link.person_id)
        return Gesture(identity=identity, value=self.link.subject_id, fields=fields or {})


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPages:
    """`dispatch` resolves whoever holds a link to the person it was sent to."""

    find: LinkFinder
    dispatch: Dispatcher
    answering: Answering
    guard: Guard
    clock: Clock
    speaking: Speaking

    async def look(self, request: web.Request) -> web.Response:
        visit = await self._visit(request)
        if isinstance(visit, web.Response):
            return visit
        with self.speaking(visit.reader.locale, visit.reader.time_zone):
            if request.query.get("to") == "decline":
                reply = await self.dispatch(ActionId.INVITATION_DECLINE, visit.gesture())
            else:
                reply = await self._current(visit)
            return self._page(reply, visit)

    async def press(self, request: web.Request) -> web.Response:
        visit = await self._visit(request)
        if isinstance(visit, web.Response):
            return visit
        fields = await fields_of(request, LARGEST)
        action = next(iter(fields.get("action", ())), "")
        proof = next(iter(fields.get("guard", ())), "")
        with self.speaking(visit.reader.locale, visit.reader.time_zone):
            if not self.guard.allows(request, proof, request.match_info["secret"]):
                return self._page(await self._current(visit), visit, _try_again(), 403)
            if action not in PRESSED:
                return self._page(await self._current(visit), visit)
            reply = await self.dispatch(action, visit.gesture(fields))
            if isinstance(reply, Notice) and action == ActionId.INVITATION_NOT_ME:
                return self._told(reply, visit)
            return await self._answered(reply, visit, fields)

    async def _answered(self, reply: Reply, visit: Visit, fields: Filled) -> web.Response:
        """What was done is looked at anew, so that reloading the page does nothing twice."""
        if isinstance(reply, FieldErrors):
            form = await self.dispatch(ActionId.INVITATION_DECLINE, visit.gesture())
            if isinstance(form, Form):
                setting = self._setting(visit, filled=fields, errors=dict(reply.errors))
                return self.guard.page(form_page(form, setting), 422, visit.visitor)
        if isinstance(reply, Form | Notice):
            return self._page(reply, visit)
        return web.Response(status=303, headers={**HEADERS, "Location": visit.target})

    async def _current(self, visit: Visit) -> Reply:
        return await self.dispatch.reply("invitation.show", show, visit.gesture())

    def _told(self, notice: Notice, visit: Visit) -> web.Response:
        """The last that this link shows."""
        html = told_page(_("This link is closed"), (notice.text,), self._setting(visit))
        return self.guard.page(html, 200, visit.visitor)

    def _page(
        self, reply: Reply, visit: Visit, problem: str = "", status: int = 200
    ) -> web.Response:
        setting = self._setting(visit, errors={"": problem} if problem else {})
        match reply:
            case Card():
                html = card_page(reply, setting if _asks(reply) else replace(setting, foot=""))
            case Form():
                html = form_page(reply, setting)
            case Notice(text):
                html = told_page(_("Your invitation"), (text,), setting, _("To the invitation"))
            case _:
                html = told_page(_("Your invitation"), (), setting, _("To the invitation"))
        return self.guard.page(html, status, visit.visitor)

    def _setting(
        self, visit: Visit, filled: Filled | None = None, errors: dict[str, str] | None = None
    ) -> Setting:
        return Setting(
            css=styled(visit.look),
            brand=clean(visit.look.name),
            target=visit.target,
            guard=visit.proof,
            actions=PRESSED,
            filled=filled or {},
            errors=errors or {},
            foot=_("Usher asks before it invites. Nothing happens until you press a button."),
        )

    async def _visit(self, request: web.Request) -> Visit | web.Response:
        secret = request.match_info["secret"]
        link = await self.find.find(digest_of(secret))
        now = self.clock.now()
        if link is None or link.purpose is not LinkPurpose.ANSWER or now >= link.expires_at:
            return nowhere(self.guard)
        reader = await self.answering.reader(link.customer_id, link.person_id)
        if not link.open_at(now):
            with self.speaking(reader.locale):
                return closed(self.guard)
        visitor = self.guard.visitor(request)
        target = f"/answer/{secret}"
        look = await self.answering.look(link.customer_id)
        return Visit(link, reader, target, visitor, self.guard.proof(visitor, secret), look)


def _asks(card: Card) -> bool:
    """Whether anything is left to press."""
    return any(isinstance(element, Actions) for element in card.body)


def nowhere(guard: Guard) -> web.Response:
    """The same for every link that we do not know, or do not know any more."""
    told = _("This link is not valid, or not any more.")
    advice = _("Open the newest letter about it, or ask whoever invited you.")
    setting = Setting(css=CSS)
    return guard.page(told_page(_("Nothing here"), (told, advice), setting), 404)


def closed(guard: Guard) -> web.Response:
    told = _("This link is closed. If a newer letter reached you, use the link in that one.")
    return guard.page(told_page(_("This link is closed"), (told,), Setting(css=CSS)), 410)


def _try_again() -> str:
    return _("Your browser did not prove that you pressed this here. Allow cookies and try again.")
