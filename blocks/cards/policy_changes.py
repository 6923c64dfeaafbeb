"""What differs between two policies, in sentences."""

from collections.abc import Iterator

from blocks.cards.policy_sentences import entries, sentences
from invites.language import _, ngettext
from invites.policy import Policy
from invites.policy.parts import Part
from invites.policy_views import Known

SHOWN = 12


def changes(before: Policy, after: Policy, known: Known) -> tuple[str, ...]:
    """At most `SHOWN`, with how many more there are."""
    found = [*_plain(before, after, known), *_domains(before, after), *_rules(before, after, known)]
    if len(found) <= SHOWN:
        return tuple(found)
    left = len(found) - SHOWN + 1
    more = ngettext("{count} more change.", "{count} more changes.", left).format(count=left)
    return (*found[: SHOWN - 1], more)


def _plain(before: Policy, after: Policy, known: Known) -> Iterator[str]:
    """Each sentence that reads otherwise now."""
    for part in Part:
        if part in (Part.RULES, Part.EVERYTHING):
            continue
        was, now = dict(sentences(before, known, part)), dict(sentences(after, known, part))
        for key in {**now, **was}:
            if was.get(key) == now.get(key) or key in ("allowed", "blocked"):
                continue
            if key not in now:
                yield _("No longer: {before}").format(before=was[key])
            elif key not in was:
                yield now[key]
            else:
                told = _("{now} Before: {before}")
                yield told.format(now=now[key], before=was[key])


def _domains(before: Policy, after: Policy) -> Iterator[str]:
    was, now = before.domains, after.domains
    words = (
        (now.allowed - was.allowed, _("Let in from now on: {domains}.")),
        (was.allowed - now.allowed, _("No longer let in: {domains}.")),
        (now.blocked - was.blocked, _("Blocked from now on: {domains}.")),
        (was.blocked - now.blocked, _("No longer blocked: {domains}.")),
    )
    for listed, told in words:
        if listed:
            yield told.format(domains=entries(listed))


def _rules(before: Policy, after: Policy, known: Known) -> Iterator[str]:
    was = dict(sentences(before, known, Part.RULES))
    now = dict(sentences(after, known, Part.RULES))
    old = {f"rule {rule.id}": rule for rule in before.rulebook.rules}
    new = {f"rule {rule.id}": rule for rule in after.rulebook.rules}
    for key, told in now.items():
        if key not in was:
            yield _("A new rule: {rule}").format(rule=told)
        elif old[key] != new[key]:
            yield _("A rule changed: {rule} Before: {before}").format(rule=told, before=was[key])
    for key, told in was.items():
        if key not in now:
            yield _("A rule is gone: {rule}").format(rule=told)
    kept_before, kept_now = [k for k in was if k in now], [k for k in now if k in was]
    if kept_before != kept_now:
        yield _("The rules stand in another order.")
