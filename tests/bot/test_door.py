"""What comes to the door and is not what it should be: a plain status, nothing stored, no trace."""

import asyncio
import io
import json
import random
import time
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import aiohttp
import pytest
from yarl import URL

from bot.server import create_app, listen
from bot.settings import SlackSettings
from bot.slack_door import SlackDoor
from bot.slack_parts import bolt_app, slack_client
from bot.slack_route import SlackRoute
from bot.tokens import FixedToken
from bot.traffic import Traffic
from playground.delivery import signed_headers
from playground.outgoing import envelope
from playground.records import Json
from tests.support.whole_bot import WholeBot, http, settings_for

# What happens before the database needs one database only.
pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with http() as opened:
        yield opened


def posted(bot: WholeBot, text: str = "Hello") -> Json:
    """A message event as Slack sends it, which nobody has sent yet."""
    channel = bot.driver.place("", "#q3-outreach")
    event = {
        "type": "message",
        "user": bot.driver.person("sam").id,
        "text": text,
        "ts": f"{bot.now.timestamp():.6f}",
        "channel": channel.id,
        "channel_type": "channel",
    }
    return envelope(bot.playground.app, event, bot.now.timestamp())


def signed(bot: WholeBot, body: bytes, content_type: str = JSON, shift: int = 0) -> dict[str, str]:
    stamp = int(bot.now.timestamp()) + shift
    headers = signed_headers(bot.playground.signing_secret, stamp, body)
    return {**headers, "Content-Type": content_type}


async def send(
    session: aiohttp.ClientSession, bot: WholeBot, body: bytes, headers: dict[str, str]
) -> tuple[int, str]:
    async with session.post(bot.url, data=body, headers=headers) as answer:
        return answer.status, await answer.text()


@pytest.mark.parametrize(
    "change",
    [
        {"X-Slack-Signature": None},
        {"X-Slack-Request-Timestamp": None},
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": "v1=" + "0" * 64},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=é"},
        {"X-Slack-Request-Timestamp": "junk"},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "9" * 400},
        {"X-Slack-Request-Timestamp": "1e9"},
        {"X-Slack-Request-Timestamp": "٣"},
    ],
    ids=str,
)
async def test_a_bad_signature_is_401_with_an_empty_body_and_nothing_stored(
    bot: WholeBot, session: aiohttp.ClientSession, change: dict[str, str | None]
) -> None:
    before = await bot.activities()
    body = json.dumps(posted(bot)).encode()
    changed = {**signed(bot, body), **change}
    headers = {k: v for k, v in changed.items() if v is not None}

    assert await send(session, bot, body, headers) == (401, "")

    assert await bot.activities() == before


@pytest.mark.parametrize(
    ("shift", "status"), [(-305, 401), (305, 401), (-290, 200), (290, 200), (10**9, 401)]
)
async def test_a_signature_lives_five_minutes_in_both_directions(
    bot: WholeBot, session: aiohttp.ClientSession, shift: int, status: int
) -> None:
    body = json.dumps(posted(bot)).encode()

    assert (await send(session, bot, body, signed(bot, body, shift=shift)))[0] == status


async def test_one_changed_byte_breaks_the_signature(
    bot: WholeBot, session: aiohttp.ClientSession
) -> None:
    body = json.dumps(posted(bot)).encode()

    status, _ = await send(session, bot, body + b" ", signed(bot, body))

    assert status == 401


async def test_during_a_rotation_both_secrets_count(bot: WholeBot) -> None:
    settings = SlackSettings.model_validate({"bot_token": "t", "signing_secret": "new, old"})

    assert settings.signing_secrets == ("new", "old")


async def test_two_thousand_bodies_of_junk_leave_no_trace(
    bot: WholeBot, session: aiohttp.ClientSession
) -> None:
    """Signed ones too: whoever holds the secret may still send nonsense."""
    chance = random.Random(7)  # noqa: S311 - a fixed series of junk
    before = await bot.activities()
    for start in range(0, 2000, 40):
        batch = [_junk(chance, posted(bot)) for _ in range(40)]
        answers = await asyncio.gather(
            *(
                send(session, bot, body, signed(bot, body, kind) if n % 4 else {})
                for n, (body, kind) in enumerate(batch, start)
            )
        )
        assert {status for status, _ in answers} <= {200, 400, 401, 404}, answers
    assert await bot.activities() == before


def _junk(chance: random.Random, good: Json) -> tuple[bytes, str]:
    """Random bytes, JSON of any shape, and events with one part made strange."""
    strange: list[object] = [None, 7, -1.5, True, "", "x" * 300, [], {}, [[]], {"a": {}}, "\x00"]
    match chance.randrange(4):
        case 0:
            return chance.randbytes(chance.randrange(1, 300)), chance.choice((JSON, FORM))
        case 1:
            value = {chance.choice(("type", "event", "payload")): chance.choice(strange)}
            return json.dumps(chance.choice((value, *strange))).encode(), JSON
        case 2:
            key = chance.choice(sorted(good["event"].keys() - {"text"}))
            worse = {**good["event"], key: chance.choice(strange[:6]), "subtype": "odd"}
            return json.dumps({**good, "event": worse}).encode(), JSON
        case _:
            payload: Json = {"type": chance.choice(("block_actions", "view_submission", "x", None))}
            payload |= {chance.choice(("user", "view", "actions", "team")): chance.choice(strange)}
            return urlencode({"payload": json.dumps(payload)}).encode(), FORM


async def test_five_megabytes_are_too_much(bot: WholeBot, session: aiohttp.ClientSession) -> None:
    body = b"x" * (5 * 1024 * 1024)

    async with session.post(bot.url, data=io.BytesIO(body), headers=signed(bot, body)) as answer:
        assert answer.status == 413


async def test_five_megabytes_without_a_length_are_too_much(
    bot: WholeBot, session: aiohttp.ClientSession
) -> None:
    async def drip() -> AsyncIterator[bytes]:
        for _ in range(80):
            yield b"x" * 65536

    try:
        async with session.post(bot.url, data=drip(), headers=signed(bot, b"")) as answer:
            assert answer.status == 413
    except aiohttp.ClientError:
        pass  # cut off while still sending


async def test_a_body_that_comes_too_slowly_is_408(bot: WholeBot) -> None:
    slack = settings_for(bot.playground, bot.database_url).slack
    assert slack is not None
    async with http() as session:
        bolt = bolt_app(FixedToken("xoxb-1"), slack_client(slack, session))
        door = SlackDoor(
            slack.signing_secrets,
            bolt,
            bot.usher.ingest,
            bot.playground.clock,
            patience=2.5,
            traffic=Traffic(),
        )
        route = SlackRoute(door, body_seconds=0.2)
        runner, port = await listen(create_app(route, bot.usher.system), "127.0.0.1", 0)
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
            started = time.monotonic()
            line = await asyncio.wait_for(reader.readline(), 3)
            assert b" 408 " in line
            assert time.monotonic() - started < 2
            writer.close()
            await writer.wait_closed()
        finally:
            await runner.cleanup()


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"<xml/>", "text/xml", 400),
        (b"{}", "application/octet-stream", 400),
        (b"", JSON, 400),
        (b"[" * 200_000, JSON, 400),
        (b'{"a":' * 100_000, JSON, 400),
        (b"[]", JSON, 400),
        (b"payload=%7B", FORM, 400),
        (b"payload=[]", FORM, 400),
        (b"a=b", FORM, 400),
        (b"command=/usher", FORM, 400),
        (b"\xff\xfe", FORM, 400),
        (b"&".join([b"a=b"] * 500), FORM, 400),
        (b'{"type":"event_callback"}', JSON, 200),
        (b'{"type":"url_verification","challenge":"abc"}', JSON, 200),
    ],
    ids=lambda value: repr(value)[:40],
)
async def test_signed_nonsense_gets_a_clear_status(
    bot: WholeBot, session: aiohttp.ClientSession, body: bytes, content_type: str, status: int
) -> None:
    answer = await send(session, bot, body, signed(bot, body, content_type))

    assert answer[0] == status
    assert "Traceback" not in answer[1]


async def test_only_posts_are_taken(bot: WholeBot, session: aiohttp.ClientSession) -> None:
    async with session.get(bot.url) as answer:
        assert answer.status == 405


async def test_no_answer_names_the_server(bot: WholeBot, session: aiohttp.ClientSession) -> None:
    async with session.post(bot.url, data=b"") as answer:
        assert "Server" not in answer.headers
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert await answer.read() == b""


@pytest.mark.parametrize(
    ("line", "more", "stays"),
    [
        (b"HTTP/1.1", b"", True),
        (b"HTTP/1.1", b"Connection: close\r\n", False),
        (b"HTTP/1.0", b"", False),
        (b"HTTP/1.0", b"Connection: keep-alive\r\n", False),
    ],
)
async def test_a_connection_stays_open_for_whoever_wants_it(
    bot: WholeBot, line: bytes, more: bytes, *, stays: bool
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", URL(bot.url).port)
    writer.write(
        b"POST /slack/events " + line + b"\r\nHost: x\r\nContent-Length: 0\r\n" + more + b"\r\n"
    )
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 401 Unauthorized\r\n")
    assert (b"Connection: close" in head) is not stays
    writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
    again = await asyncio.wait_for(reader.read(1000), 3)
    assert again.startswith(b"HTTP/1.1 200 OK") if stays else again == b""
    writer.close()


async def test_the_watchers_pages_answer(bot: WholeBot, session: aiohttp.ClientSession) -> None:
    for page in ("/healthz", "/readyz"):
        async with session.get(bot.url.replace("/slack/events", page)) as answer:
            assert answer.status == 200
            assert (await answer.json())["ok"] is True


async def test_an_unknown_workspace_is_a_customer_of_its_own(
    bot: WholeBot, session: aiohttp.ClientSession
) -> None:
    before = await bot.activities()
    elsewhere = {**posted(bot), "team_id": "T0ELSEWHERE"}
    body = json.dumps(elsewhere).encode()

    status, _ = await send(session, bot, body, signed(bot, body))
    await bot.settle()

    assert status == 200
    assert await bot.activities() == before


async def test_a_press_from_another_workspace_finds_nothing(bot: WholeBot) -> None:
    invitation = bot.fresh(await bot.asked())
    channel = bot.playground.workspace.channels[invitation["channel"]]
    payload = bot.pressed("sarah", invitation, channel, "invitation.accept")
    elsewhere = {"id": "T0ELSEWHERE", "domain": "elsewhere"}

    await bot.interact({**payload, "team": elsewhere})
    await bot.settle()

    assert "sarah" not in bot.driver.members("#q3-outreach")
    assert "That is not here, or not yours to see." in bot.read("sarah")
