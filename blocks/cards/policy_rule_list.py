"""The rules as a list of sentences that can be put in order."""

from blocks.actions import ActionId
from blocks.cards import policy_sample as sample
from blocks.cards.policy_forms import back
from blocks.cards.policy_rules import shown_rule
from blocks.cards.sample import Example
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Element,
    Footnote,
    Form,
    Points,
    Text,
)
from invites.language import _
from invites.policy import Rule
from invites.policy.mistakes import MOST_RULES
from invites.policy_views import PolicyView


def rules_form(view: PolicyView, lead: str = "") -> Form:
    rules = view.own.rulebook.rules
    explained = _(
        "All rules are looked at. Where several fit, a denial counts before an approval, "
        "and an approval before a permission; their order is for reading only."
    )
    add = Button(ActionId.POLICY_RULE, _("Add a rule"), "", ButtonStyle.PRIMARY)
    full = len(rules) >= MOST_RULES
    return Form(
        title=_("Rules"),
        body=(
            *((Text(lead),) if lead else ()),
            Footnote(explained),
            *(part for place in range(len(rules)) for part in _row(view, rules, place)),
            *(() if rules else (Text(_("There are no rules.")),)),
            Actions((*(() if full else (add,)), *back().buttons)),
        ),
        close_label=_("Close"),
    )


def _row(view: PolicyView, rules: tuple[Rule, ...], place: int) -> tuple[Element, ...]:
    rule = rules[place]
    number = place + 1
    edit = Button(ActionId.POLICY_RULE, _("Edit rule {number}").format(number=number), rule.id)
    up = Button(ActionId.POLICY_RULE_UP, _("Move up"), rule.id)
    down = Button(ActionId.POLICY_RULE_DOWN, _("Move down"), rule.id)
    remove = Button(
        ActionId.POLICY_RULE_REMOVE,
        _("Remove"),
        rule.id,
        ButtonStyle.DANGER,
        _("Remove this rule? What waits is looked at first."),
    )
    ways = (
        edit,
        *((up,) if place > 0 else ()),
        *((down,) if place + 1 < len(rules) else ()),
        remove,
    )
    return (numbered(number, shown_rule(rule, view.known)), Actions(ways))


def numbered(number: int, shown: Text | Points) -> Text | Points:
    told = _("{number}. {rule}")
    if isinstance(shown, Text):
        return Text(told.format(number=number, rule=shown.text))
    return Points(told.format(number=number, rule=shown.lead), shown.points)


def examples() -> tuple[Example, ...]:
    busy = sample.BUSY
    return (
        Example("form: rules", rules_form(busy)),
        Example("form: rules, one saved", rules_form(busy, _("Saved. No invitation waits."))),
        Example("form: no rules yet", rules_form(sample.VIEW)),
        Example("rough: as many rules as there may be", rules_form(sample.ROUGH), rough=True),
    )
