"""What a customer's answers make of a score: the chance of a yes."""

import random

import pytest

from invites.relevance.calibration import Calibration


def test_before_any_answer_the_score_is_believed() -> None:
    assert [Calibration().chance(p, 0.0) for p in (0.01, 0.5, 0.99)] == [0.01, 0.5, 0.99]


def test_a_higher_score_never_means_a_lower_chance() -> None:
    dice = random.Random(2)  # noqa: S311 - no secret
    made = Calibration()
    for _ in range(500):
        plain = dice.random()
        made.learn(plain, 0.0, yes=dice.random() < 1 - plain)  # the worst: a score that misleads
    chances = [made.chance(n / 50, 0.0) for n in range(51)]
    assert chances == sorted(chances)


@pytest.mark.parametrize("truth", [(1.0, 0.0), (0.4, -0.8), (2.0, 1.0)])
def test_after_some_hundred_answers_the_chance_is_what_happens(truth: tuple[float, float]) -> None:
    slope, shift = truth
    dice, made = random.Random(7), Calibration()  # noqa: S311
    hidden = Calibration(slope=slope, shift=shift, answers=1)
    for _ in range(1500):
        plain = dice.betavariate(2, 2)
        made.learn(plain, 0.0, yes=dice.random() < hidden.chance(plain, 0.0))
    for plain in (0.2, 0.4, 0.6, 0.8):
        assert made.chance(plain, 0.0) == pytest.approx(hidden.chance(plain, 0.0), abs=0.1)


def test_one_dismissal_hardly_moves_what_is_suggested() -> None:
    made = Calibration()
    made.learn(0.6, 0.0, yes=False)
    assert 0.5 < made.chance(0.6, 0.0) < 0.6


def test_whoever_fell_silent_is_heard_again_after_a_while() -> None:
    made = Calibration()
    for _ in range(40):
        made.learn(0.7, 0.0, yes=False)
    assert made.chance(0.7, 0.0) < 0.4
    assert 0.5 < made.chance(0.7, 60 * 86400.0) < 0.7
