"""What people are called and write stays plain text everywhere; private names stay in."""

import json
from dataclasses import replace

import pytest

from blocks.text import clean, cut, introduced, listing
from invites.people import CustomerId, Person, PersonId
from playground import administration
from playground.driver import text_of
from playground.records import Json
from tests.support.whole_bot import WholeBot

ONE_DATABASE = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
HOSTILE = [
    "<!channel> *Bold* _name_ `code` \u202enehC\u202c\u200b\u2066",
    "<https://evil.example|Sarah Chen> <script>alert(1)</script>",
    "&lt;!here&gt; & <@U0DANAXXXXX> @everyone #general :tada:",
    "N" * 400,
]


def marked_up(value: object) -> list[Json]:
    """Every piece of text in blocks that Slack would read as markup."""
    match value:
        case dict() if value.get("type") == "mrkdwn":
            return [value]
        case dict():
            return [found for item in value.values() for found in marked_up(item)]
        case list():
            return [found for item in value for found in marked_up(item)]
        case _:
            return []


def sent_by_the_bot(bot: WholeBot) -> list[Json]:
    entries = bot.playground.inspector.entries()
    methods = {"chat.postMessage", "chat.update", "views.open", "views.publish", "response_url"}
    return [e["request"] for e in entries if e["name"] in methods and e["direction"] == "to_slack"]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: repr(name)[:24])
@ONE_DATABASE
async def test_a_name_stays_a_name_from_suggestion_to_answer(bot: WholeBot, name: str) -> None:
    sarah, sam = bot.driver.person("sarah"), bot.driver.person("sam")
    workspace = bot.playground.workspace
    administration.change(workspace, replace(sarah, real_name=name, title=name))
    administration.change(workspace, replace(sam, real_name=name))
    await bot.rename_in_file("sarah", name)
    await bot.settle()

    suggestion = await bot.suggested("sam")
    await bot.press("sam", suggestion, "Invite")
    await bot.submit("sam", {"message": f"{name} <!channel> *now*"})
    await bot.pass_time(seconds=61)
    await bot.press("sarah", bot.message("sarah", "would like you to join"), "Accept")
    bot.driver.home("sam")
    await bot.settle()

    requests = sent_by_the_bot(bot)
    assert len(requests) >= 6
    for request in requests:
        assert marked_up(request.get("blocks") or request.get("view")) == []
        text = str(request.get("text") or "")
        assert "<" not in text, "the fallback text is escaped"
        assert ">" not in text
        shown = json.dumps(request, ensure_ascii=False)
        assert not set(shown) & set("\u202e\u202c\u200b\u2066")
    problems = [c for c in bot.calls("chat.postMessage") if not c["response"]["ok"]]
    assert problems == []


@ONE_DATABASE
async def test_a_message_of_markup_and_breaks_is_quoted_as_it_was_typed(bot: WholeBot) -> None:
    typed = "First *line*\n\n<!here> & second\u202e line :wave:"

    invitation = await bot.asked(message=typed)

    assert "First *line*\n\n<!here> & second line :wave:" in text_of(invitation)
    assert marked_up(invitation["blocks"]) == []


@ONE_DATABASE
async def test_a_private_channel_keeps_its_name_until_the_yes(bot: WholeBot) -> None:
    invitation = await bot.asked(where="#deal-desk")

    everything = json.dumps([bot.driver.messages("sarah"), bot.driver.published("sarah")])
    channel = bot.driver.place("sam", "#deal-desk")
    assert "Sam Reed would like you to join a private project" in everything
    for secret in ("deal-desk", "Falcon", channel.id):
        assert secret not in everything

    await bot.press("sarah", invitation, "Accept")

    assert "Falcon project" in text_of(bot.fresh(invitation))
    assert channel.id in json.dumps(bot.fresh(invitation))
    assert "sarah" in bot.driver.members("#deal-desk")


@ONE_DATABASE
async def test_the_name_stays_hidden_after_a_no(bot: WholeBot) -> None:
    await bot.press("sarah", await bot.asked(where="#deal-desk"), "Decline")
    await bot.submit("sarah", {"reason": "too_busy"})

    everything = json.dumps([bot.driver.messages("sarah"), bot.driver.published("sarah")])
    assert "Falcon" not in everything
    assert "deal-desk" not in everything


@ONE_DATABASE
async def test_nobody_outside_finds_a_private_channel(bot: WholeBot) -> None:
    await bot.command("ben", "/usher invite @sarah to Falcon")

    assert "No work called “Falcon” was found." in bot.modal("ben")
    assert "Falcon project" not in bot.modal("ben")


def person(**facts: str) -> Person:
    return Person(id=PersonId("p"), customer_id=CustomerId("c"), **{"name": "Sarah Chen", **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dirty", "plain"),
    [
        ("Sarah\u202e Chen", "Sarah Chen"),
        ("  Sarah \n\t Chen ", "Sarah Chen"),
        ("Sa\u200brah\ufeff", "Sarah"),
        ("Zoë Müller 李", "Zoë Müller 李"),
        ("\x00\x1b[31mred", "[31mred"),
        ("", ""),
    ],
)
def test_invisible_characters_are_stripped(dirty: str, plain: str) -> None:
    assert clean(dirty) == plain


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert cut("abcdef", 4) == "abc…"
    assert cut("abcd", 4) == "abcd"
    assert len(introduced(person(name="N" * 400, title="T" * 400))) < 140


def test_lists_read_as_people_write_them() -> None:
    assert listing([]) == ""
    assert listing(["Ann"]) == "Ann"
    assert listing(["Ann", "Ben"]) == "Ann and Ben"
    assert listing(["Ann", "Ben", "Cy"]) == "Ann, Ben and Cy"
    assert listing(["Ann", "Ben", "Cy", "Di", "Ed"]) == "Ann, Ben and 3 others"


def test_somebody_without_a_title_is_introduced_by_name() -> None:
    assert introduced(person()) == "Sarah Chen"
    assert introduced(person(title="Head of Sales")) == "Sarah Chen, our Head of Sales,"
    assert introduced(person(name="")) == "a colleague"
