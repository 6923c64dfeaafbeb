"""Help, preferences, and a first word."""

from blocks.actions import ActionId
from blocks.cards.sample import CADENCE, CUSTOMER, EVERYBODY, SAM, SARAH, Example
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Choice,
    Fact,
    Facts,
    Footnote,
    Form,
    Option,
    Text,
)
from blocks.text import clean
from invites.preferences import Mute, Preferences

COMMANDS = (
    ("/usher invite @colleague to a work item", "write an invitation"),
    ("/usher link", "say what this channel is about and which roles it needs"),
    ("/usher preferences", "switch suggestions on or off"),
    ("/usher help", "this overview"),
)


def help_card(unknown: str = "", nearest: str = "") -> Card:
    facts = Facts(tuple(Fact(command, meaning) for command, meaning in COMMANDS))
    lead: tuple[Text, ...] = ()
    if unknown:
        hint = f" Did you mean /usher {nearest}?" if nearest else ""
        lead = (Text(f"{_named(unknown)} is not one of my commands.{hint}"),)
    else:
        about = (
            "I notice what you work on together and ask you, here, whether to invite the "
            "colleague whose role is missing. Nobody is added without saying yes."
        )
        lead = (Text(about),)
    privacy = "I keep who worked with whom, never what was written."
    invite = Button(ActionId.INVITATION_COMPOSE, "Invite a colleague", "", ButtonStyle.PRIMARY)
    return Card("How to use Usher", (*lead, facts, Actions((invite,)), Footnote(privacy)))


def _named(unknown: str) -> str:
    """The word in question; the code of a mention is no word."""
    word = clean(unknown.split(" ", 1)[0], 30)
    return "That" if not word or word.startswith("<") else f"“{word}”"


def preferences_form(preferences: Preferences) -> Form:
    muted = len(preferences.mutes)
    lifted = (
        Choice(
            name="mutes",
            label=f"Never suggested, as you asked: {muted}",
            options=(Option("keep", "Leave it so"), Option("clear", "Suggest them again")),
            initial="keep",
            spread=True,
        ),
    )
    return Form(
        title="Preferences",
        body=(
            Choice(
                name="suggestions",
                label="Suggestions",
                options=(
                    Option("on", "On", "At most one a day and three a week"),
                    Option("off", "Off", "You can still invite with /usher invite"),
                ),
                initial="on" if preferences.suggestions else "off",
                spread=True,
            ),
            *(lifted if muted else ()),
            Footnote("You only get messages during your working hours."),
        ),
        submit=ActionId.PREFERENCES_SAVE,
        submit_label="Save",
    )


def examples() -> tuple[Example, ...]:
    plain = Preferences(customer_id=CUSTOMER, person_id=SAM.id)
    muted = plain.mute(Mute(person_id=SARAH.id)).mute(Mute(work_item_id=CADENCE.id))
    return (
        Example("help", help_card()),
        Example("help after a slip", help_card("invte @sarah", "invite")),
        Example("help after nonsense", help_card("sing me a song")),
        Example("rough: help after markup", help_card(EVERYBODY), rough=True),
        Example("form: preferences", preferences_form(plain)),
        Example("form: preferences, some never suggested", preferences_form(muted)),
    )
