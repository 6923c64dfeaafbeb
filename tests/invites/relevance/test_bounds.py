"""Memory stays within bounds, and what is forgotten is the oldest or the least."""

import random
from datetime import timedelta

from invites.activity import Term
from invites.relevance import Engine
from invites.relevance.gatherings import REMEMBERED, Gatherings
from invites.relevance.rows import Rows
from invites.relevance.topics import MOST_TERMS, Topics
from invites.terms import keyed
from invites.work import WorkItemId
from tests.invites.relevance.stories import KEY, act, ask, engine, item


def test_a_full_row_keeps_the_largest_amounts() -> None:
    rows = Rows(fields=1, limit=8)
    for key in range(9):
        amounts, column = rows.place(0, key)
        amounts[0, column] = key
    keys, amounts = rows.read(0)
    assert dict(zip(keys.tolist(), amounts[0].tolist(), strict=True)) == {
        key: float(key) for key in range(2, 9)
    }


def test_a_row_of_places_keeps_the_latest_in_order() -> None:
    rows = Rows(fields=0, limit=8, weighed=())
    for key in range(9):
        rows.append(3, key)
    assert rows.keys(3).tolist() == [2, 3, 4, 5, 6, 7, 8]
    assert rows.keys(0).tolist() == []


def test_what_is_removed_from_a_row_is_gone_and_its_room_is_used_again() -> None:
    rows = Rows(fields=2, limit=8)
    for key in range(3):
        rows.place(0, key)
    for key in range(3):
        rows.remove(0, key)
    amounts, column = rows.place(1, 7)
    assert (rows.keys(0).tolist(), rows.keys(1).tolist()) == ([], [7])
    assert amounts[:, column].tolist() == [0.0, 0.0]


def test_the_oldest_conversations_are_forgotten_first() -> None:
    gatherings = Gatherings()
    for number in range(REMEMBERED + 1):
        gatherings.open((WorkItemId("c1"), str(number)), 0)
    assert len(gatherings.serials) == REMEMBERED
    assert gatherings.find((WorkItemId("c1"), "0")) == -1
    assert gatherings.find((WorkItemId("c1"), str(REMEMBERED))) == 0


def test_the_rarest_terms_are_forgotten_when_there_are_too_many() -> None:
    made = engine(act("raj", "c1", "pricing"), act("raj", "c2", "liability"))
    topics = made._state.topics
    topics.number(Term(number.to_bytes(8, "big")) for number in range(MOST_TERMS))
    rankings = [ask(made, item("c3"), ("wei",), "pricing")]
    made.observe(act("peter", "c9"))
    rankings.append(ask(made, item("c3"), ("wei",), "pricing"))
    assert len(topics.numbers) == MOST_TERMS // 2
    topic = [{str(r.person_id): r.score for r in ranked}["raj"] for ranked in rankings]
    assert topic[1] > 0.8  # the word still speaks for whoever used it
    assert made._state.gatherings.terms[0, 0] == topics.find(keyed(["pricing"], KEY))[0]


def test_a_word_that_everybody_uses_says_nothing_about_anybody() -> None:
    crowd = [f"p{number}" for number in range(70)]
    made = engine(*(act(name, name, "robot") for name in crowd), people=[])
    rest = engine(*(act(name, name) for name in crowd), people=[])
    ranked, plain = (ask(each, item("c1"), ("p0",), "robot") for each in (made, rest))
    scores = {r.person_id: r.score for r in ranked}
    assert {r.person_id: scores[r.person_id] for r in plain} == {
        r.person_id: r.score for r in plain
    }


def test_a_new_title_replaces_the_words_of_the_old_one() -> None:
    topics = Topics(KEY)
    for title in ("Pricing review", "Hiring plan"):
        topics.learn_item(item("c1", title))
    topics.learn_item(item("c2", "Pricing tiers"))
    topics.learn_item(item("c3", "Hiring in Lisbon"))
    assert topics.similar(WorkItemId("c1")) == ["c3"]


def test_the_busiest_of_a_large_work_item_stand_for_it() -> None:
    crowd = [f"p{number:02}" for number in range(40)]
    made = engine(*(act(name, "c1") for name in crowd * 2), people=[])
    assert ask(made, item("c1"), tuple(crowd[:30]))


def test_the_state_of_one_person_stays_bounded() -> None:
    made = Engine()
    dice = random.Random(7)  # noqa: S311 - a crowd, no secret
    for number in range(150):
        crowd = tuple(f"p{dice.randrange(400)}" for _ in range(3))
        made.observe(act("hub", f"c{number % 5}", "one two three", to=crowd))
    state = made._state
    hub = state.people.find(act("hub", "c0").actor_id)
    assert len(state.ties.keys(hub)) <= 128
    assert max(state.asked.count) <= 64
    assert state.gatherings.count.max() <= 32
    owners = [len(state.topics.owners.keys(n)) for n in state.topics.find(keyed(["one"], KEY))]
    assert all(count <= 64 for count in owners)


def test_old_and_new_instants_share_one_scale() -> None:
    """Amounts are scaled down as years pass, and the order that they give stays."""
    old = [act("wei", "c2", to=("raj",), ago=timedelta(days=366 * 40 - d)) for d in range(5)]
    new = [act("wei", "c3", to=("peter",), ago=timedelta(days=d)) for d in range(1, 5)]
    ranked = ask(engine(*old, *new), item("c4"), ("wei",))
    assert [r.person_id for r in ranked][:1] == ["peter"]
