"""What is typed after `/usher`: from words to an action and its gesture."""

import difflib
import re
from dataclasses import dataclass, replace

from blocks.actions import ActionId
from blocks.cards.guide import help_card
from blocks.elements import Reply
from handlers.interaction import Gesture, Interaction
from handlers.services import Services

COMMANDS = {
    "invite": ActionId.INVITATION_COMPOSE,
    "pending": ActionId.LIST_PENDING,
    "sent": ActionId.LIST_SENT,
    "team": ActionId.LIST_TEAM,
    "suggest": ActionId.SUGGESTION_ASK,
    "link": ActionId.WORK_ITEM_LINK,
    "preferences": ActionId.PREFERENCES_OPEN,
    "settings": ActionId.PREFERENCES_OPEN,
    "help": ActionId.HELP_SHOW,
}
AT_ONCE = 20
"""People looked up for one command: each is a question to the store."""
MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_MARKUP = re.compile(r"<[#!][^>|]*(?:\|([^>]*))?>")
_TO = re.compile(r"(?:^|\s)(?:to|for|on)\s+(.*)$", re.DOTALL)


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
    return Command(action, gesture)


def _invite(rest: str, gesture: Gesture) -> Gesture:
    """People by mention or `@name`, the work item after "to" or as a channel."""
    people = tuple(dict.fromkeys(MENTION.findall(rest)))[:AT_ONCE]
    plain = _MARKUP.sub(lambda m: m.group(1) or "", MENTION.sub(" ", rest))
    named = _TO.search(plain)
    words = " ".join((named.group(1) if named else "").split()).strip("#\"'“”")
    names = (plain[: named.start()] if named else plain).split(",")
    typed = tuple(dict.fromkeys(n.strip().lstrip("@") for n in names if n.strip().lstrip("@")))
    fields = {**gesture.fields, "people": people, "typed": typed[:AT_ONCE]}
    return replace(gesture, fields=fields, words=words)


async def show_help(interaction: Interaction, services: Services) -> Reply:
    """`value` holds what could not be understood, if anything."""
    del services
    unknown = interaction.value
    word = unknown.split(" ", 1)[0].casefold()
    nearest = difflib.get_close_matches(word, COMMANDS, n=1, cutoff=0.5) if word else []
    return help_card(unknown, nearest[0] if nearest else "")
