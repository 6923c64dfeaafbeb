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
from invites.language import N_, _, pgettext
from invites.preferences import Mute, Preferences

COMMANDS = (
    (N_("/usher invite @colleague to a work item"), N_("write an invitation")),
    (N_("/usher link"), N_("say what this channel is about and which roles it needs")),
    (N_("/usher preferences"), N_("switch suggestions on or off")),
    (N_("/usher help"), N_("this overview")),
)


def help_card(unknown: str = "", nearest: str = "") -> Card:
    facts = Facts(tuple(Fact(_(command), _(meaning)) for command, meaning in COMMANDS))
    lead: tuple[Text, ...] = ()
    if unknown:
        lead = (Text(_slip(unknown, nearest)),)
    else:
        about = _(
            "I notice what you work on together and ask you, here, whether to invite the "
            "colleague whose role is missing. Nobody is added without saying yes."
        )
        lead = (Text(about),)
    privacy = _("I keep who worked with whom, never what was written.")
    invite = Button(ActionId.INVITATION_COMPOSE, _("Invite a colleague"), "", ButtonStyle.PRIMARY)
    return Card(_("How to use Usher"), (*lead, facts, Actions((invite,)), Footnote(privacy)))


def _slip(unknown: str, nearest: str) -> str:
    """Name the word in question; the code of a mention is no word."""
    word = clean(unknown.split(" ", 1)[0], 30)
    if not word or word.startswith("<"):
        return _("That is not one of my commands.")
    if nearest:
        told = _("“{word}” is not one of my commands. Did you mean /usher {command}?")
        return told.format(word=word, command=nearest)
    return _("“{word}” is not one of my commands.").format(word=word)


def preferences_form(preferences: Preferences) -> Form:
    muted = len(preferences.mutes)
    lifted = (
        Choice(
            name="mutes",
            label=_("Never suggested, as you asked: {count}").format(count=muted),
            options=(Option("keep", _("Leave it so")), Option("clear", _("Suggest them again"))),
            initial="keep",
            spread=True,
        ),
    )
    return Form(
        title=_("Preferences"),
        body=(
            Choice(
                name="suggestions",
                label=_("Suggestions"),
                options=(
                    Option("on", pgettext("switch", "On"), _("At most one a day and three a week")),
                    Option(
                        "off",
                        pgettext("switch", "Off"),
                        _("You can still invite with /usher invite"),
                    ),
                ),
                initial="on" if preferences.suggestions else "off",
                spread=True,
            ),
            *(lifted if muted else ()),
            Footnote(_("You only get messages during your working hours.")),
        ),
        submit=ActionId.PREFERENCES_SAVE,
        submit_label=_("Save"),
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
