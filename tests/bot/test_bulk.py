"""`/usher bulk` from the form to the invitations, and back, as people see it."""

import base64

import pytest

from tests.support.whole_bot import WholeBot, http

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

LIST = "sarah@northwind.example, SARAH+x@northwind.example; nobody@x.example\nHarry Nobody"


async def prepared(bot: WholeBot, pasted: str) -> None:
    await bot.command("dana", "/usher bulk", "#q3-outreach")
    result = await bot.submit("dana", {"pasted": pasted})
    assert not result.get("errors"), result


async def test_a_pasted_list_is_looked_at_sent_and_taken_back(bot: WholeBot) -> None:
    await prepared(bot, LIST)

    plan = bot.message("dana", "1 person can be invited. Nothing has been sent yet.")
    told = bot.read("dana")
    assert "It says the same as row 1." in told
    assert "Nobody is called “Harry Nobody” here." in told
    await bot.pass_time(minutes=2)
    assert not bot.has("sarah", "would like you to join")

    await bot.press("dana", plan, "Invite 1 person")
    await bot.pass_time(minutes=2)

    assert bot.has("dana", "1 person was invited")
    assert bot.has("sarah", "Dana White would like you to join")

    await bot.press("dana", plan, "Take back")

    assert bot.has("dana", "1 invitation was taken back")
    assert not bot.has("sarah", "Accept")


async def test_answers_are_counted_on_the_plan_and_told_nowhere_else(bot: WholeBot) -> None:
    await prepared(bot, "sarah@northwind.example")
    await bot.press("dana", bot.message("dana", "can be invited"), "Invite 1 person")
    await bot.pass_time(minutes=2)

    await bot.press("sarah", bot.message("sarah", "would like you to join"), "Accept")
    await bot.pass_time(seconds=5)

    assert bot.has("dana", "So far: accepted 1.")
    assert not bot.has("dana", "Sarah Chen accepted")


async def test_who_does_not_administer_may_not(bot: WholeBot) -> None:
    await bot.command("sam", "/usher bulk", "#q3-outreach")

    assert bot.driver.modal("sam") is None
    assert bot.has("sam", "Inviting many at once is for administrators.", "#q3-outreach")


FILE = (
    "\ufeffMessage;Work item;E-mail;Cost centre\r\n"
    "Come and see.;;sarah@northwind.example;=1+1\r\n"
    ';;"SARAH@northwind.example";\r\n'
    ";Nowhere;lena@northwind.example;4\r\n"
    ";;not an address;5\r\n"
)


async def uploaded(bot: WholeBot, name: str, content: bytes) -> None:
    file = {"name": name, "content": base64.b64encode(content).decode()}
    await bot.command("dana", "/usher bulk", "#q3-outreach")
    result = await bot.submit("dana", {"file": {"files": [file]}})
    assert not result.get("errors"), result


async def brought(bot: WholeBot, name: str) -> bytes:
    files = [f for m in bot.driver.messages("dana") for f in m.get("files", [])]
    address = [f["url_private"] for f in files if f["name"] == name][-1]
    async with http() as session, session.get(f"{bot.playground.page_url}{address[1:]}") as answer:
        return await answer.read()


async def test_a_file_is_fetched_and_what_was_not_invited_can_be_uploaded_again(
    bot: WholeBot,
) -> None:
    await uploaded(bot, "people.csv", FILE.encode())

    await bot.press("dana", bot.message("dana", "1 person can be invited"), "Invite 1 person")
    await bot.pass_time(minutes=2)

    assert "Come and see." in bot.read("sarah")
    failed = await brought(bot, "usher-not-invited.csv")
    assert failed.decode() == (
        "\ufeffMessage,Work item,E-mail,Cost centre,result,reason\r\n"
        ",Nowhere,lena@northwind.example,4,Could not be used as they were,"
        "No work of yours is called “Nowhere”. Look how it is written.\r\n"
        ",,not an address,5,Could not be used as they were,"
        "“not an address” is not an e-mail address.\r\n"
    )

    await uploaded(bot, "again.csv", failed.replace(b"Nowhere", b"").replace(b"not an", b"an"))

    assert "Row 3: an address. “an address” is not an e-mail address." in bot.read("dana")


@pytest.mark.parametrize("scopes", [frozenset[str](), frozenset({"files:read"})])
async def test_a_file_that_may_not_be_read_is_said(bot: WholeBot, scopes: frozenset[str]) -> None:
    app = bot.playground.app
    app.granted = (app.scopes - {"files:read"}) | scopes

    await uploaded(bot, "people.csv", b"PK\x03\x04 a workbook")

    words = "This is a workbook." if scopes else "Usher may not read files here."
    assert bot.has("dana", words)
