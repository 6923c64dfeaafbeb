"""What is typed after `/usher`, and the shortcuts."""

import pytest

from playground.driver import text_of
from tests.support.whole_bot import WholeBot

# What differs between the databases stands in the tests of the main path and of the store.
pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


def chosen_item(bot: WholeBot, who: str = "sam") -> str:
    view = bot.driver.modal(who)
    assert view is not None
    choice = next(b["element"] for b in view["blocks"] if b["block_id"] == "work_item")
    return str(choice["initial_option"]["text"]["text"])


async def test_invite_names_person_and_work_in_words(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah to Q3 outreach")

    assert "Sarah Chen" in bot.modal("sam")
    assert chosen_item(bot) == "Q3 outreach cadence"
    await bot.submit("sam")
    assert bot.has("sam", "Your invitation of Sarah Chen to the Q3 outreach cadence")


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("invite Sarah to spring", "Spring outreach cadence"),
        ("invite sarah chen to #winback", "Winback outreach cadence"),
        ("INVITE @sarah for “Partner outreach”", "Partner outreach cadence"),
    ],
)
async def test_invite_understands_how_people_type(bot: WholeBot, typed: str, item: str) -> None:
    await bot.command("sam", f"/usher {typed}")

    assert "Sarah Chen" in bot.modal("sam")
    assert chosen_item(bot) == item


async def test_invite_in_a_channel_means_that_channel(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah", "#winback")

    assert chosen_item(bot) == "Winback outreach cadence"


async def test_invite_alone_offers_everything_one_works_on(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite")

    assert "Whom to invite" in bot.modal("sam")
    for title in ("Q3 outreach cadence", "Spring outreach cadence", "#pipeline"):
        assert title in bot.modal("sam")
    assert "contracts" not in bot.modal("sam"), "sam is not in it"


async def test_work_that_is_not_there_is_said_so_in_the_form(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah to the moon landing")

    assert "No work called “the moon landing” was found. Choose here." in bot.modal("sam")


async def test_whoever_works_nowhere_is_told_how_to_begin(bot: WholeBot) -> None:
    await bot.command("dana", "/usher invite @sarah")

    assert "You are not in any channel that Usher follows yet." in bot.modal("dana")


async def test_a_channel_without_the_bot_cannot_be_linked(bot: WholeBot) -> None:
    await bot.command("sam", "/usher link", "#general")

    assert bot.has("sam", "Usher is not in this channel yet.", "#general")


async def test_link_changes_what_the_next_suggestion_says(bot: WholeBot) -> None:
    await bot.command("sam", "/usher link", "#spring")
    assert "What is this channel?" in bot.modal("sam")
    await bot.submit(
        "sam", {"kind": "project", "title": "Falcon rollout", "roles": ["sales_leadership"]}
    )

    await bot.say("sam", "#spring", "Who signs off the outreach pricing?")

    suggestion = text_of(bot.message("sam", "Would you like to invite"))
    assert "to collaborate on the Falcon rollout project?" in suggestion
    assert "Nobody from Sales leadership is on this project" in suggestion


async def test_link_wants_a_title(bot: WholeBot) -> None:
    await bot.command("sam", "/usher link", "#spring")

    result = await bot.submit("sam", {"title": "   "})

    assert result["errors"] == {"title": "Give it a title of up to 120 characters."}


async def test_link_is_not_for_whoever_is_outside(bot: WholeBot) -> None:
    await bot.command("ines", "/usher link", "#spring")

    assert bot.modal("ines") == ""
    assert bot.has("ines", "That is not yours to change.", "#spring")


async def test_help_lists_the_commands(bot: WholeBot) -> None:
    await bot.command("sam", "/usher help")

    read = bot.read("sam")
    for command in ("/usher invite", "/usher link", "/usher preferences", "/usher help"):
        assert command in read
    assert "never what was written" in read


async def test_no_word_at_all_is_help(bot: WholeBot) -> None:
    await bot.command("sam", "/usher")

    assert bot.has("sam", "How to use Usher")


async def test_a_misspelt_command_names_the_nearest(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invte @sarah")

    assert bot.has("sam", "is not one of my commands. Did you mean /usher invite?")


async def test_nonsense_gets_help_and_stays_plain_text(bot: WholeBot) -> None:
    await bot.command("sam", "/usher <!channel> *bold* <https://evil.example|click>")

    assert bot.has("sam", "is not one of my commands.")
    shown = bot.message("sam", "is not one of my commands.")
    assert '"mrkdwn"' not in str(shown["blocks"]).replace("'", '"')


async def test_the_button_below_the_help_opens_the_form(bot: WholeBot) -> None:
    await bot.command("sam", "/usher help")

    await bot.press("sam", bot.message("sam", "How to use Usher"), "Invite a colleague")

    assert "Whom to invite" in bot.modal("sam")


async def test_the_shortcut_of_a_message_opens_the_form_for_its_channel(bot: WholeBot) -> None:
    said = await bot.say("lena", "#winback", "Hello")

    await bot.driver.shortcut("sam", "invite_from_message", said)
    await bot.driver.modal_with("sam", "Whom to invite")

    assert chosen_item(bot) == "Winback outreach cadence"


async def test_the_shortcut_of_a_message_preselects_who_is_in_it_and_not_in_the_work(
    bot: WholeBot,
) -> None:
    said = await bot.say("lena", "#winback", "Should @sarah and @ben look at this, or @gil?")

    await bot.driver.shortcut("sam", "invite_from_message", said)
    form = text_of(await bot.driver.modal_with("sam", "Whom to invite"))

    assert "Sarah Chen" in form
    for inside in ("Lena Fischer", "Ben Ortiz", "Gil Navarro", "Please look at this"):
        assert inside not in form


async def test_the_global_shortcut_opens_the_form(bot: WholeBot) -> None:
    await bot.driver.shortcut("sam", "invite_someone")

    await bot.driver.modal_with("sam", "Whom to invite")


async def test_a_title_that_reads_like_markup_stays_text_in_the_message_of_the_bot(
    bot: WholeBot,
) -> None:
    await bot.command("sam", "/usher link", "#spring")
    await bot.submit("sam", {"kind": "project", "title": "<!channel> *Q4* <@U0SARAHXXXX>"})

    await bot.asked(where="#spring")

    invitation = bot.message("sarah", "would like you to join")
    assert "<!channel> *Q4*" in text_of(invitation["blocks"])
    assert "<!channel>" not in invitation["text"]
    assert "&lt;!channel&gt;" in invitation["text"]


async def test_people_are_named_by_name_and_by_address(bot: WholeBot) -> None:
    line = "/usher invite to Q3 outreach: Priya Nair, sarah@northwind.example and nobody@x.example"
    await bot.command("sam", line)

    form = bot.driver.modal("sam")
    assert form is not None
    assert {"Priya Nair", "Sarah Chen"} <= set(text_of(form).split("\n"))
    assert chosen_item(bot) == "Q3 outreach cadence"
    emails = next(b["element"] for b in form["blocks"] if b["block_id"] == "emails")
    assert emails["initial_value"] == "nobody@x.example"


async def test_a_name_that_is_not_clear_is_chosen_in_the_form(bot: WholeBot) -> None:
    await bot.rename_in_file("priya", "Sarah Miller")
    await bot.command("sam", "/usher invite sarah to Q3 outreach")
    assert "Did you mean one of these by “sarah”?" in bot.modal("sam")

    form = bot.driver.modal("sam")
    assert form is not None
    chosen = next(b for b in form["blocks"] if b["block_id"] == "meant_0")
    values = {o["text"]["text"]: o["value"] for o in chosen["element"]["options"]}
    await bot.submit("sam", {"meant_0": [values["Sarah Chen"]]})

    assert bot.has("sam", "Your invitation of Sarah Chen to the Q3 outreach cadence")


async def test_a_misspelt_name_gets_those_spelled_nearly_so(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite Sara Chan to Q3 outreach")

    assert "Did you mean one of these by “Sara Chan”?" in bot.modal("sam")
    assert "Sarah Chen" in bot.modal("sam")


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("@sam", "You cannot invite yourself."),
        ("<@U0USHERBOT1>", "Usher is an app."),
        ("@rita", "Rita Moss has left."),
        ("@gil", "Gil Navarro is from outside your organisation."),
        ("Zaphod", "Nobody called “Zaphod” was found."),
        ("<Zaphod>", "Nobody called “<Zaphod>” was found."),
    ],
)
async def test_who_cannot_be_invited_is_said_so_in_the_form(
    bot: WholeBot, named: str, told: str
) -> None:
    await bot.command("sam", f"/usher invite {named}, @sarah to Q3 outreach")

    assert told in bot.modal("sam")
    assert "Sarah Chen" in bot.modal("sam")


async def test_words_that_fit_several_put_the_best_first(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah to outreach cadence")

    assert "Several fit; the one that fits best is chosen." in bot.modal("sam")


async def test_three_thousand_characters_are_no_reason_to_fail(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite " + "a " * 700 + "to " + "b " * 800)

    assert "Whom to invite" in bot.modal("sam")


async def test_a_form_that_was_closed_is_nobodys_business(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah")
    view = bot.driver.modal("sam")
    assert view is not None
    closed = {**bot.submission("sam", view, {}), "type": "view_closed", "is_cleared": False}

    assert await bot.interact(closed) == 200
