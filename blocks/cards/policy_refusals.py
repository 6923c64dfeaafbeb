"""What the administrators' rules refuse, in words: what is the matter, and what to do next."""

from blocks.cards.sample import DAYS, NOW
from blocks.text import clean, listing, readers_moment
from invites.errors import AlreadyMember, CannotInvite, GuestNotAllowed, NotInChat
from invites.language import N_, _
from invites.policy import refusals

_OFF = {
    "single": N_("Invitations are switched off. Ask an administrator."),
    "suggestions": N_(
        "Inviting from suggestions is switched off. Use /usher invite, or ask an administrator."
    ),
    "bulk": N_("Inviting many at once is switched off. Ask an administrator."),
    "external": N_(
        "{who} is from outside, and inviting people from outside is switched off. "
        "Choose a colleague, or ask an administrator."
    ),
}
_SIMPLE: dict[type[CannotInvite], str] = {
    refusals.BeyondOwnRights: N_(
        "This would give {who} more than you have here yourself. Ask an administrator."
    ),
    refusals.InviterGone: N_("Whoever sent it has left. Ask their manager to take it over."),
    refusals.CustomerSuspended: N_(
        "Usher is paused for your organisation. What is waiting stays; try again later."
    ),
    refusals.NeedsApproval: N_(
        "Your organisation's rules ask for an approval first. Ask an administrator."
    ),
}


def policy_words(error: CannotInvite) -> str | None:
    """None for what is not about rules."""
    who = clean(error.who, 60) or _("This person")
    match error:
        case refusals.DirectionOff(direction=direction):
            return _(_OFF[direction]).format(who=who)
        case refusals.RuleForbids():
            return _(
                "A rule of your organisation does not let you invite {who} to this. "
                "Ask an administrator, or see the rule with /usher why."
            ).format(who=who)
        case refusals.NobodyApproves(alone=True):
            return _(
                "{who} cannot be invited without approval, and you are the only administrator. "
                "Have a second one appointed, or change the rule with /usher policy."
            ).format(who=who)
        case refusals.NobodyApproves():
            return _(
                "{who} cannot be invited without approval, and nobody here could give it. "
                "Ask whoever looks after this workspace to appoint an administrator."
            ).format(who=who)
        case refusals.DomainBlocked(domain=domain):
            return _("{who} cannot be invited: addresses at {domain} are blocked.").format(
                who=who, domain=clean(domain, 60)
            )
        case refusals.CustomerQuotaReached(limit=limit, resets_at=resets_at):
            return _(
                "Your organisation has reached its limit of {limit} invitations. "
                "Try again after {when}."
            ).format(limit=limit, when=readers_moment(resets_at))
        case _:
            found = _SIMPLE.get(type(error))
            return None if found is None else _(found).format(who=who)


def each_policy_refusal(who: str) -> list[CannotInvite]:
    """For the examples."""
    return [
        *(refusals.DirectionOff(direction, who) for direction in _OFF),
        *(kind(who) for kind in _SIMPLE),
        refusals.RuleForbids(who, "r1"),
        refusals.NobodyApproves(who),
        refusals.NobodyApproves(who, alone=True),
        refusals.DomainBlocked(who, "rival.example"),
        refusals.CustomerQuotaReached("quota of the customer", 200, NOW + DAYS),
    ]


def outsider_words(error: refusals.FromOutside) -> str | None:
    """About somebody named by their address; None for what would be said of anybody."""
    address = clean(error.address, 100)
    match error.why:
        case GuestNotAllowed(domain=domain) if domain and error.administrators:
            able = listing([clean(name, 60) for name in error.administrators])
            return _(
                "{address} cannot be invited: {domain} is not among the domains that are let in. "
                "{who} can let it in with /usher policy."
            ).format(address=address, domain=clean(domain, 60), who=able)
        case GuestNotAllowed(domain=domain) if domain:
            return _(
                "{address} cannot be invited: {domain} is not among the domains that are let in. "
                "An administrator can let it in with /usher policy."
            ).format(address=address, domain=clean(domain, 60))
        case NotInChat(who=who) if who == error.address:  # nobody whose name we know
            return _(
                "{address} is not in this workspace, and Usher sends no e-mail here. "
                "Ask whoever runs Usher to set it up."
            ).format(address=address)
        case _:
            return None


def each_outsider(who: str) -> list[CannotInvite]:
    """For the examples."""
    address = "ann@partner.example"
    unlisted = GuestNotAllowed(who, "partner.example")
    return [
        refusals.FromOutside(unlisted, address, (who, "Grace Kim")),
        refusals.FromOutside(unlisted, address),
        refusals.FromOutside(NotInChat(address), address),
        refusals.FromOutside(AlreadyMember(who), address),
    ]
