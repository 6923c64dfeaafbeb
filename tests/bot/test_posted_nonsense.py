"""Whatever a stranger posts to a page gets a clear answer, changes nothing and is not logged."""

import asyncio
import gzip

import aiohttp
import pytest
from aiohttp import web

from bot.server import create_app, listen
from handlers.web.bodies import body_of
from tests.bot.post import lettered
from tests.support.follower import links
from tests.support.post_office import PostOffice
from tests.support.whole_bot import WholeBot, http

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

FORM = "application/x-www-form-urlencoded"
PART = b'--x\r\nContent-Disposition: form-data; name="action"\r\nContent-Type: text/plain; '
NONSENSE = [
    (b"action=invitation.accept&x=\xff\xfe", {"Content-Type": FORM}, 403),
    (b"action=invitation.accept", {"Content-Type": f"{FORM}; charset=nonsense"}, 403),
    (b"action=invitation.accept", {"Content-Type": f"{FORM}; charset=hex"}, 403),
    (b"guard=%00%ED%A0%80&action=%00", {"Content-Type": FORM}, 403),
    (b"&".join([b"a=b"] * 500), {"Content-Type": FORM}, 400),
    (PART + b"charset=nope\r\n\r\nx\r\n--x--\r\n", {"Content-Type": "multipart/form-data"}, 403),
    (b"--x\r\n\r\n", {"Content-Type": "multipart/form-data; boundary=x"}, 403),
    (b"{}", {"Content-Type": "application/json"}, 403),
    (gzip.compress(b"a=b"), {"Content-Type": FORM, "Content-Encoding": "gzip"}, 415),
    (b"a=" + b"x" * 20_000, {"Content-Type": FORM}, 413),
]


async def test_what_is_no_form_of_ours_is_answered_plainly(
    mailing_bot: WholeBot, post: PostOffice
) -> None:
    letter = await lettered(mailing_bot, post)
    here = mailing_bot.url.removesuffix("/slack/events")
    answer, off = (
        links(letter, kind)[0].replace("http://127.0.0.1", here, 1)
        for kind in ("answer", "mail/off")
    )
    found = []
    async with http() as session:
        for body, headers, _ in NONSENSE:
            found.append(await _status(session, answer, body, headers))
            # Of a mail program's click nothing is expected but that it comes.
            assert await _status(session, off, body, headers) in (200, 400, 413, 415)
            assert await _status(session, f"{here}/mail/bounces", body, headers) in (401, 415)
    await mailing_bot.settle()

    assert found == [status for _, _, status in NONSENSE]
    assert mailing_bot.has("sam", "It is waiting for Nora's answer")


async def _status(
    session: aiohttp.ClientSession, url: str, body: bytes, headers: dict[str, str]
) -> int:
    async with session.post(url, data=body, headers=headers) as answer:
        assert "Traceback" not in await answer.text()
        return answer.status


async def test_a_body_that_never_comes_is_given_up(bot: WholeBot) -> None:
    async def take(request: web.Request) -> web.Response:
        return web.Response(body=await body_of(request, 1000, seconds=0.2))

    pages = [web.post("/take", take)]
    runner, port = await listen(create_app(None, bot.usher.system, pages), "127.0.0.1", 0)
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /take HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        line = await asyncio.wait_for(reader.readline(), 10)
        writer.close()
        await writer.wait_closed()
    finally:
        await runner.cleanup()

    assert b" 408 " in line
