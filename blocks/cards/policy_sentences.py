"""What a policy says, as whole sentences: the same for the overview and for what has changed."""

from collections.abc import Iterator
from datetime import timedelta

from blocks.cards.lists import known_work
from blocks.cards.policy_rules import approvers_words, rule_line
from blocks.text import clean, listing
from invites.language import N_, _, ngettext
from invites.policy import Effect, Policy, strictest
from invites.policy.parts import Part
from invites.policy_views import Known

DAY = timedelta(days=1)
LISTED = 8
ENTRY = 80
Line = tuple[str, str]
"""What it is about, a stable word; and the sentence."""

ALLOW, ASK, DENY = Effect.ALLOW, Effect.REQUIRE_APPROVAL, Effect.DENY
_SUGGESTIONS = {
    ALLOW: N_("Usher suggests whom to invite, and suggested people may be invited."),
    ASK: N_("Usher suggests whom to invite; inviting them needs approval."),
    DENY: N_("Usher suggests nobody."),
}
_SINGLE = {
    ALLOW: N_("People may write invitations themselves."),
    ASK: N_("An invitation that somebody writes themselves needs approval."),
    DENY: N_("Nobody may write an invitation themselves."),
}
_BULK = {
    ALLOW: N_("Bulk invitations are on."),
    ASK: N_("Bulk invitations need approval."),
    DENY: N_("Bulk invitations are off."),
}
_EXTERNAL = {
    ALLOW: N_("People from outside may be invited, from domains that are let in."),
    ASK: N_("Inviting people from outside needs approval, unless a rule allows it."),
    DENY: N_("Nobody from outside may be invited."),
}
_STRICT_EXTERNAL = N_("Inviting people from outside always needs approval.")
_COLLEAGUES = {
    ALLOW: N_("Where no rule says otherwise, everybody may invite colleagues."),
    ASK: N_("Where no rule says otherwise, inviting colleagues needs approval."),
    DENY: N_("Only what a rule allows is allowed."),
}
_UNKNOWN = {
    ALLOW: N_("Domains on no list are let in."),
    ASK: N_("Inviting somebody at a domain on no list needs approval."),
    DENY: N_("Domains on no list are kept out, unless a rule lets them in."),
}
_OVER = {
    ALLOW: N_("Beyond their day, an inviter may go on."),
    ASK: N_("Beyond their day, an inviter's invitations need approval."),
    DENY: N_("Beyond their day, an inviter has to wait."),
}
_REMINDERS = {
    0: N_("Nobody is reminded of an invitation, unless an inviter presses Remind."),
    1: N_("An invitation is reminded of once at most."),
    2: N_("An invitation is reminded of twice at most."),
    3: N_("An invitation is reminded of three times at most."),
}


def sentences(policy: Policy, known: Known, part: Part) -> tuple[Line, ...]:
    match part:
        case Part.SWITCHES:
            return tuple(_switches(policy))
        case Part.RULES:
            return tuple((f"rule {r.id}", rule_line(r, known)) for r in policy.rulebook.rules)
        case Part.DOMAINS:
            return tuple(_domains(policy))
        case Part.QUOTAS:
            return tuple(_quotas(policy))
        case Part.APPROVERS:
            told = _("Whoever is asked for approval: {approvers}.")
            asked = approvers_words(policy.approvers, known)
            return (("approvers", told.format(approvers=asked)),)
        case Part.TIMING:
            return tuple(_timing(policy))
        case Part.KEEPING:
            return tuple(_keeping(policy))
        case Part.CLOSED:
            return tuple(_closed(policy, known))
        case Part.EVERYTHING:
            parts = (each for each in Part if each is not Part.EVERYTHING)
            return tuple(line for each in parts for line in sentences(policy, known, each))


def _switches(policy: Policy) -> Iterator[Line]:
    if not policy.inviting:
        yield "inviting", _("Invitations are off: nobody can invite anybody.")
    switches = policy.switches
    yield "suggestions", _(_SUGGESTIONS[switches.suggestions])
    yield "single", _(_SINGLE[switches.single])
    yield "bulk", _(_BULK[switches.bulk])
    yield "external", outside(policy)
    yield "colleagues", _(_COLLEAGUES[policy.rulebook.same_customer])


def outside(policy: Policy) -> str:
    if policy.switches.external is ASK:
        return _(_STRICT_EXTERNAL)
    return _(_EXTERNAL[strictest((policy.switches.external, policy.rulebook.external))])


def _domains(policy: Policy) -> Iterator[Line]:
    allowed, blocked = policy.domains.allowed, policy.domains.blocked
    if allowed:
        yield "allowed", _("Let in: {domains}.").format(domains=entries(allowed))
    else:
        yield "allowed", _("No domain is let in by name.")
    if blocked:
        yield "blocked", _("Blocked: {domains}.").format(domains=entries(blocked))
    yield "unknown", _(_UNKNOWN[policy.rulebook.unknown_domain])


def entries(listed: frozenset[str]) -> str:
    return listing([clean(unicoded(each), ENTRY) for each in sorted(listed)], LISTED)


def unicoded(entry: str) -> str:
    """As people write it, where that says the same."""
    local, at, domain = entry.rpartition("@")
    below = "*." if domain.startswith("*.") else ""
    ascii_form = domain.removeprefix("*.")
    try:
        shown = ascii_form.encode("ascii").decode("idna")
        same = shown.encode("idna").decode("ascii") == ascii_form
    except UnicodeError:
        return entry
    return f"{local}{at}{below}{shown}" if same else entry


def _quotas(policy: Policy) -> Iterator[Line]:
    quotas = policy.quotas
    each = ngettext(
        "Each inviter may invite {count} person a day.",
        "Each inviter may invite {count} people a day.",
        quotas.inviter_a_day,
    )
    yield "inviter_a_day", each.format(count=quotas.inviter_a_day)
    yield "over", _(_OVER[quotas.over])
    together = ngettext(
        "All together may invite {count} person a day.",
        "All together may invite {count} people a day.",
        quotas.customer_a_day,
    )
    yield "customer_a_day", together.format(count=quotas.customer_a_day)
    one = _("One person gets at most {day} a day and {week} a week, whoever invites.")
    yield "invitee", one.format(day=quotas.invitee_a_day, week=quotas.invitee_a_week)
    waiting = ngettext(
        "At most {count} invitation may wait for an answer at a time.",
        "At most {count} invitations may wait for an answer at a time.",
        quotas.pending,
    )
    yield "pending", waiting.format(count=quotas.pending)
    rows = ngettext(
        "A bulk invitation has at most {count} row.",
        "A bulk invitation has at most {count} rows.",
        quotas.bulk_rows,
    )
    yield "bulk_rows", rows.format(count=quotas.bulk_rows)
    if quotas.seats is not None:
        seats = ngettext(
            "There is room for {count} free collaborator.",
            "There is room for {count} free collaborators.",
            quotas.seats,
        )
        yield "seats", seats.format(count=quotas.seats)


def _timing(policy: Policy) -> Iterator[Line]:
    days = policy.lifetime // DAY
    open_for = ngettext(
        "An invitation is open for {count} day.", "An invitation is open for {count} days.", days
    )
    yield "lifetime", open_for.format(count=days)
    yield "reminders", _(_REMINDERS[max(0, min(policy.reminders, 3))])


def _keeping(policy: Policy) -> Iterator[Line]:
    if policy.drafts:
        yield "drafts", _("A model may write drafts, where one is set up.")
    else:
        yield "drafts", _("No model writes drafts.")
    days = policy.retention_days
    if days is None:
        yield "retention", _("Ended invitations are kept as long as whoever operates Usher says.")
    else:
        kept = ngettext(
            "Ended invitations are kept for {count} day.",
            "Ended invitations are kept for {count} days.",
            days,
        )
        yield "retention", kept.format(count=days)


def _closed(policy: Policy, known: Known) -> Iterator[Line]:
    if not policy.closed:
        yield "closed", _("No work is closed to new people.")
        return
    items = [known.items.get(each) for each in sorted(policy.closed)]
    names = [known_work(each) if each else _("work that is gone") for each in items]
    told = _("Closed to new people: {works}.")
    yield "closed", told.format(works=listing(names, LISTED))
