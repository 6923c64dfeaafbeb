"""The way in: resolve who it is, run the handler, put every refusal into words, once."""

import logging
import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from blocks.actions import ActionId
from blocks.cards.refusals import fault, refusal
from blocks.elements import Reply
from blocks.languages import speaking
from handlers.interaction import ActorResolver, Gesture, Handler, Interaction, Routes
from handlers.services import Services
from invites.errors import ConcurrentUpdate, InviteError, NotFound

logger = logging.getLogger(__name__)

TRIES = 5
KNOWN = frozenset(action.value for action in ActionId)


class Unavailable(Exception):
    """Nothing can be stored at the moment: the platform shall hear that it did not arrive."""


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """`after` is called when something may have been put into the outbox.

    `down` are the errors of the store that mean "not reachable", not a bug.
    """

    routes: Routes
    services: Services
    resolve_actor: ActorResolver
    after: Callable[[], None]
    down: tuple[type[Exception], ...] = ()

    async def __call__(self, action: str, gesture: Gesture) -> Reply:
        name = action if action in KNOWN else "unknown"
        return await self.reply(name, self._route(action), gesture)

    async def reply(self, name: str, handle: Handler, gesture: Gesture) -> Reply:
        """The reply in the language of whoever it is, refusals and faults too.

        `name` is for the log: of an action, or of what people only look at.
        """
        with ExitStack() as spoken:
            return await self._answer(name, handle, gesture, spoken)

    async def _answer(
        self, name: str, handle: Handler, gesture: Gesture, spoken: ExitStack
    ) -> Reply:
        try:
            return await self._run(handle, gesture, spoken)
        except InviteError as error:
            logger.info("refused", extra={"action": name, "code": error.code})
            return refusal(error)
        except self.down as error:
            logger.warning("store unavailable", extra={"action": name})
            raise Unavailable from error
        except Exception:
            reference = secrets.token_hex(4)
            logger.exception("failed", extra={"action": name, "reference": reference})
            return fault(reference)
        finally:
            self.after()

    def _route(self, action: str) -> Handler:
        return self.routes.get(ActionId(action), _nowhere) if action in KNOWN else _nowhere

    async def _run(self, handle: Handler, gesture: Gesture, spoken: ExitStack) -> Reply:
        """Whoever loses a race reads again and answers with the truth."""
        for _ in range(TRIES - 1):
            try:
                return await self._once(handle, gesture, spoken)
            except ConcurrentUpdate:
                continue
        return await self._once(handle, gesture, spoken)

    async def _once(self, handle: Handler, gesture: Gesture, spoken: ExitStack) -> Reply:
        actor = await self.resolve_actor(gesture.identity)
        spoken.enter_context(speaking(actor.locale, actor.time_zone))
        return await handle(Interaction(actor, gesture), self.services)


async def _nowhere(interaction: Interaction, services: Services) -> Reply:
    raise NotFound
