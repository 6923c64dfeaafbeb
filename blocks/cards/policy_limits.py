"""Limits as numbers that one types, each with the ceiling above it."""

from dataclasses import asdict

from blocks.elements import Choice, Element, Input, Option, TextInput
from invites.language import N_, _
from invites.policy import Effect, Policy
from invites.policy_views import PolicyView

LABELS = {
    "inviter_a_day": N_("People an inviter may invite in a day"),
    "customer_a_day": N_("People whom all together may invite in a day"),
    "invitee_a_day": N_("Invitations one person gets in a day"),
    "invitee_a_week": N_("Invitations one person gets in a week"),
    "pending": N_("Invitations that may wait for an answer"),
    "bulk_rows": N_("Rows of a bulk invitation"),
    "seats": N_("Free collaborators"),
}
OPTIONAL = frozenset({"seats"})
_OVER = {
    Effect.REQUIRE_APPROVAL: N_("Needs approval"),
    Effect.DENY: N_("Has to wait"),
    Effect.ALLOW: N_("Goes on"),
}
DIGITS = 40


def quota_inputs(view: PolicyView, policy: Policy) -> tuple[Element | Input, ...]:
    wanted, limits = asdict(policy.quotas), asdict(view.above.quotas)
    numbers = [
        TextInput(
            name=name,
            label=_(label),
            initial="" if wanted[name] is None else str(wanted[name]),
            hint=_hint(name, limits[name]),
            max_length=DIGITS,
            optional=name in OPTIONAL,
        )
        for name, label in LABELS.items()
    ]
    over = Choice(
        name="over",
        label=_("What an inviter wants beyond their day"),
        options=tuple(Option(effect, _(words)) for effect, words in _OVER.items()),
        initial=policy.quotas.over,
    )
    return (numbers[0], over, *numbers[1:])


def _hint(name: str, most: int | None) -> str:
    if most is not None:
        return _("At most {most}, set by whoever operates Usher.").format(most=f"{most:,}")
    return _("Empty means that there is no limit.") if name in OPTIONAL else ""
