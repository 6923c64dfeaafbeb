"""Whom to invite: one customer's memory of who works with whom, and the ranking made from it.

Pure computation in memory. What to do with a ranking is decided in `invites.services`.
"""

from invites.relevance.engine import Engine
from invites.relevance.explanation import Explanation, Part
from invites.relevance.feedback import Feedback, FeedbackKind
from invites.relevance.query import Query, Ranked
from invites.relevance.saving import FORM, NotReadable

__all__ = [
    "FORM",
    "Engine",
    "Explanation",
    "Feedback",
    "FeedbackKind",
    "NotReadable",
    "Part",
    "Query",
    "Ranked",
]
