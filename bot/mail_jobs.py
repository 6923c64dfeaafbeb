"""Mail's recurring work: look for letters that came back, forget links that lead nowhere."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.bounce_box import BounceBox
from bot.ground import Ground
from invites.ports import Clock
from invites.services.bouncing import Bouncing
from invites.services.telling import Telling
from storage.links import LinkFinder

logger = logging.getLogger(__name__)

LINKS_KEPT = timedelta(days=30)
"""After they expired: until then a report may still come in."""


@dataclass(frozen=True, slots=True)
class MailJobs:
    bouncing: Bouncing
    links: LinkFinder
    clock: Clock
    after: Callable[[], None]
    box: BounceBox | None = None

    async def read_bounces(self) -> None:
        if self.box is None:
            return
        try:
            reports = await asyncio.to_thread(self.box.new)
        except OSError as error:
            logger.warning("mailbox unreadable", extra={"code": type(error).__name__})
            return
        if reports:
            taken = await self.bouncing.take_all(reports)
            logger.info("letters came back", extra={"count": taken.total()})
            self.after()

    async def forget_links(self) -> None:
        await self.links.forget(self.clock.now() - LINKS_KEPT)


def mail_jobs(on: Ground, telling: Telling, wake: Callable[[], None]) -> MailJobs:
    find = LinkFinder(on.engine)
    mail = on.settings.letters
    box = BounceBox(Path(mail.mailbox)) if mail and mail.mailbox else None
    return MailJobs(Bouncing(on.units, find, telling), find, on.clock, wake, box)
