"""Features from the directory: missing roles, departments, titles, who reports to whom."""

import numpy as np

from invites.relevance.profiles import capped
from invites.relevance.scene import Scene
from invites.relevance.sight import Sight
from invites.relevance.state import State

_log = np.log1p


def gaps(state: State, at: Scene) -> tuple[str, ...]:
    """The needed roles that no member covers."""
    members = set(at.members)
    found = (r for r in at.needs if members.isdisjoint(state.profiles.covering(r)))
    return tuple(found)


def put_directory(state: State, at: Scene, missing: tuple[str, ...], sight: Sight) -> None:
    profiles, people = state.profiles, sight.people
    _put_gaps(state, missing, sight)
    if not at.here:
        return
    here = np.array(at.here)
    department, theirs = profiles.department[here], profiles.department[people]
    same = (theirs[:, None] == department[None, :]) & (theirs[:, None] > 0)
    sight.put("department", same.mean(axis=1))
    manager = profiles.manager[here]
    above = (people[:, None] + 1 == manager[None, :]).any(axis=1)
    below = (profiles.manager[people][:, None] == here[None, :] + 1).any(axis=1)
    sight.put("report", above + 0.5 * below)
    if len(profiles.departments) > 1:
        counts, kinds = profiles.department_joins, capped(theirs)
        affinity = counts[capped(department)].sum(axis=0) / (counts.sum(axis=0) + 1)
        sight.put("departments", _log(10 * affinity[kinds]) * (theirs > 0))
        sight.put("same_department", same[:, -1])
    if len(profiles.titles) > 1:
        title, held = profiles.title[here], profiles.title[people]
        counts = profiles.title_joins
        affinity = counts[capped(title)].sum(axis=0) / (counts.sum(axis=0) + 5)
        sight.put("titles", _log(10 * affinity[capped(held)]) * (held > 0))
        sight.put("same_title", (held == title[-1]) & (held > 0))


def _put_gaps(state: State, missing: tuple[str, ...], sight: Sight) -> None:
    """Somebody whose own words are also those of the topic fits a gap on the very first day."""
    for role in missing:
        able = np.fromiter(state.profiles.covering(role), np.int32)
        places = sight.scratch.place[able]
        sight.values[0, places[places >= 0]] = 1.0
    sight.put("fit", sight.get("gap") * np.minimum(1.0, sight.get("profile")))
