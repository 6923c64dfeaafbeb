"""Job roles: what a piece of work needs, and which title or department covers it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from invites.people import Person
from invites.work import WorkItem, WorkItemKind


@dataclass(frozen=True, slots=True)
class JobRole:
    """`function` is the field of work; `leads` says that the role is the head of it."""

    name: str
    label: str
    function: str
    leads: bool = False


_FUNCTIONS = {
    "sales": "Sales",
    "marketing": "Marketing",
    "engineering": "Engineering",
    "product": "Product",
    "design": "Design",
    "legal": "Legal",
    "finance": "Finance",
    "customer_success": "Customer success",
    "support": "Support",
    "data": "Data",
    "people_hr": "People and HR",
    "it_security": "IT and security",
    "operations": "Operations",
    "procurement": "Procurement",
    "partner": "Partnerships",
}
ROLES: Mapping[str, JobRole] = MappingProxyType(
    {name: JobRole(name, label, name) for name, label in _FUNCTIONS.items()}
    | {
        f"{name}_leadership": JobRole(f"{name}_leadership", f"{label} leadership", name, leads=True)
        for name, label in _FUNCTIONS.items()
    }
    | {"executive": JobRole("executive", "Executive", "executive")}
)
NEEDS: Mapping[WorkItemKind, tuple[str, ...]] = MappingProxyType(
    {
        WorkItemKind.PROJECT: ("product", "engineering"),
        WorkItemKind.TASK: (),
        WorkItemKind.WORKFLOW: ("operations",),
        WorkItemKind.CADENCE: ("sales_leadership", "marketing", "sales"),
        WorkItemKind.DOCUMENT: (),
        WorkItemKind.CHANNEL: (),
    }
)
_LEADS = re.compile(r"\b(vp|head|chief|director|leader|cro|cmo|cto|cfo)\b")


@lru_cache(maxsize=8192)
def roles_of(title: str, department: str = "") -> frozenset[str]:
    """Names of the roles that somebody with this title, in this department, covers."""
    text = f"{title} {department}".casefold().replace("revenue", "sales")
    text = re.sub(r"\b(account executive|ae|sdr|bdr)\b", "sales", text)
    found = [name for name, label in _FUNCTIONS.items() if label.casefold() in text]
    leads = bool(_LEADS.search(title.casefold()))
    return frozenset(found) | (frozenset(f"{n}_leadership" for n in found) if leads else set())


def covers(person: Person, role: str) -> bool:
    return role in roles_of(person.title, person.department)


def needs_of(item: WorkItem) -> tuple[str, ...]:
    """The roles this work item declares, or what its kind usually needs."""
    if item.roles:
        return item.roles
    bare = item.kind is WorkItemKind.CHANNEL
    outreach = bare and re.search(r"cadence|outreach", item.title.casefold())
    return NEEDS[WorkItemKind.CADENCE if outreach else item.kind]


def gaps(item: WorkItem, members: Iterable[Person]) -> tuple[str, ...]:
    """The roles needed that none of these people covers."""
    people = tuple(members)
    return tuple(r for r in needs_of(item) if not any(covers(p, r) for p in people))


def find(words: str) -> str | None:
    """The role an administrator means by `words`, or None."""
    found = roles_of(words)
    return max(found, key=len, default=None)
