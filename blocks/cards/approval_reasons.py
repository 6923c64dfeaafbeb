"""Why an invitation needs approval: the steps of its verdict that asked for one, in words."""

from collections.abc import Iterator

from blocks.cards.policy_rules import rule_line
from blocks.text import clean, first_name
from invites.language import N_, _
from invites.people import PersonKind
from invites.policy import Effect, Step, domain_of
from invites.policy_views import Known
from invites.views import ApprovalView

OUTSIDE = (PersonKind.GUEST, PersonKind.EXTERNAL)
_SWITCHES = {
    "switch single": N_("Whatever people write themselves needs approval in your organisation."),
    "switch suggestions": N_("Inviting from suggestions needs approval in your organisation."),
    "switch bulk": N_("Inviting many at once needs approval in your organisation."),
    "switch external": N_("Inviting people from outside needs approval in your organisation."),
}
_EXTERNAL = N_("{who} is from outside your organisation, at {domain}.")
_UNKNOWN = N_("{who} is from outside your organisation.")
_COLLEAGUES = N_("Inviting colleagues needs approval in your organisation.")
_QUOTA = N_("{who} has invited {count} people within a day; beyond {limit} it needs approval.")
_RULE = N_("A rule of your organisation asks for it.")
_SINCE = N_("The rules have changed since it was written.")


def reasons(view: ApprovalView) -> tuple[str, ...]:
    """At least one: where nothing asks any more, the rules have changed."""
    told = tuple(dict.fromkeys(_each(view)))
    return told or (_(_SINCE),)


def _each(view: ApprovalView) -> Iterator[str]:
    for line in view.about.invitation.trace:
        step = Step.read(line)
        if step is not None and step.effect is Effect.REQUIRE_APPROVAL:
            yield _words(view, step)


def _words(view: ApprovalView, step: Step) -> str:
    about = view.about
    match step.check:
        case check if check in _SWITCHES:
            return _(_SWITCHES[check])
        case "default" if about.invitee.kind in OUTSIDE:
            domain = clean(domain_of(about.invitee.email), 60)
            told = _(_EXTERNAL) if domain else _(_UNKNOWN)
            return told.format(who=first_name(about.invitee), domain=domain)
        case "default":
            return _(_COLLEAGUES)
        case "quota of the inviter":
            count, _between, limit = step.what.partition("/")
            return _(_QUOTA).format(who=first_name(about.inviter), count=count, limit=limit)
        case "rule" if step.what in view.rules:
            known = Known(people=view.people, items=view.items)
            return rule_line(view.rules[step.what], known)
        case _:
            return _(_RULE)
