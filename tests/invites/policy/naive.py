"""The verdict once more, written from the design alone: slow, long-winded, and without the engine.

Only the shapes of policies and proposals are shared. Levels come as a list, the highest first;
the last one is the customer's own.
"""

from datetime import datetime, timedelta

from invites.invitation import DeclineReason
from invites.people import Person, PersonId, PersonKind
from invites.policy import Policy, Proposal, Rule, Rulebook
from invites.work import Visibility

RANK = ["allow", "require_approval", "deny"]


def worst(*effects: str) -> str:
    return RANK[max([0, *(RANK.index(str(each)) for each in effects)])]


def naive(levels: list[Policy], asked: Proposal, now: datetime) -> str:
    """Allow, require approval or deny."""
    said = [*hard(levels, asked, now), *switched(levels, asked), *quotas(levels, asked)]
    for place, level in enumerate(levels):
        own = place == len(levels) - 1
        if own and asked.kept:
            continue
        said.append(ruled(level.rulebook, levels, asked))
    answer = worst(*said)
    return "allow" if answer == "require_approval" and asked.approved else answer


def hard(levels: list[Policy], asked: Proposal, now: datetime) -> list[str]:
    me, you, work = asked.inviter, asked.invitee, asked.item
    binding = levels[:-1] if asked.kept else levels  # what was let stand is spared by its own
    against = [
        any(level.suspended for level in levels),
        not all(level.inviting for level in binding),
        work.archived,
        work.visibility is Visibility.PRIVATE and me.id not in asked.members,
        me.id == you.id,
        you.kind is PersonKind.BOT,
        me.left,
        you.left,
        me.customer_id != you.customer_id,
        you.id in asked.members,
        opted_out(asked),
        cooling(asked, now),
        outside(you) and known(binding, you.email) == "blocked",
        any(work.id in level.closed for level in levels) and not asked.kept,
        any(not asked.grants <= level.capabilities for level in levels),
        not asked.grants <= asked.holds,
    ]
    return ["deny"] if any(against) else []


def opted_out(asked: Proposal) -> bool:
    for each in asked.preferences.refused:
        if each.inviter_id not in (None, asked.inviter.id):
            continue
        if each.work_item_id in (None, asked.item.id):
            return True
    return False


def cooling(asked: Proposal, now: datetime) -> bool:
    pair = (asked.inviter.id, asked.item.id)
    same = [no for no in asked.earlier if (no.inviter_id, no.work_item_id) == pair]
    for no in asked.earlier:
        if no.decline is not None and no.decline.reason is DeclineReason.NOT_NOW:
            raise NotImplementedError
        days = 7 if no not in same else (180 if len(same) > 1 else 30)
        if no.answered_at is not None and now < no.answered_at + timedelta(days=days):
            return True
    return False


def outside(person: Person) -> bool:
    return person.kind in (PersonKind.GUEST, PersonKind.EXTERNAL)


def known(levels: list[Policy], email: str) -> str:
    """Blocked, allowed or unknown: exact block, domain block, exact allow, domain allow."""
    if email.count("@") != 1 or "." not in email.split("@")[1]:
        return "unknown"
    local, domain = email.lower().split("@")
    local = local.split("+")[0]
    domain = ".".join(
        part if part.isascii() else "xn--" + part.encode("punycode").decode()
        for part in domain.split(".")
    )
    if any(listed(level.domains.blocked, local, domain) for level in levels):
        return "blocked"
    for level in levels[:-1]:
        if level.domains.allowed and not listed(level.domains.allowed, local, domain):
            return "unknown"
    return "allowed" if listed(levels[-1].domains.allowed, local, domain) else "unknown"


def listed(entries: frozenset[str], local: str, domain: str) -> bool:
    for entry in entries:
        if entry in (domain, f"{local}@{domain}"):
            return True
        if entry.startswith("*.") and f".{domain}".endswith(entry[1:]):
            return True
    return False


def switched(levels: list[Policy], asked: Proposal) -> list[str]:
    found = []
    for place, level in enumerate(levels):
        if asked.kept and place == len(levels) - 1:
            continue
        switches = level.switches
        match asked.origin.value:
            case "manual":
                found.append(switches.single)
            case "suggestion":
                found.append(switches.suggestions)
            case _:
                found.append(switches.bulk)
        if outside(asked.invitee):
            found.append(switches.external)
    return [str(each) for each in found]


def quotas(levels: list[Policy], asked: Proposal) -> list[str]:
    if asked.counts is None or asked.origin.value == "bulk":
        return []
    found = []
    if asked.counts.inviter_today >= min(level.quotas.inviter_a_day for level in levels):
        found.append(worst(*(level.quotas.over for level in levels)))
    if asked.counts.customer_today >= min(level.quotas.customer_a_day for level in levels):
        found.append("deny")
    if asked.counts.pending >= min(level.quotas.pending for level in levels):
        found.append("deny")
    return found


def ruled(book: Rulebook, levels: list[Policy], asked: Proposal) -> str:
    speaking = [rule.effect for rule in book.rules if speaks(rule, asked)]
    if speaking:
        return worst(*speaking)
    if not outside(asked.invitee):
        return str(book.same_customer)
    if known(levels, asked.invitee.email) == "allowed":
        return str(book.external)
    return str(book.unknown_domain)


def speaks(rule: Rule, asked: Proposal) -> bool:  # noqa: C901 - one line per condition
    me, you, work = asked.inviter, asked.invitee, asked.item
    if rule.inviter_roles and not rule.inviter_roles & asked.inviter_roles:
        return False
    if rule.unless_roles & asked.inviter_roles:
        return False
    if rule.inviter_departments and me.department.lower() not in rule.inviter_departments:
        return False
    if rule.inviter_ids and me.id not in rule.inviter_ids:
        return False
    if rule.relations and not rule.relations & stands(me, you):
        return False
    if rule.invitee_departments and you.department.lower() not in rule.invitee_departments:
        return False
    if rule.invitee_jobs and not rule.invitee_jobs & asked.invitee_jobs:
        return False
    if rule.kinds and work.kind not in rule.kinds:
        return False
    if rule.work_item_ids and work.id not in rule.work_item_ids:
        return False
    if rule.origins and asked.origin not in rule.origins:
        return False
    other = me.department == "" or me.department.lower() != you.department.lower()
    if rule.other_department is not None and rule.other_department != other:
        return False
    private = work.visibility is Visibility.PRIVATE
    return rule.private is None or rule.private == private


def stands(me: Person, you: Person) -> set[str]:
    if outside(you):
        return {"external"}
    found = {"same_customer"}
    if you.manager_id == me.id:
        return found | {"direct_report", "same_team"}
    boss: PersonId | None = me.manager_id
    if boss is not None and boss in {you.manager_id, you.id}:
        return found | {"same_team"}
    alone = boss is None or you.manager_id is None
    if alone and me.department and me.department.lower() == you.department.lower():
        return found | {"same_team"}
    return found
