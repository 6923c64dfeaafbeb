"""The job roles themselves: their names, and what people read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from invites.language import N_


@dataclass(frozen=True, slots=True)
class JobRole:
    """`function` is the field of work; `leads` says that the role is the head of it.

    `label` is translated where it is shown.
    """

    name: str
    label: str
    function: str
    leads: bool = False


LEADERSHIP = "_leadership"
EXECUTIVE = "executive"
FUNCTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "sales": (N_("Sales"), N_("Sales leadership")),
        "solutions": (N_("Solutions engineering"), N_("Solutions engineering leadership")),
        "revenue_operations": (N_("Revenue operations"), N_("Revenue operations leadership")),
        "marketing": (N_("Marketing"), N_("Marketing leadership")),
        "partner": (N_("Partnerships"), N_("Partnerships leadership")),
        "customer_success": (N_("Customer success"), N_("Customer success leadership")),
        "support": (N_("Support"), N_("Support leadership")),
        "product": (N_("Product"), N_("Product leadership")),
        "design": (N_("Design"), N_("Design leadership")),
        "engineering": (N_("Engineering"), N_("Engineering leadership")),
        "data": (N_("Data"), N_("Data leadership")),
        "it_security": (N_("IT and security"), N_("IT and security leadership")),
        "project_management": (N_("Project management"), N_("Project management leadership")),
        "operations": (N_("Operations"), N_("Operations leadership")),
        "finance": (N_("Finance"), N_("Finance leadership")),
        "legal": (N_("Legal"), N_("Legal leadership")),
        "procurement": (N_("Procurement"), N_("Procurement leadership")),
        "people_hr": (N_("People and HR"), N_("People and HR leadership")),
    }
)
"""Each field of work: what its people, and what its head, are called."""


def _both(name: str, label: str, leadership: str) -> tuple[JobRole, JobRole]:
    leader = JobRole(name + LEADERSHIP, leadership, name, leads=True)
    return JobRole(name, label, name), leader


_EVERY = (
    *(role for name, labels in FUNCTIONS.items() for role in _both(name, *labels)),
    JobRole(EXECUTIVE, N_("Executive team"), EXECUTIVE, leads=True),
)
ROLES: Mapping[str, JobRole] = MappingProxyType({role.name: role for role in _EVERY})
