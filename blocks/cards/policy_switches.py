"""Whether one may invite at all, by where an invitation comes from and where it goes."""

from enum import StrEnum

from blocks.elements import Choice, Element, Input, Option
from invites.language import N_, _
from invites.policy import Effect, Policy, Switches
from invites.policy_views import PolicyView


class Outside(StrEnum):
    """What holds for people from outside, as one choice."""

    OFF = "off"
    BY_RULE = "by_rule"
    ASK_ALWAYS = "ask_always"
    ASK = "ask"
    ON = "on"


_OUTSIDE = {
    Outside.ON: N_("May be invited, from domains that are let in"),
    Outside.ASK: N_("With approval, unless a rule allows it"),
    Outside.ASK_ALWAYS: N_("Always with approval"),
    Outside.BY_RULE: N_("Only where a rule allows it"),
    Outside.OFF: N_("Not at all"),
}
_EFFECTS = {
    Effect.ALLOW: N_("On"),
    Effect.REQUIRE_APPROVAL: N_("With approval"),
    Effect.DENY: N_("Off"),
}
_COLLEAGUES = {
    Effect.ALLOW: N_("Everybody may invite colleagues"),
    Effect.REQUIRE_APPROVAL: N_("With approval"),
    Effect.DENY: N_("Only where a rule allows it"),
}


def switch_inputs(view: PolicyView, policy: Policy) -> tuple[Element | Input, ...]:
    inviting = Choice(
        name="inviting",
        label=_("Invitations"),
        options=(Option("on", _("On")), Option("off", _("Off for everybody"))),
        initial="on" if policy.inviting else "off",
        spread=True,
    )
    rows = (
        ("suggestions", _("From suggestions")),
        ("single", _("Written by somebody themselves")),
        ("bulk", _("In bulk")),
    )
    chosen = {name: getattr(policy.switches, name) for name, _label in rows}
    directions = tuple(
        Choice(
            name=name,
            label=label,
            options=tuple(Option(effect, _(words)) for effect, words in _EFFECTS.items()),
            initial=chosen[name],
            hint=_above_hint(view.above.switches, name),
        )
        for name, label in rows
    )
    colleagues = Choice(
        name="same_customer",
        label=_("Colleagues"),
        options=tuple(Option(effect, _(words)) for effect, words in _COLLEAGUES.items()),
        initial=policy.rulebook.same_customer,
        hint=_("What holds where no rule says otherwise."),
    )
    outside = Choice(
        name="outside",
        label=_("People from outside"),
        options=tuple(Option(each, _(words)) for each, words in _OUTSIDE.items()),
        initial=outside_of(policy),
        hint=_above_hint(view.above.switches, "external"),
    )
    return (inviting, *directions, colleagues, outside)


def _above_hint(above: Switches, name: str) -> str:
    match getattr(above, name):
        case Effect.DENY:
            return _("Whoever operates Usher has switched this off.")
        case Effect.REQUIRE_APPROVAL:
            return _("Whoever operates Usher wants approval for this at least.")
        case _:
            return ""


def outside_of(policy: Policy) -> Outside:
    switch, default = policy.switches.external, policy.rulebook.external
    if switch is Effect.DENY:
        return Outside.OFF
    if switch is Effect.REQUIRE_APPROVAL:
        return Outside.ASK_ALWAYS
    by_default = {Effect.DENY: Outside.BY_RULE, Effect.REQUIRE_APPROVAL: Outside.ASK}
    return by_default.get(default, Outside.ON)
