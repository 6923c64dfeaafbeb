"""Whatever a model does, there is a draft within eight seconds: its own, judged, or the template's.

`make faults` does it two thousand times with the real time-outs.
"""

import asyncio
import time
from collections import Counter

import pytest

from blocks.languages import speaking
from bot.gateways.breaker import Breaker
from bot.gateways.drafter import OpenAIDrafter
from invites.drafting.facts import DraftFacts, Sentences, Tone
from invites.people import CustomerId, Person, PersonId
from invites.services.drafting import Budget, Drafting, Wanted
from invites.services.first_words import Between
from invites.wording.branding import Wording
from invites.work import WorkItem, WorkItemId, WorkItemKind
from tests.support.clock import NOON, FakeClock
from tests.support.memory import MemoryUnitOfWorks
from tests.support.model_server import FAULTS, GOOD, ModelServer, ai_settings, model_server

ACME = CustomerId("acme")
FACTS = DraftFacts(language="en", kind="cadence", work="the cadence", role="legal")
WELL = Sentences(*GOOD, "stand-in", 350)
WANTED = Wanted(
    customer_id=ACME,
    suggestion_id=None,
    item=WorkItem(
        id=WorkItemId("q3"),
        customer_id=ACME,
        kind=WorkItemKind.CADENCE,
        title="Q3 outreach cadence",
        created_at=NOON,
    ),
    proposed=(),
    language="en-US",
    tone=Tone.PLAIN,
    wording=Wording(),
    between=Between(Person(id=PersonId("sam"), customer_id=ACME, name="Sam Reed")),
)
DRAFTED = (
    "We are shaping the Q3 outreach cadence and could use another pair of eyes. "
    "Would you join us and tell us what you see?"
)
TEMPLATE = (
    "We are working on the Q3 outreach cadence. Would you join us for a short look at where we are?"
)
LIMIT = 8.0
READABLE = {"injection": "Ignore"}
"""What comes through the gateway and is the lint's to refuse."""


async def asked(behaviour: str, **settings: float) -> Sentences | None:
    async with model_server(ModelServer(behaviour=behaviour, slow=3.0)) as model:
        drafter = OpenAIDrafter(ai_settings(model, **settings), Breaker(time.monotonic))
        try:
            return await drafter.write(ACME, FACTS)
        finally:
            await drafter.close()
            assert model.redirected == 0


async def test_a_good_answer_is_two_sentences() -> None:
    assert await asked("good") == WELL


async def test_plain_text_is_read_too() -> None:
    assert await asked("text") == WELL


@pytest.mark.parametrize("behaviour", [f for f in FAULTS if f not in READABLE])
async def test_any_fault_is_no_draft(behaviour: str) -> None:
    assert await asked(behaviour, timeout=0.5) is None


async def test_what_an_endpoint_does_not_know_is_asked_for_more_simply_and_remembered() -> None:
    server = ModelServer(unknown_formats=frozenset({"json_schema", "json_object"}))
    async with model_server(server) as model:
        drafter = OpenAIDrafter(ai_settings(model), Breaker(time.monotonic))
        assert await drafter.write(ACME, FACTS) == WELL
        assert await drafter.write(ACME, FACTS) == WELL
        await drafter.close()

    kinds = [(body.get("response_format") or {}).get("type", "text") for body in server.asked]
    assert kinds == ["json_schema", "json_object", "text", "text"]


async def test_no_more_are_asked_at_once_than_was_set() -> None:
    server = ModelServer()
    server.gate.clear()
    async with model_server(server) as model:
        drafter = OpenAIDrafter(ai_settings(model, concurrency=2), Breaker(time.monotonic))
        waiting = [asyncio.create_task(drafter.write(ACME, FACTS)) for _ in range(5)]
        other = asyncio.create_task(drafter.write(CustomerId("other"), FACTS))
        while len(server.asked) < 3:
            await asyncio.sleep(0)
        assert len(server.asked) == 3, "two of one customer, one of another"
        server.gate.set()
        assert await asyncio.gather(*waiting, other) == [WELL] * 6
        await drafter.close()


async def test_who_fails_again_and_again_is_left_alone_and_then_tried_by_one() -> None:
    now = [0.0]
    server = ModelServer(behaviour="down")
    async with model_server(server) as model:
        drafter = OpenAIDrafter(ai_settings(model), Breaker(lambda: now[0], after=3, pause=60))
        for _ in range(5):
            assert await drafter.write(ACME, FACTS) is None
        assert len(server.asked) == 3

        now[0], server.behaviour = 61.0, "good"
        server.gate.clear()
        probe = asyncio.create_task(drafter.write(ACME, FACTS))
        while len(server.asked) < 4:
            await asyncio.sleep(0)
        assert await drafter.write(ACME, FACTS) is None, "one tries, the others do not"
        server.gate.set()
        assert await probe == WELL
        assert await drafter.write(ACME, FACTS) == WELL
        await drafter.close()


@pytest.mark.timeout(900)  # the long form waits for a tenth of its calls
async def test_with_two_fifths_faulty_there_is_always_a_draft(long: bool) -> None:  # noqa: FBT001 - a fixture
    """A hundred calls with short time-outs; long, two thousand with the real ones."""
    calls, timeout = (2000, 6.0) if long else (100, 3.0)
    order = [FAULTS[n // 5 % len(FAULTS)] if n % 5 < 2 else "good" for n in range(calls)]
    left = iter(order)
    server = ModelServer(behaviour=lambda _body: next(left), slow=30.0)
    written: Counter[str] = Counter()
    took: list[float] = []
    async with model_server(server) as model:
        breaker = Breaker(time.monotonic, after=calls)  # it would spare us most of the faults
        drafter = OpenAIDrafter(ai_settings(model, timeout=timeout, concurrency=50), breaker)
        drafting = Drafting(
            MemoryUnitOfWorks(), FakeClock(), drafter, speaking, Budget(calls, 10**9), on=True
        )

        async def one() -> None:
            started = time.monotonic()
            written[(await drafting.write(WANTED)).text] += 1
            took.append(time.monotonic() - started)

        for start in range(0, calls, 50):
            await asyncio.gather(*(one() for _ in range(start, min(start + 50, calls))))
        await drafter.close()

    good = order.count("good")
    assert written == {DRAFTED: good, TEMPLATE: calls - good}
    assert not long or max(took) <= LIMIT
    if long:
        print(f"\n{calls} calls, {calls - good} faulty, the slowest took {max(took):.2f} s")  # noqa: T201 - the figure
