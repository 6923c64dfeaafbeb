"""Domains outside as two lists that one types; lists too long for a field are added to instead."""

from blocks.cards.policy_sentences import entries, unicoded
from blocks.elements import Choice, Element, Input, Option, Text, TextInput
from invites.language import N_, _, ngettext
from invites.policy import Effect, Policy
from invites.policy_views import PolicyView

FIELD = 3000
"""Characters that a field of chat takes."""
_UNKNOWN = {
    Effect.DENY: N_("Kept out, unless a rule lets them in"),
    Effect.REQUIRE_APPROVAL: N_("Let in with approval"),
    Effect.ALLOW: N_("Let in"),
}
Inputs = tuple[Element | Input, ...]


def domain_inputs(view: PolicyView, policy: Policy) -> Inputs:
    how = _("One on each line, or with commas. *.partner.example has all below it as well.")
    lists = (
        ("allowed", _("Let in"), policy.domains.allowed),
        ("blocked", _("Blocked"), policy.domains.blocked),
    )
    return (
        Text(how),
        *(part for each in lists for part in _list(*each)),
        Choice(
            name="unknown_domain",
            label=_("Domains on no list"),
            options=tuple(Option(effect, _(words)) for effect, words in _UNKNOWN.items()),
            initial=policy.rulebook.unknown_domain,
        ),
        *_above(view),
    )


def as_typed(listed: frozenset[str]) -> str:
    return "\n".join(unicoded(each) for each in sorted(listed))


def fits(listed: frozenset[str]) -> bool:
    """Whether the whole list can be edited in one field."""
    return len(as_typed(listed)) <= FIELD


def _list(name: str, label: str, listed: frozenset[str]) -> Inputs:
    if fits(listed):
        return (_field(name, label, as_typed(listed)),)
    count = len(listed)
    told = ngettext("{count} entry, too long to show.", "{count} entries, too many to show.", count)
    more, fewer = {
        "allowed": (_("Let these in as well"), _("No longer let these in")),
        "blocked": (_("Block these as well"), _("No longer block these")),
    }[name]
    return (
        Text(f"{label}: {told.format(count=count)}"),
        _field(f"{name}_more", more, ""),
        _field(f"{name}_fewer", fewer, ""),
    )


def _field(name: str, label: str, initial: str) -> TextInput:
    return TextInput(
        name=name,
        label=label,
        initial=initial,
        placeholder="partner.example",
        multiline=True,
        max_length=FIELD,
        optional=True,
    )


def _above(view: PolicyView) -> Inputs:
    above = view.above.domains
    found: list[Element | Input] = []
    if above.allowed:
        told = _("Whoever operates Usher lets in no others than: {domains}.")
        found.append(Text(told.format(domains=entries(above.allowed))))
    if above.blocked:
        told = _("Whoever operates Usher blocks: {domains}.")
        found.append(Text(told.format(domains=entries(above.blocked))))
    return tuple(found)
