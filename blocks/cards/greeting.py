"""First words: to whoever installed Usher, and in a channel to which somebody added it."""

from blocks.cards.sample import SAM, Example
from blocks.elements import Card, Footnote, Points, Text
from blocks.text import clean
from invites.language import _


def welcome_card() -> Card:
    """In a direct message, to one person, once."""
    return Card(
        _("Usher is installed"),
        (
            Text(
                _(
                    "Thank you for installing me. I notice when a role is missing from shared "
                    "work, and ask the person at work, privately, whether to invite the colleague "
                    "who fits."
                )
            ),
            Points(
                _("What you can expect:"),
                (
                    _("I listen only in channels to which somebody adds me, and say so there."),
                    _("Each person gets at most one suggestion a day, in their working hours."),
                    _("I keep who worked with whom, never what was written."),
                    _("Nobody is added to anything without saying yes."),
                ),
            ),
            Points(
                _("How to stop me:"),
                (
                    _("For yourself: /usher preferences"),
                    _("In a channel: remove me from it, as you would remove a person."),
                    _("Everywhere: remove the app from Slack. Nothing leaves from then on."),
                ),
            ),
            Text(
                _(
                    "The first step: open a channel in which you work together, and write "
                    "/invite @usher there."
                )
            ),
        ),
    )


def announcement_card(inviter: str) -> Card:
    """In a channel, to everybody who is in it, once. `inviter` may be empty."""
    name = clean(inviter, 80)
    return Card(
        _("{who} added Usher to this channel").format(who=name)
        if name
        else _("Usher was added to this channel"),
        (
            Text(
                _(
                    "When a role is missing from the work here, I ask the person at work, "
                    "privately, whether to invite a colleague."
                )
            ),
            Text(
                _(
                    "I keep who worked with whom, never what was written. I write here this once; "
                    "everything else reaches each person alone."
                )
            ),
            Footnote(
                _(
                    "To get no suggestions: /usher preferences. To stop me here: remove me from "
                    "the channel."
                )
            ),
        ),
    )


def examples() -> tuple[Example, ...]:
    return (
        Example("welcome to the installer", welcome_card()),
        Example("announcement in a channel", announcement_card(SAM.name)),
        Example("announcement, nobody named", announcement_card("")),
    )
