"""The question put to the ranking, and one line of its answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from invites.activity import Term
from invites.people import PersonId
from invites.suggestion import Evidence
from invites.work import WorkItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Ask who is missing here, now.

    `members` are in the work item already and never ranked; nor are those in `exclude`. `here` are
    the people of the conversation, the latest last, where the asker knows them better than the log.
    `terms` is what the prompting activity was about. `needs` names the job roles the work item
    needs (see `invites.roles.needs_of`). `alone` says that somebody may join by themselves; then
    other weights count than for being added.
    """

    actor_id: PersonId
    work_item_id: WorkItemId
    at: datetime
    members: Collection[PersonId]
    conversation: str = ""
    terms: tuple[Term, ...] = ()
    needs: tuple[str, ...] = ()
    here: tuple[PersonId, ...] = ()
    exclude: Collection[PersonId] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate. `role` is the gap they would fill, or "".

    `confidence` lies between 0 and 1 and rises with `score`; `evidence` holds up to three reasons,
    the weightiest first.
    """

    person_id: PersonId
    score: float
    confidence: float
    role: str = ""
    evidence: tuple[Evidence, ...] = ()
