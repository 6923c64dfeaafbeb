"""The job roles themselves: their names, and what people read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class JobRole:
    """`function` is the field of work; `leads` says that the role is the head of it."""

    name: str
    label: str
    function: str
    leads: bool = False


LEADERSHIP = "_leadership"
EXECUTIVE = "executive"
FUNCTIONS: Mapping[str, str] = MappingProxyType(
    {
        "sales": "Sales",
        "solutions": "Solutions engineering",
        "revenue_operations": "Revenue operations",
        "marketing": "Marketing",
        "partner": "Partnerships",
        "customer_success": "Customer success",
        "support": "Support",
        "product": "Product",
        "design": "Design",
        "engineering": "Engineering",
        "data": "Data",
        "it_security": "IT and security",
        "project_management": "Project management",
        "operations": "Operations",
        "finance": "Finance",
        "legal": "Legal",
        "procurement": "Procurement",
        "people_hr": "People and HR",
    }
)


def _both(name: str, label: str) -> tuple[JobRole, JobRole]:
    leader = JobRole(name + LEADERSHIP, f"{label} leadership", name, leads=True)
    return JobRole(name, label, name), leader


_EVERY = (
    *(role for name, label in FUNCTIONS.items() for role in _both(name, label)),
    JobRole(EXECUTIVE, "Executive team", EXECUTIVE, leads=True),
)
ROLES: Mapping[str, JobRole] = MappingProxyType({role.name: role for role in _EVERY})
