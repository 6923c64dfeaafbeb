"""What is typed after `/usher`: from words to an action and its gesture."""

import difflib
from dataclasses import dataclass, replace

from blocks.actions import ActionId
from blocks.cards.guide import help_card
from blocks.elements import Reply
from handlers.interaction import Gesture, Interaction
from handlers.invite_words import read_invite, read_why
from handlers.services import Services

COMMANDS = {
    "invite": ActionId.INVITATION_COMPOSE,
    "pending": ActionId.LIST_PENDING,
    "approvals": ActionId.LIST_APPROVALS,
    "sent": ActionId.LIST_SENT,
    "team": ActionId.LIST_TEAM,
    "suggest": ActionId.SUGGESTION_ASK,
    "bulk": ActionId.BULK_OPEN,
    "link": ActionId.WORK_ITEM_LINK,
    "preferences": ActionId.PREFERENCES_OPEN,
    "settings": ActionId.PREFERENCES_OPEN,
    "admin": ActionId.ADMIN_OPEN,
    "correct": ActionId.PERSON_CORRECT,
    "my-data": ActionId.PRIVACY_MY_DATA,
    "forget-me": ActionId.PRIVACY_FORGET,
    "templates": ActionId.TEMPLATES_OPEN,
    "policy": ActionId.POLICY_OPEN,
    "why": ActionId.POLICY_WHY,
    "help": ActionId.HELP_SHOW,
}


@dataclass(frozen=True, slots=True)
class Command:
    action: ActionId
    gesture: Gesture


def read_command(text: str, gesture: Gesture) -> Command:
    """Understand `invite @sarah to Q3 outreach`; nonsense becomes help that names the nearest."""
    word, _, rest = text.strip().partition(" ")
    action = COMMANDS.get(word.casefold() or "help")
    if action is None:
        return Command(ActionId.HELP_SHOW, replace(gesture, value=text.strip()[:60]))
    if action is ActionId.INVITATION_COMPOSE:
        return Command(action, _invite(rest, gesture))
    if action is ActionId.POLICY_WHY:
        return Command(action, _why(rest, gesture))
    return Command(action, gesture)


def _invite(rest: str, gesture: Gesture) -> Gesture:
    wanted = read_invite(rest)
    fields = {**gesture.fields, "people": wanted.people, "typed": wanted.typed}
    return replace(gesture, fields=fields, words=wanted.work)


def _why(rest: str, gesture: Gesture) -> Gesture:
    wanted = read_why(rest)
    fields = {**gesture.fields, "people": wanted.people, "typed": wanted.typed}
    return replace(gesture, fields=fields, words=wanted.work)


async def show_help(interaction: Interaction, services: Services) -> Reply:
    """`value` holds what could not be understood, if anything."""
    del services
    unknown = interaction.value
    word = unknown.split(" ", 1)[0].casefold()
    nearest = difflib.get_close_matches(word, COMMANDS, n=1, cutoff=0.5) if word else []
    return help_card(unknown, nearest[0] if nearest else "")
