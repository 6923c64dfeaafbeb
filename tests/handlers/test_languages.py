"""Whoever presses is answered in their own language, whatever the answer is."""

import logging
from collections.abc import Mapping
from typing import Any, cast

import pytest

from blocks.actions import ActionId
from blocks.elements import Done, Notice, Reply
from handlers.dispatcher import Dispatcher
from handlers.interaction import Gesture, Handler, Interaction
from handlers.services import Services
from invites.errors import ConcurrentUpdate, NotYetSent
from invites.language import locale
from invites.people import Actor, CustomerId, Identity, PersonId

LENA = Gesture(identity=Identity("slack", "T1", "U1LENA"))
SPOKEN = ActionId.HELP_SHOW


async def lena(identity: Identity) -> Actor:
    return Actor(CustomerId("c"), PersonId("lena"), locale="de-DE")


def answering(handle: Handler) -> Dispatcher:
    routes: Mapping[ActionId, Handler] = {SPOKEN: handle}
    return Dispatcher(routes, cast("Services", None), lena, after=lambda: None)


async def test_a_handler_speaks_the_language_of_whoever_pressed() -> None:
    async def handle(interaction: Interaction, services: Services) -> Reply:
        return Notice(locale())

    assert cast("Notice", await answering(handle)(SPOKEN, LENA)).text == "de"


async def test_after_the_answer_nobody_is_spoken_to() -> None:
    async def handle(interaction: Interaction, services: Services) -> Reply:
        return Done()

    await answering(handle)(SPOKEN, LENA)
    assert locale() == "en"


async def test_whoever_lost_a_race_is_still_spoken_to_in_their_language() -> None:
    heard: list[str] = []

    async def handle(interaction: Interaction, services: Services) -> Reply:
        heard.append(locale())
        if len(heard) < 3:
            raise ConcurrentUpdate
        return Done()

    await answering(handle)(SPOKEN, LENA)
    assert heard == ["de", "de", "de"]
    assert locale() == "en"


@pytest.mark.parametrize("error", [NotYetSent(), ValueError("a bug")])
async def test_refusals_and_faults_are_said_in_it_too(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    async def handle(interaction: Interaction, services: Services) -> Reply:
        raise error

    caplog.set_level(logging.CRITICAL, "handlers.dispatcher")
    told = await answering(handle)(SPOKEN, LENA)
    assert cast("Any", told).close_label == "Schließen"
