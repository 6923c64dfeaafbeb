"""Job roles: what work needs, and which titles and departments cover it. Not rights (`access`)."""

from invites.roles.catalog import ROLES, JobRole
from invites.roles.needs import NEEDS, find, gaps, needs_of
from invites.roles.titles import covers, roles_of

__all__ = ["NEEDS", "ROLES", "JobRole", "covers", "find", "gaps", "needs_of", "roles_of"]
