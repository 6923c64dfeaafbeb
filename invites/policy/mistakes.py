"""What is wrong with a policy that somebody asks for, field by field; sentences are in `blocks`."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import timedelta

from invites.errors import InviteError
from invites.policy.domains import MOST
from invites.policy.levels import LONGEST, SHORTEST, Policy, Quotas
from invites.policy.parts import Part, Wanted, rule_of

MOST_RULES = 25
MOST_REMINDERS = 3
SHORTEST_KEPT, LONGEST_KEPT = 30, 3650
_DAY = timedelta(days=1)
_LEAST = {"invitee_a_day": 1, "invitee_a_week": 1, "seats": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """`field` is the input it concerns, `code` says what it is; the rest are facts for the words.

    `line` counts from one; `what` is as it was typed.
    """

    field: str
    code: str
    what: str = ""
    line: int = 0
    least: int = 0
    most: int = 0
    above: bool = False
    """Whether whoever operates Usher has set `most`."""


class BadPolicy(InviteError):
    """Nothing was saved; each mistake goes under its field."""

    code = "bad_policy"

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(*mistakes)
        self.mistakes = mistakes


class ForAdministrators(InviteError):
    """What only administrators may do; `names` are some of them."""

    code = "for_administrators"

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        super().__init__(*names)
        self.names = names


def mistakes_of(asked: Policy, wanted: Wanted, above: Policy) -> tuple[Mistake, ...]:
    """Of the part that was changed; what was restored held once, and ceilings hold anyway."""
    match wanted.part:
        case Part.QUOTAS:
            return tuple(_quotas(asked.quotas, above.quotas))
        case Part.DOMAINS:
            return tuple(_domains(asked))
        case Part.APPROVERS:
            nobody = not asked.approvers.kinds and not asked.approvers.person_ids
            return (Mistake(field="approvers", code="nobody"),) if nobody else ()
        case Part.TIMING:
            return tuple(_timing(asked, above))
        case Part.KEEPING:
            return tuple(_keeping(asked))
        case Part.RULES:
            return tuple(_rules(asked, wanted.rule_id))
        case Part.SWITCHES | Part.CLOSED | Part.EVERYTHING:
            return ()


def _quotas(asked: Quotas, above: Quotas) -> Iterator[Mistake]:
    limits = asdict(above)
    for name, number in asdict(asked).items():
        most = limits[name]
        if name == "over" or number is None:
            continue
        least = _LEAST.get(name, 1)
        if number < least or (most is not None and number > most):
            yield Mistake(
                field=name, code="number", least=least, most=most or 0, above=most is not None
            )
    if asked.invitee_a_week < asked.invitee_a_day:
        yield Mistake(field="invitee_a_week", code="week_below_day")


def _domains(asked: Policy) -> Iterator[Mistake]:
    for field in ("allowed", "blocked"):
        if len(getattr(asked.domains, field)) > MOST:
            yield Mistake(field=field, code="too_many", most=MOST)
    both = asked.domains.allowed & asked.domains.blocked
    for what in sorted(both)[:3]:
        yield Mistake(field="blocked", code="on_both", what=what)


def _timing(asked: Policy, above: Policy) -> Iterator[Mistake]:
    most = min(above.lifetime, LONGEST)
    if not SHORTEST <= asked.lifetime <= most:
        yield Mistake(
            field="lifetime",
            code="number",
            least=1,
            most=most // _DAY,
            above=above.lifetime < LONGEST,
        )
    reminders = min(above.reminders, MOST_REMINDERS)
    if not 0 <= asked.reminders <= reminders:
        yield Mistake(
            field="reminders",
            code="number",
            most=reminders,
            above=above.reminders < MOST_REMINDERS,
        )


def _keeping(asked: Policy) -> Iterator[Mistake]:
    days = asked.retention_days
    if days is not None and not SHORTEST_KEPT <= days <= LONGEST_KEPT:
        yield Mistake(field="retention", code="number", least=SHORTEST_KEPT, most=LONGEST_KEPT)


def _rules(asked: Policy, rule_id: str) -> Iterator[Mistake]:
    rules = asked.rulebook.rules
    if len(rules) > MOST_RULES:
        yield Mistake(field="effect", code="too_many_rules", most=MOST_RULES)
    mine = rule_of(asked, rule_id)
    if mine is not None and any(
        replace(each, id=mine.id) == mine for each in rules if each.id != mine.id
    ):
        yield Mistake(field="effect", code="same_rule")
