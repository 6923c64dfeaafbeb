"""Whom to invite: one customer's memory of who works with whom, and the ranking made from it.

Pure computation in memory. What to do with a ranking is decided in `invites.services`.
"""

from invites.relevance.engine import Engine
from invites.relevance.query import Query, Ranked

__all__ = ["Engine", "Query", "Ranked"]
