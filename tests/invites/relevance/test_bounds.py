"""Memory stays within bounds, and what is forgotten is the oldest or the least."""

from invites.activity import Term
from invites.people import PersonId
from invites.relevance import Engine
from invites.relevance.decay import Tally
from invites.relevance.gatherings import Gatherings
from invites.relevance.topics import Topics
from invites.terms import keyed
from invites.work import WorkItemId
from tests.invites.relevance.stories import KEY, act, ask, engine, item


def test_a_tally_keeps_the_largest_amounts_and_the_whole_sum() -> None:
    tally = Tally(4)
    for number in range(7):
        tally.add(PersonId(f"p{number}"), float(number), 0.0)
    assert set(tally.amounts) == {"p3", "p4", "p5", "p6"}
    assert (tally.long, list(tally.largest(2))) == (21.0, ["p6", "p5"])


def test_the_oldest_conversations_are_forgotten_first() -> None:
    gatherings = Gatherings()
    for number in range(50_001):
        gatherings.at((WorkItemId("c1"), str(number)))
    assert len(gatherings.places) == 50_000
    assert (WorkItemId("c1"), "0") not in gatherings.places


def test_the_rarest_terms_are_forgotten_when_there_are_too_many() -> None:
    topics = Topics(KEY)
    rare = [Term(number.to_bytes(8, "big")) for number in range(200_000)]
    often = keyed(["pricing"], KEY)
    topics.credit(PersonId("raj"), often * 3, 1.0, 1.0)
    topics.credit(PersonId("raj"), rare, 1.0, 1.0)
    assert len(topics.owners) <= 100_001
    assert often[0] in topics.owners


def test_a_word_that_everybody_uses_says_nothing_about_anybody() -> None:
    crowd = [f"p{number}" for number in range(70)]
    made = engine(*(act(name, name, "robot") for name in crowd), people=[])
    assert made._state.topics.shares(keyed(["robot"], KEY), 70, 1.0) == {}


def test_a_new_title_replaces_the_words_of_the_old_one() -> None:
    topics = Topics(KEY, {})
    for title in ("Pricing review", "Hiring plan"):
        topics.learn_item(item("c1", title))
    topics.learn_item(item("c2", "Pricing tiers"))
    topics.learn_item(item("c3", "Hiring in Lisbon"))
    assert topics.similar(WorkItemId("c1")) == {"c3"}


def test_the_long_unseen_are_forgotten_as_seen() -> None:
    made = Engine()
    for number in range(5_100):
        made.observe(act(f"p{number}", f"c{number}"))
    assert len(made._state.last_seen) <= 5_000
    assert ask(made, item("c1"), ("p1",))


def test_the_busiest_of_a_large_work_item_stand_for_it() -> None:
    crowd = [f"p{number:02}" for number in range(40)]
    made = engine(*(act(name, "c1") for name in crowd * 2), people=[])
    assert ask(made, item("c1"), tuple(crowd[:30]))
