"""The page behind the links of a letter: looking changes nothing, pressing answers."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from tests.bot.post import NORA, lettered
from tests.support.follower import Follower, follower, links
from tests.support.post_office import PostOffice
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


@pytest.fixture
def bot(mailing_bot: WholeBot) -> WholeBot:
    return mailing_bot


@pytest.fixture
async def nora(bot: WholeBot) -> AsyncIterator[Follower]:
    async with follower(bot.url) as somebody:
        yield somebody


@pytest.fixture
async def link(bot: WholeBot, post: PostOffice) -> str:
    return links(await lettered(bot, post))[0]


async def test_looking_shows_who_asks_and_to_what(nora: Follower, link: str) -> None:
    page = await nora.get(link)

    assert page.status == 200
    assert "Sam Reed would like you to join the Q3 outreach cadence" in page.words
    assert "This invitation is for Nora Lind." in page.words
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "<script" not in page.html


async def test_looking_changes_nothing(bot: WholeBot, nora: Follower, link: str) -> None:
    for _ in range(3):
        for to in ("", "?to=decline", "?to=later"):
            assert (await nora.get(link + to)).status == 200
            assert (await nora.get(link + to, "HEAD")).status == 200
    await bot.settle()

    assert not bot.has("sam", "Nora Lind accepted")
    assert not bot.has("sam", "declined")
    assert bot.has("sam", "It is waiting for Nora's answer")


async def test_accepting_tells_the_inviter_and_shows_where_it_is(
    bot: WholeBot, nora: Follower, link: str
) -> None:
    page = await nora.press(link, "invitation.accept")
    await bot.settle()

    assert "You accepted." in page.words
    assert "until you press a button" not in page.words
    assert "slack.com/app_redirect" in page.html
    assert bot.has("sam", "Nora Lind accepted your invitation")
    assert bot.has("sam", "has no account in this workspace")


async def test_declining_asks_for_a_reason(bot: WholeBot, nora: Follower, link: str) -> None:
    form = await nora.press(link, "invitation.decline")
    assert "I am the wrong person" in form.words

    page = await nora.press(
        link, "invitation.refuse", reason="wrong_person", referred="lena@northwind.example"
    )
    await bot.settle()

    assert "You declined." in page.words
    assert bot.has("sam", "Nora thinks Lena Fischer is the right person.")


async def test_a_colleague_nobody_knows_is_said_under_the_field(
    bot: WholeBot, nora: Follower, link: str
) -> None:
    page = await nora.press(
        link, "invitation.refuse", reason="wrong_person", referred="nobody@elsewhere.example"
    )

    assert page.status == 422
    assert "No colleague has the address nobody@elsewhere.example." in page.words
    assert 'value="nobody@elsewhere.example"' in page.html
    assert 'value="wrong_person" checked' in page.html
    await bot.settle()
    assert not bot.has("sam", "declined")


async def test_later_asks_again_on_another_day(
    bot: WholeBot, nora: Follower, link: str, post: PostOffice
) -> None:
    page = await nora.press(link, "invitation.later")
    assert "You will be asked again" in page.words

    await bot.pass_time(days=1)
    assert len(post.to(NORA)) == 2
    assert post.to(NORA)[-1].mail["Subject"].startswith("Still open: ")


async def test_nobody_presses_from_another_page(bot: WholeBot, nora: Follower, link: str) -> None:
    page = await nora.get(link)
    good = {"guard": page.guard, "action": "invitation.accept"}
    forged = [
        await nora.post(link, good, {"Sec-Fetch-Site": "cross-site"}),
        await nora.post(link, good, {"Origin": "https://evil.example"}),
        await nora.post(link, {**good, "guard": "guessed"}),
        await nora.post(link, {"action": "invitation.accept"}),
    ]
    async with follower(bot.url) as other:  # the proof of one browser is no good in another
        forged.append(await other.post(link, good))
    await bot.settle()

    assert [page.status for page in forged] == [403] * 5
    assert not bot.has("sam", "Nora Lind accepted")


async def test_no_link_reaches_further_than_its_invitation(
    bot: WholeBot, nora: Follower, link: str
) -> None:
    page = await nora.press(link, "invitation.revoke")
    await nora.press(link, "preferences.save")
    await bot.settle()

    assert "Accept" in page.words
    assert bot.has("sam", "It is waiting for Nora's answer")


async def test_what_nobody_knows_always_reads_the_same(
    bot: WholeBot, nora: Follower, link: str, post: PostOffice
) -> None:
    unsubscribe = links(post.to(NORA)[0], "mail/off")[0]
    other = link.rpartition("/")[0]
    unknown = [
        await nora.get(f"{other}/{secret}")
        for secret in ("x" * 43, "x", "%00%ff", unsubscribe.rpartition("/")[2])
    ]

    assert {(page.status, page.html) for page in unknown} == {(404, unknown[0].html)}


async def test_a_new_letter_closes_the_link_of_the_old_one(
    bot: WholeBot, nora: Follower, link: str, post: PostOffice
) -> None:
    await bot.pass_time(days=2)
    await bot.press("sam", bot.message("sam", "Your invitation of Nora"), "Send again")
    newest = links(post.to(NORA)[-1])[0]

    assert newest != link
    assert (await nora.get(newest)).status == 200
    closed = await nora.get(link)
    assert closed.status == 410
    assert "newer letter" in closed.words
    assert (await nora.post(link, {"action": "invitation.accept"})).status == 410


async def test_an_expired_invitation_can_be_asked_for_again(
    bot: WholeBot, nora: Follower, link: str
) -> None:
    await bot.pass_time(days=15)
    assert "This invitation has expired." in (await nora.get(link)).words

    page = await nora.press(link, "invitation.ask_again")
    await nora.press(link, "invitation.ask_again")
    await bot.settle()

    assert "Sam has been told" in page.words
    assert bot.read("sam").count("Your invitation had expired before") == 1
    await bot.press("sam", bot.message("sam", "would like to be invited again"), "Invite again")


async def test_a_withdrawn_invitation_says_so(bot: WholeBot, nora: Follower, link: str) -> None:
    await bot.press("sam", bot.message("sam", "Your invitation of Nora"), "Withdraw")

    page = await nora.get(link)
    assert "Sam has withdrawn this invitation." in page.words
    assert "write to Sam: sam@northwind.example" in page.words
    answered = await nora.post(link, {"guard": page.guard, "action": "invitation.accept"})
    assert "withdrawn" in answered.words


async def test_whoever_is_not_meant_can_say_so(bot: WholeBot, nora: Follower, link: str) -> None:
    page = await nora.press(link, "invitation.not_me")
    await bot.settle()

    assert "Sam has been told" in page.words
    assert bot.has("sam", f"Whoever reads {NORA} says they are not Nora.")
    assert (await nora.get(link)).status == 410


async def test_after_sixty_days_a_link_is_nobodys(bot: WholeBot, nora: Follower, link: str) -> None:
    bot.playground.clock.advance(timedelta(days=61).total_seconds())

    assert (await nora.get(link)).status == 404


async def test_only_hashes_of_secrets_are_kept(bot: WholeBot, link: str, post: PostOffice) -> None:
    secret = link.rpartition("/")[2].partition("?")[0]
    kept = (await _dump(bot)).encode()

    assert secret.encode() not in kept
    assert NORA.encode() in kept


async def _dump(bot: WholeBot) -> str:
    path = "/" + bot.database_url.rpartition("///")[2]
    raw = b""
    for suffix in ("", "-wal"):
        try:
            with open(path + suffix, "rb") as file:  # noqa: ASYNC230, PTH123 - a look at the file
                raw += file.read()
        except FileNotFoundError:
            continue
    return raw.decode("latin-1")
