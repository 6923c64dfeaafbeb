"""Which roles a work item needs, which of them are missing, and what an administrator types."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from invites.people import Person
from invites.roles.catalog import EXECUTIVE, ROLES
from invites.roles.titles import covers, fold, read
from invites.work import WorkItem, WorkItemKind

_CONTRACT = (
    "contract contracts msa nda dpa redlines vertrag vertrage contrat contrats contrato contratos"
    " contratto gdpr dsgvo rgpd lgpd"
)
_CADENCE = ("sales_leadership", "sales", "marketing")
NEEDS: Mapping[WorkItemKind, tuple[str, ...]] = MappingProxyType(
    {
        WorkItemKind.PROJECT: ("product", "engineering", "design"),
        WorkItemKind.TASK: (),
        WorkItemKind.WORKFLOW: ("operations",),
        WorkItemKind.CADENCE: _CADENCE,
        WorkItemKind.DOCUMENT: (),
        WorkItemKind.CHANNEL: (),
    }
)
# Kinds that say little about themselves: a clear word of the title says what they are about.
_BY_TITLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cadence cadences outreach outbound prospecting", _CADENCE),
    (_CONTRACT, ("legal",)),
    ("rfp rfi proposal proposals", ("sales", "solutions", "legal")),
    ("pricing", ("product", "finance", "sales_leadership")),
    (
        "renewal renewals churn verlangerung renouvellement renovacion renovacao",
        ("customer_success", "sales"),
    ),
    ("budget budgets forecast presupuesto presupuestos orcamento", ("finance",)),
    (
        "campaign campaigns webinar kampagne kampagnen campagne campana campanha",
        ("marketing", "sales"),
    ),
    ("rebrand rebranding website", ("marketing", "design")),
    ("launch gtm", ("product", "marketing", "sales")),
    ("roadmap", ("product", "engineering")),
    ("soc2 iso27001 pentest", ("it_security",)),
    ("hiring recruiting recrutement reclutamiento recrutamento", ("people_hr",)),
    ("vendor vendors supplier suppliers lieferant lieferanten", ("procurement",)),
    ("outage outages postmortem postmortems", ("engineering", "support")),
)
_LOOSE_WORD = re.compile(r"[^\W_]+")


def needs_of(item: WorkItem) -> tuple[str, ...]:
    """The roles this work item declares, or its kind's, or what a clear word of its title says."""
    return item.roles or NEEDS[item.kind] or _needs_by_title(item.title)


def _needs_by_title(title: str) -> tuple[str, ...]:
    words = set(_LOOSE_WORD.findall(fold(title)))
    return next((roles for clear, roles in _BY_TITLE if words & set(clear.split())), ())


def gaps(item: WorkItem, members: Iterable[Person]) -> tuple[str, ...]:
    """The roles needed that none of these people covers, in the order of the needs."""
    people = tuple(members)
    return tuple(r for r in needs_of(item) if not any(covers(person, r) for person in people))


def find(words: str) -> str | None:
    """The role an administrator means by `words` ("head of sales", "Legal"), or None."""
    plain = " ".join(_LOOSE_WORD.findall(words.casefold()))
    if plain in _NAMED:
        return _NAMED[plain]
    reading = read(words)
    if EXECUTIVE in reading.also and not reading.fields:
        return EXECUTIVE
    return next(reading.roles(), None)


def _named() -> dict[str, str]:
    by_name = {name.replace("_", " "): name for name in ROLES}
    by_label = {role.label.casefold(): name for name, role in ROLES.items()}
    return by_name | by_label


_NAMED = _named()
