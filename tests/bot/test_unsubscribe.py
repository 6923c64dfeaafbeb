"""One click ends letters of a kind; the invitation stays open, and there is a way back."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.post import NORA, lettered
from tests.support.follower import Follower, follower, links
from tests.support.post_office import PostOffice
from tests.support.whole_bot import WholeBot, http

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


@pytest.fixture
async def nora(mailing_bot: WholeBot) -> AsyncIterator[Follower]:
    async with follower(mailing_bot.url) as somebody:
        yield somebody


@pytest.fixture
async def off(mailing_bot: WholeBot, post: PostOffice) -> str:
    letter = await lettered(mailing_bot, post)
    return str(letter.mail["List-Unsubscribe"]).strip(" <>")


async def test_a_mail_program_unsubscribes_with_one_post_and_no_cookie(
    mailing_bot: WholeBot, nora: Follower, off: str, post: PostOffice
) -> None:
    async with (
        http() as session,
        session.post(nora.here(off), data={"List-Unsubscribe": "One-Click"}) as answer,
    ):
        assert answer.status == 200
    answer_link = links(post.to(NORA)[0])[0]

    refused = await mailing_bot.invited_by_mail("lena", NORA, "#spring")
    assert "asked not to be invited" in str(refused["errors"])
    page = await nora.press(answer_link, "invitation.accept")
    assert "You accepted." in page.words


async def test_looking_unsubscribes_nobody(mailing_bot: WholeBot, nora: Follower, off: str) -> None:
    for method in ("GET", "HEAD", "GET"):
        assert (await nora.get(off, method)).status == 200

    assert "No more of these letters" in (await nora.get(off)).words


async def test_there_is_a_way_back(mailing_bot: WholeBot, nora: Follower, off: str) -> None:
    gone = await nora.press(off, "off")
    assert "You get no more letters" in gone.words
    assert (await nora.post(off, {"action": "on"})).status == 403

    back = await nora.press(off, "on")
    assert "No more of these letters" in back.words


async def test_the_link_of_an_answer_unsubscribes_nobody(
    mailing_bot: WholeBot, nora: Follower, off: str, post: PostOffice
) -> None:
    answer = links(post.to(NORA)[0])[0]

    assert (await nora.get(off.rpartition("/")[0] + "/" + answer.rpartition("/")[2])).status == 404
