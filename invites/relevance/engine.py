"""The engine: the state of one customer, fed in the order of the log and asked for rankings."""

from collections.abc import Callable, Iterable
from typing import Self

import numpy as np

from invites.activity import ANSWERS, Activity
from invites.people import Person, PersonId
from invites.relevance.answers import AGAINST, OUTCOMES, correct, example_of
from invites.relevance.arrays import Floats
from invites.relevance.beside import Beside
from invites.relevance.calibration import Calibration
from invites.relevance.candidates import Pool, look
from invites.relevance.examples import Example, examples
from invites.relevance.explanation import Explanation, Part
from invites.relevance.features.names import NAMES
from invites.relevance.feedback import Feedback, FeedbackKind, feedback_of
from invites.relevance.formula import confidence
from invites.relevance.learner import Learner
from invites.relevance.load import Load
from invites.relevance.offers import Offers
from invites.relevance.profiles import Profiles
from invites.relevance.query import Query, Ranked
from invites.relevance.reasons import Reasons
from invites.relevance.saving import dump, load
from invites.relevance.scene import Scene, scene
from invites.relevance.sight import Scratch
from invites.relevance.state import State
from invites.relevance.topics import Topics
from invites.relevance.weighing import weight
from invites.work import WorkItem

EXPLAINED = 20
"""Reasons are worked out for the first so many; the others carry score and role alone."""
Confidence = Callable[[float], float]


class Engine:
    """Everything the ranking of one customer knows. Not for use from two threads at once.

    `confidence` turns a score into a chance between 0 and 1 and must rise with it.
    """

    def __init__(
        self,
        people: Iterable[Person] = (),
        items: Iterable[WorkItem] = (),
        word_key: bytes = b"",
        confidence: Confidence = confidence,
    ) -> None:
        self._state = State(Topics(word_key), Profiles(word_key))
        self._learner = Learner()
        self._load = Load()
        self._calibration, self._offers = Calibration(), Offers()
        self._scratch = Scratch()
        self.confidence = confidence
        self.learn_people(people)
        for item in items:
            self.learn_item(item)

    @classmethod
    def load(
        cls, written: bytes, word_key: bytes = b"", confidence: Confidence = confidence
    ) -> Self:
        """The engine that wrote these bytes: it ranks the same to the last bit.

        Raises `NotReadable` when they are of another form; then the log is to be read again.
        """
        parts = load(written, word_key)
        made = cls(word_key=word_key, confidence=confidence)
        made._state, made._learner = parts["state"], parts["learner"]
        made._load, made._offers = parts["load"], parts["offers"]
        made._calibration = parts["calibration"]
        return made

    def dump(self) -> bytes:
        """All that was observed and learned; without the key for words."""
        parts = {"state": self._state, "learner": self._learner}
        beside = {"load": self._load, "calibration": self._calibration, "offers": self._offers}
        return dump(parts | beside)

    @property
    def bytes(self) -> int:
        """The memory that it takes, about."""
        return weight((self._state, self._learner, self._load, self._calibration))

    def observe(self, activity: Activity) -> None:
        """Take in the next activity of the log, and learn from the joins and answers in it."""
        if activity.kind in ANSWERS:
            answer = feedback_of(activity)
            if answer is not None:
                self.learn(answer)
            return
        now = self._state.moment(activity)
        for example in examples(self._state, activity, now):
            if self._learner.takes():
                self._learn(example)
        self._state.observe(activity, now)

    def learn(self, feedback: Feedback) -> None:
        """Take in what somebody answered: more like this, or less."""
        when = feedback.at.timestamp()
        if feedback.kind is FeedbackKind.INVITED:
            self._load.invited(self._state.person(feedback.person_id), when)
            self._offers.invited(feedback)
            return
        if feedback.kind is FeedbackKind.OFFERED:
            self._offer(feedback, when)
            return
        feedback = self._offers.as_asked(feedback)
        self._settle(feedback, when)
        example = example_of(self._state, feedback)
        if feedback.kind in (FeedbackKind.ACCEPTED, FeedbackKind.REFERRED):
            self._learn(example)
        elif feedback.kind in AGAINST:
            pool = look(self._state, example.scene, self._scratch)
            self._learner.unlearn(pool.values, _place(pool, example.answer))
        correct(self._state, feedback)

    def learn_people(self, people: Iterable[Person]) -> None:
        """Take in new or changed profiles."""
        self._state.learn_people(people)

    def learn_item(self, item: WorkItem) -> None:
        """Take in a new or changed title."""
        self._state.topics.learn_item(item)

    def rank(self, query: Query, reasons_from: float = 0.0) -> list[Ranked]:
        """The candidates, best first, never somebody who is a member already.

        Reasons are worked out for the first `EXPLAINED`, if their confidence is `reasons_from`.
        """
        state, at = self._state, scene(self._state, query)
        pool = look(state, at, self._scratch)
        scores = self._scores(at, pool)[0]
        order = self._order(pool, scores)
        sure = [self._chance(float(scores[i]), at.when) for i in order]
        shown = [
            i for i, each in zip(order[:EXPLAINED], sure, strict=False) if each >= reasons_from
        ]
        parts = self._learner.parts(pool.values[:, shown], alone=query.alone)
        reasons = Reasons(state, at, query.work_item_id)
        ranked = []
        for place, i in enumerate(order):
            person, role = int(pool.people[i]), ""
            if pool.values[0, i]:
                role = self._role(pool, person)
            why = reasons.of(person, role, parts[:, place]) if place < len(shown) else ()
            name = state.people.names[person]
            ranked.append(Ranked(name, float(scores[i]), sure[place], role, why))
        return ranked

    def explain(self, query: Query, person_id: PersonId) -> Explanation:
        """Why this person stands where they stand, or why they are no candidate at all."""
        state, at = self._state, scene(self._state, query)
        pool = look(state, at, self._scratch)
        person = state.people.find(person_id)
        i = _place(pool, person)
        if i < 0:
            member = person in at.members
            return Explanation(
                person_id, candidate=False, member=member, place=0, of=len(pool.people)
            )
        scores, beside = self._scores(at, pool)
        column = pool.values[:, [i]]
        parts = self._learner.parts(column, alone=query.alone)[:, 0]
        slopes = self._learner.slopes(alone=query.alone)
        role = self._role(pool, person)
        return Explanation(
            person_id,
            candidate=True,
            member=False,
            place=1 + self._order(pool, scores).index(i),
            of=len(pool.people),
            score=float(scores[i]),
            confidence=self._chance(float(scores[i]), at.when),
            role=role,
            evidence=Reasons(state, at, query.work_item_id).of(person, role, parts),
            parts=tuple(
                Part(name, float(value), float(slope), float(part))
                for name, value, slope, part in zip(NAMES, column[:, 0], slopes, parts, strict=True)
            )
            + beside.parts(i),
        )

    def _scores(self, at: Scene, pool: Pool) -> tuple[Floats, Beside]:
        """What was learned and, beside it, who suits best and who was asked enough."""
        learned = self._learner.score(pool.values, alone=at.alone)
        beside = Beside.of(self._state, self._load, at, pool)
        return learned + beside.suits + beside.relief, beside

    def _chance(self, score: float, when: float) -> float:
        return self._calibration.chance(self.confidence(score), when)

    def _offer(self, offer: Feedback, when: float) -> None:
        """Keep what the score says now: what comes of it is learned from when it is known."""
        for plain in self._offers.lapsed(when):
            self._calibration.learn(plain, when, yes=False)
        example = example_of(self._state, offer)
        pool = look(self._state, example.scene, self._scratch)
        place = _place(pool, example.answer)
        if place >= 0:
            score = float(self._scores(example.scene, pool)[0][place])
            self._offers.open(offer, self.confidence(score))

    def _settle(self, answer: Feedback, when: float) -> None:
        yes = OUTCOMES.get(answer.kind)
        plain = self._offers.close(answer) if yes is not None else None
        if yes is not None and plain is not None:
            self._calibration.learn(plain, when, yes=yes)

    def _learn(self, example: Example) -> None:
        pool = look(self._state, example.scene, self._scratch)
        place = _place(pool, example.answer)
        self._learner.learn(pool.values, place, alone=example.scene.alone)

    def _order(
        self, pool: Pool, scores: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"
    ) -> list[int]:
        """Best first; of equals whoever is more active lately, then by name."""
        active, names = self._state.crowd.acts_short[pool.people], self._state.people.names
        plain = zip(scores.tolist(), active.tolist(), pool.people.tolist(), strict=True)
        keys = [(-score, -acts, names[person]) for score, acts, person in plain]
        return sorted(range(len(keys)), key=keys.__getitem__)

    def _role(self, pool: Pool, person: int) -> str:
        covering = self._state.profiles.covering
        return next((role for role in pool.missing if person in covering(role)), "")


def _place(pool: Pool, person: int) -> int:
    found = np.flatnonzero(pool.people == person)
    return int(found[0]) if len(found) else -1
