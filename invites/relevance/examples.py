"""What a join teaches: the question that would have been asked just before it, and its answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invites.activity import Activity, ActivityKind
from invites.relevance.crowd import NEVER
from invites.relevance.decay import DAY
from invites.relevance.scene import HERE, Scene, about
from invites.relevance.state import Moment, State

_EACH = 3
_LATE = 7 * DAY


@dataclass(frozen=True, slots=True)
class Example:
    scene: Scene
    answer: int


def examples(state: State, activity: Activity, now: Moment) -> Iterator[Example]:
    """The joins of this act, before it is observed; people never seen before could not be named."""
    if activity.kind in (ActivityKind.LEAVE, ActivityKind.REACTION):
        return
    line = state.gatherings.find((activity.work_item_id, activity.conversation))
    known = state.gatherings.members(line) if line >= 0 else []
    fresh = state.newcomers(activity, now, known)
    if not fresh or (not known and fresh == [now.actor]):
        return
    if not known and activity.kind is not ActivityKind.JOIN:
        known, fresh = [now.actor], [p for p in fresh if p != now.actor]
    alone = activity.kind is not ActivityKind.JOIN or not now.targets
    for newcomer in fresh[:_EACH]:
        others = [p for p in fresh if p != newcomer and p not in known]
        question = _question(state, now, line, newcomer, alone=alone)
        known_before = state.crowd.last[newcomer] > NEVER
        if known and known_before and now.when - question.when <= _LATE:
            scene = _scene(state, activity, line, question, known, others)
            yield Example(scene, newcomer)
        known = [*known, newcomer]


@dataclass(frozen=True, slots=True)
class _Question:
    """Who would have been asked, -1 for whoever was there last, and when."""

    actor: int
    when: float
    alone: bool


def _question(state: State, now: Moment, line: int, newcomer: int, *, alone: bool) -> _Question:
    """Who joins by themselves could have been asked for since the act before."""
    if newcomer != now.actor:
        return _Question(now.actor, now.when, alone=False)
    if not alone:
        return _Question(now.targets[0], now.when, alone=False)
    return _Question(-1, float(state.gatherings.last[line]) if line >= 0 else now.when, alone=True)


def _scene(
    state: State,
    activity: Activity,
    line: int,
    question: _Question,
    known: Sequence[int],
    others: Sequence[int],
) -> Scene:
    began = line < 0 and activity.kind is not ActivityKind.JOIN
    words = activity.terms if began else ()
    actor = question.actor if question.actor >= 0 else known[-1]
    here = [p for p in known[-HERE:] if p != actor]
    return Scene(
        actor,
        [*here, actor],
        [*known, actor],
        [*known, actor, *others],
        line,
        state.floors.numbers.find(activity.work_item_id),
        about(state, words, line),
        words,
        (),
        question.alone,
        question.when,
        *state.scale.at(question.when),
    )
