"""The policy: looking at it, changing a part or a rule, confirming, going back to what was."""

import re

from blocks.cards.policy import overview_form
from blocks.cards.policy_forms import edit_form, overtaken_lead
from blocks.cards.policy_history import history_form
from blocks.cards.policy_rule_form import rule_form
from blocks.cards.policy_rule_list import rules_form
from blocks.cards.policy_saving import GROUPS, consequences_form, saved_words
from blocks.elements import Form
from blocks.text import name
from handlers.interaction import Interaction
from handlers.policy_fields import NEW, read_part, read_rule
from handlers.services import Services
from invites.errors import BadRequest, NotFound
from invites.language import _
from invites.policy import Effect, Rule
from invites.policy.parts import Part, Wanted, rule_of
from invites.policy.radius import Settling
from invites.policy_views import Consequences, Outcome, Overtaken, PolicyView, Saved

_NUMBER = re.compile(r"[0-9]{1,6}")


async def open_policy(interaction: Interaction, services: Services) -> Form:
    return overview_form(await services.policies.look(interaction.actor))


async def edit(interaction: Interaction, services: Services) -> Form:
    """`value` names the part."""
    part = _part(interaction.value)
    me = interaction.gesture.identity
    view = await services.policies.look(interaction.actor, me.platform, me.workspace)
    return rules_form(view) if part is Part.RULES else edit_form(view, part)


async def rule(interaction: Interaction, services: Services) -> Form:
    """`value` is the rule's id; without one a new rule is begun."""
    me, rule_id = interaction.gesture.identity, interaction.value
    view = await services.policies.look(interaction.actor, me.platform, me.workspace, rule_id)
    if not rule_id:
        return rule_form(view, Rule(id=NEW, effect=Effect.REQUIRE_APPROVAL), new=True)
    found = rule_of(view.own, rule_id)
    if found is None:
        return rules_form(view, _("Somebody else has removed this rule."))
    return rule_form(view, found, new=False)


async def save(interaction: Interaction, services: Services) -> Form:
    """The value of the form: the part, the version it was filled with, and which rule."""
    part, base, rule_id = _asked(interaction.value)
    if rule_id:
        wanted = await read_rule(interaction, services, rule_id)
    else:
        wanted = await read_part(interaction, services, part)
    note = interaction.text("note")
    outcome = await services.policies.ask(interaction.actor, wanted, base, note)
    return _shown(outcome, wanted.part)


async def confirm(interaction: Interaction, services: Services) -> Form:
    chosen = {group: interaction.one_of(group, Settling) for group in GROUPS}
    choices = {group: choice for group, choice in chosen.items() if choice is not None}
    outcome = await services.policies.confirm(interaction.actor, interaction.value, choices)
    return _shown(outcome, Part.EVERYTHING)


async def up(interaction: Interaction, services: Services) -> Form:
    outcome = await services.policies.move_rule(interaction.actor, interaction.value, -1)
    return _shown(outcome, Part.RULES)


async def down(interaction: Interaction, services: Services) -> Form:
    outcome = await services.policies.move_rule(interaction.actor, interaction.value, 1)
    return _shown(outcome, Part.RULES)


async def remove(interaction: Interaction, services: Services) -> Form:
    outcome = await services.policies.remove_rule(interaction.actor, interaction.value)
    return _shown(outcome, Part.RULES)


async def history(interaction: Interaction, services: Services) -> Form:
    number = int(interaction.value) if _NUMBER.fullmatch(interaction.value) else 0
    return history_form(await services.policies.history(interaction.actor, number))


async def restore(interaction: Interaction, services: Services) -> Form:
    if not _NUMBER.fullmatch(interaction.value):
        raise NotFound
    outcome = await services.policies.restore(interaction.actor, int(interaction.value))
    return _shown(outcome, Part.EVERYTHING)


def _shown(outcome: Outcome, part: Part) -> Form:
    match outcome:
        case Saved() as saved if part is Part.RULES:
            return rules_form(saved.view, saved_words(saved))
        case Saved() as saved:
            return overview_form(saved.view, saved_words(saved))
        case Consequences() as found:
            return consequences_form(found)
        case Overtaken() as found:
            return _again(found.view, found.wanted)


def _again(view: PolicyView, wanted: Wanted) -> Form:
    """What they entered, over what somebody else has made of it meanwhile."""
    who = name(view.author) if view.author else _("Somebody")
    changed = _("{who} has changed this meanwhile. Look again at what holds now.").format(who=who)
    mine = rule_of(wanted.policy, wanted.rule_id)
    if wanted.part is Part.EVERYTHING:
        return overview_form(view, changed)
    if wanted.part is Part.RULES and mine is None:
        return rules_form(view, changed)
    lead = overtaken_lead(view, wanted, who)
    if mine is not None:
        return rule_form(view, mine, new=rule_of(view.own, mine.id) is None, lead=lead)
    return edit_form(view, wanted.part, wanted.policy, lead)


def _asked(value: str) -> tuple[Part, int, str]:
    part, _between, rest = value.partition(" ")
    base, _between, rule_id = rest.partition(" ")
    if not _NUMBER.fullmatch(base):
        raise BadRequest("policy")
    return _part(part), int(base), rule_id


def _part(value: str) -> Part:
    known = {part.value: part for part in Part if part is not Part.EVERYTHING}
    if value not in known:
        raise BadRequest("policy")
    return known[value]
