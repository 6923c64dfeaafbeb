"""`/usher templates`: an administrator writes what invitations say, and others read it."""

from dataclasses import replace

import pytest

from invites.audit import AuditEntry, SubjectKind
from playground import administration
from playground.records import TEAM_ID
from tests.bot.post import CSV, NORA, lettered
from tests.bot.test_languages import speaks
from tests.support.post_office import PostOffice
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
WORDS = "Hi[ {invitee_first_name}], {inviter_first_name} here: {work_item} lacks {role}. Join us?"


async def pressed(bot: WholeBot, who: str, label: str) -> str:
    """Press a button of the open form; what is open then."""
    await bot.driver.press(who, bot.form(who), label)
    await bot.settle()
    return bot.modal(who)


async def saved(bot: WholeBot, who: str, **values: object) -> str:
    """Write a new template; what is open then."""
    await bot.command(who, "/usher templates")
    await pressed(bot, who, "New template")
    result = await bot.submit(who, {"kind": "Any kind of work", **values})
    assert not result.get("errors"), result
    return bot.modal(who)


async def opened(bot: WholeBot, who: str, key: str = "any.en") -> str:
    """Choose a template in the list."""
    form = bot.form(who)
    menu = next(b for b in form["blocks"] if b["type"] == "actions")
    option = next(o for o in menu["elements"][0]["options"] if o["value"] == key)
    await bot.driver.choose(
        who, form, menu["block_id"], "template.open", {"selected_option": option}
    )
    await bot.settle()
    return bot.modal(who)


async def made_administrator(bot: WholeBot, who: str) -> None:
    user = replace(bot.driver.person(who), is_admin=True)
    administration.change(bot.playground.workspace, user)
    await bot.settle()


async def audited(bot: WholeBot) -> list[AuditEntry]:
    """What the audit log says about templates."""
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        return [e for e in await uow.audit.after(0, 1000) if e.kind is SubjectKind.TEMPLATE]


async def composed(bot: WholeBot, who: str, whom: str) -> str:
    """The message with which the form of an invitation opens."""
    await bot.command(who, f"/usher invite {whom}", "#q3-outreach")
    words = message_in(bot, who)
    await bot.driver.close(who)
    return words


def message_in(bot: WholeBot, who: str, name: str = "message") -> str:
    """What an input of the open form begins with."""
    blocks = [b for b in bot.form(who)["blocks"] if b["type"] == "input"]
    elements = [b["element"] for b in blocks if b["element"]["action_id"] == name]
    return str(elements[0]["initial_value"])


async def test_a_template_is_written_looked_at_changed_and_restored(bot: WholeBot) -> None:
    await bot.command("dana", "/usher templates")
    assert "You have no template of your own yet." in bot.modal("dana")
    assert "All languages: the words that ship" in bot.modal("dana")

    assert "{work_item}: the work, as in" in await pressed(bot, "dana", "New template")
    await bot.submit("dana", {"kind": "Cadences", "language": "English", "text": WORDS})
    assert "Saved. Invitations from now on begin with these words." in bot.modal("dana")
    said = "Hi Sarah, Sam here: the Q3 outreach cadence lacks your field. Join us?"
    assert said in await composed(bot, "sam", "@sarah")

    await pressed(bot, "dana", "Edit")
    assert message_in(bot, "dana", "text") == WORDS
    await bot.submit("dana", {"text": "Come to {work_item}."})
    assert "Come to the Q3 outreach cadence." in await composed(bot, "sam", "@sarah")

    history = await pressed(bot, "dana", "Earlier versions")
    assert history.index("Version 2. Dana White") < history.index("Version 1. Dana White")
    assert "Restored, as a new version." in await pressed(bot, "dana", "Restore this one")
    assert said in await composed(bot, "sam", "@sarah")
    history = await pressed(bot, "dana", "Earlier versions")
    assert "Version 3. Dana White" in history
    assert "It repeats version 1." in history

    entries = [(e.action, e.subject, dict(e.facts)) for e in await audited(bot)]
    assert entries == [
        ("template.save", "cadence.en", {"version": 1}),
        ("template.save", "cadence.en", {"version": 2}),
        ("template.restore", "cadence.en", {"version": 3, "restored": 1}),
    ]
    every = await pressed(bot, "dana", "All templates")
    assert "English: your own for “Cadences, English”. Dana White" in every


async def test_a_template_given_up_leaves_the_words_that_ship(bot: WholeBot) -> None:
    await saved(bot, "dana", language="English", text="Come to {work_item}.")
    assert "You have no template of your own yet." in await pressed(bot, "dana", "Give it up")

    assert "We are working on the Q3 outreach cadence." in await composed(bot, "sam", "@sarah")


async def test_the_nearest_holds_for_each_reader(bot: WholeBot) -> None:
    await speaks(bot, "sarah", "de-DE")
    await saved(
        bot, "dana", language="Any language: everybody reads these very words", text="Wide."
    )
    await saved(bot, "dana", language="Deutsch", text="Komm zu {work_item}.")

    assert "Wide." in await composed(bot, "sam", "@priya")
    assert "Komm zu „Q3 outreach cadence“." in await composed(bot, "sam", "@sarah")


async def test_a_suggestion_comes_with_the_words_of_the_template(bot: WholeBot) -> None:
    text = "{invitee_first_name}, {work_item} lacks {role}. {reason}"
    await saved(bot, "dana", language="English", text=text)

    await bot.press("sam", await bot.suggested(), "Invite")

    assert "Sarah, the Q3 outreach cadence lacks Sales leadership." in message_in(bot, "sam")


async def test_words_that_nobody_changed_greet_each_by_their_own_name(bot: WholeBot) -> None:
    text = "Hi {invitee_first_name}, we are on {work_item}."
    await saved(bot, "dana", language="English", text=text)
    await bot.command("sam", "/usher invite @sarah", "#q3-outreach")
    await bot.driver.press(
        "sam", bot.form("sam"), "Show what they will see", values={"people": ["priya", "leo"]}
    )
    await bot.settle()
    assert "Hi Priya, we are on the Q3 outreach cadence." in bot.modal("sam")
    await bot.driver.close("sam")

    await bot.submit("sam", {"people": ["priya", "leo"]})
    await bot.pass_time(seconds=61)

    assert bot.has("priya", "Hi Priya, we are on the Q3 outreach cadence.")
    assert bot.has("leo", "Hi Leo, we are on the Q3 outreach cadence.")


async def test_words_that_were_changed_are_sent_as_they_stand(bot: WholeBot) -> None:
    await saved(bot, "dana", language="English", text="Hi {invitee_first_name}.")
    await bot.command("sam", "/usher invite @priya", "#q3-outreach")

    await bot.submit("sam", {"message": "Hi Priya. Bring a pen."})
    await bot.pass_time(seconds=61)

    assert bot.has("priya", "Hi Priya. Bring a pen.")


async def test_what_is_wrong_is_said_under_the_words_which_stay(bot: WholeBot) -> None:
    await bot.command("dana", "/usher templates")
    await pressed(bot, "dana", "New template")

    result = await bot.submit("dana", {"text": "Hi {invitee.name}, see evil.com."})

    assert result["errors"]["text"] == (
        "“{invitee.name}” cannot be filled in. Did you mean {invitee_first_name}? "
        "“evil.com” is a link. Messages carry none; the buttons lead on."
    )
    assert "New template" in bot.modal("dana")


async def test_of_two_who_save_at_once_the_second_is_told_and_loses_nothing(
    bot: WholeBot,
) -> None:
    await made_administrator(bot, "lena")
    await saved(bot, "dana", language="English", text="First.")
    await bot.command("lena", "/usher templates")
    await opened(bot, "lena")
    await pressed(bot, "lena", "Edit")
    await pressed(bot, "dana", "Edit")
    await bot.submit("dana", {"text": "Dana's."})

    result = await bot.submit("lena", {"text": "Lena's."})

    assert "Dana White saved another version meanwhile" in result["errors"]["text"]
    assert "copy your words" in result["errors"]["text"]
    assert "Edit template" in bot.modal("lena")


@pytest.mark.parametrize("who", ["sam", "sarah"])
async def test_others_hear_who_may(bot: WholeBot, who: str) -> None:
    await bot.command(who, "/usher templates")

    told = "Only administrators may see and change this. Ask Dana White."
    assert bot.modal(who) == ""
    assert bot.has(who, told)


async def test_a_preview_shows_chat_and_letter_as_somebody_else_reads_them(bot: WholeBot) -> None:
    await speaks(bot, "sarah", "de-DE")
    await saved(bot, "dana", language="Any language: everybody reads these very words", text=WORDS)
    seen = await pressed(bot, "dana", "Preview")
    assert "To Dana White" in seen
    assert "Hi Dana, Dana here: the Example project lacks" in seen

    await bot.submit("dana", {"reader": ["sarah"]})

    seen = bot.modal("dana")
    assert "To Sarah Chen, in Deutsch" in seen
    assert "Hi Sarah, Dana here:" in seen
    assert seen.count("Dana White lädt dich zu") == 3
    assert "Annehmen:" in seen
    assert bot.driver.messages("sarah") == []


async def test_what_is_not_saved_yet_can_be_looked_at(bot: WholeBot) -> None:
    await bot.command("dana", "/usher templates")
    await pressed(bot, "dana", "New template")
    form = bot.form("dana")

    await bot.driver.press(
        "dana", form, "Show what they will see", values={"text": "Come {inviter.name}."}
    )
    assert "Go back and mend this first:" in bot.modal("dana")
    await bot.driver.close("dana")
    await bot.driver.press(
        "dana", form, "Show what they will see", values={"text": "Come to {work_item}."}
    )
    assert "Come to the Example project." in bot.modal("dana")
    await bot.submit("dana", {"reader": ["ben"]})
    assert "To Ben Ortiz" in bot.modal("dana")
    await bot.driver.close("dana")
    assert bot.form("dana")["id"] == form["id"]


async def test_private_work_is_no_choice_for_who_is_outside_and_has_no_name_for_who_is_in(
    bot: WholeBot,
) -> None:
    await saved(bot, "dana", language="English", text="Come to {work_item}.")
    assert "Falcon" not in await pressed(bot, "dana", "Preview")
    await bot.driver.close("dana")
    await made_administrator(bot, "sam")
    await bot.command("sam", "/usher templates")
    await opened(bot, "sam")
    await pressed(bot, "sam", "Preview")

    await bot.submit("sam", {"reader": ["sarah"], "work_item": "Falcon project"})

    card = bot.modal("sam").partition("In chat")[2]
    assert "Come to a private project." in card
    assert "Falcon" not in card


async def test_branding_is_seen_in_letters(mailing_bot: WholeBot, post: PostOffice) -> None:
    bot = mailing_bot
    await bot.command("dana", "/usher templates")
    await pressed(bot, "dana", "Branding")
    result = await bot.submit("dana", {"colour": "#ffd400"})
    assert "The nearest that works: #8c7500." in result["errors"]["colour"]
    await bot.submit(
        "dana",
        {"name": "Northwind", "colour": "#7a1fa2", "signature": "Northwind Traders\nBoston"},
    )
    assert "Saved. Letters and pages look like this from now on." in bot.modal("dana")

    got = await lettered(bot, post, CSV)

    assert got.mail["From"] == "Northwind <usher@usher.example>"
    assert "Northwind Traders\nBoston\n\n-- \n" in got.part("plain").replace("\r\n", "\n")
    assert "background-color: #7a1fa2" in got.part("html")
    assert got.mail["To"].addresses[0].addr_spec == NORA
