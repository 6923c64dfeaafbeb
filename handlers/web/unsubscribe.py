"""The end of letters of one kind: one click of a mail program, or a page with one button."""

from dataclasses import dataclass

from aiohttp import web

from blocks.cards.effective import KINDS
from blocks.page import Setting, asking_page
from handlers.web.answer import nowhere
from handlers.web.bodies import fields_of
from handlers.web.guard import LARGEST, Guard
from handlers.web.pages import STYLE as CSS
from invites.language import Speaking, _
from invites.links import Link, LinkFinder, LinkPurpose, digest_of
from invites.ports import Clock
from invites.services.unsubscribing import Subscription, Unsubscribing

OFF, ON = "off", "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsubscribePages:
    find: LinkFinder
    unsubscribing: Unsubscribing
    guard: Guard
    clock: Clock
    speaking: Speaking

    async def look(self, request: web.Request) -> web.Response:
        link = await self._link(request)
        if link is None:
            return nowhere(self.guard)
        return self._page(request, await self.unsubscribing.look(link))

    async def press(self, request: web.Request) -> web.Response:
        """RFC 8058: a mail program posts with no cookie; only coming back needs our own page."""
        link = await self._link(request)
        if link is None:
            return nowhere(self.guard)
        fields = await fields_of(request, LARGEST)
        proof = next(iter(fields.get("guard", ())), "")
        if fields.get("action") != (ON,):
            return self._page(request, await self.unsubscribing.switch(link, on=False))
        if not self.guard.allows(request, proof, request.match_info["secret"]):
            return self._page(request, await self.unsubscribing.look(link), 403)
        return self._page(request, await self.unsubscribing.switch(link, on=True))

    async def _link(self, request: web.Request) -> Link | None:
        found = await self.find.find(digest_of(request.match_info["secret"]))
        if found is None or found.purpose is not LinkPurpose.UNSUBSCRIBE:
            return None
        return found if found.open_at(self.clock.now()) else None

    def _page(self, request: web.Request, now: Subscription, status: int = 200) -> web.Response:
        secret = request.match_info["secret"]
        visitor = self.guard.visitor(request)
        setting = Setting(
            css=CSS, target=f"/mail/off/{secret}", guard=self.guard.proof(visitor, secret)
        )
        with self.speaking(now.reader.locale):
            kind = _(KINDS[now.kind])
            if now.on:
                title = _("Letters: {kind}").format(kind=kind)
                told = _("They go to {address}.").format(address=now.reader.email)
                html = asking_page(title, (told,), (OFF, _("No more of these letters")), setting)
            else:
                title = _("You get no more letters: {kind}").format(kind=kind)
                told = _("What you were asked already stays open. You can change your mind.")
                html = asking_page(title, (told,), (ON, _("Send them again")), setting)
        return self.guard.page(html, status, visitor)
