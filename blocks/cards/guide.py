"""Help, and a first word."""

from blocks.actions import ActionId
from blocks.cards.sample import EVERYBODY, Example
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Fact,
    Facts,
    Footnote,
    Text,
)
from blocks.text import clean
from invites.language import N_, _

COMMANDS = (
    (N_("/usher invite @colleague to a work item"), N_("write an invitation")),
    (N_("/usher pending"), N_("invitations that wait for your answer or your approval")),
    (N_("/usher approvals"), N_("invitations of others that wait for your approval")),
    (N_("/usher sent"), N_("how your invitations stand; send again, change, withdraw")),
    (N_("/usher team"), N_("invitations by and to the people you manage")),
    (N_("/usher suggest"), N_("who is missing in this channel, and why nobody else")),
    (N_("/usher link"), N_("say what this channel is about and which roles it needs")),
    (N_("/usher preferences"), N_("what reaches you, when and how often")),
    (N_("/usher admin"), N_("appoint people, pause your organisation (administrators)")),
    (N_("/usher correct"), N_("say what is wrong about your title, department, manager or skills")),
    (N_("/usher my-data"), N_("everything that is stored about you")),
    (N_("/usher forget-me"), N_("have it deleted, and hear nothing more")),
    (N_("/usher bulk"), N_("invite many at once from a list (administrators)")),
    (N_("/usher templates"), N_("what invitations say, and your branding (administrators)")),
    (N_("/usher policy"), N_("for administrators: who may invite whom to what")),
    (N_("/usher why @colleague @other cadence"), N_("whether the rules let one invite the other")),
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


def examples() -> tuple[Example, ...]:
    return (
        Example("help", help_card()),
        Example("help after a slip", help_card("invte @sarah", "invite")),
        Example("help after nonsense", help_card("sing me a song")),
        Example("rough: help after markup", help_card(EVERYBODY), rough=True),
    )
