"""How a sentence and a list name work."""

from dataclasses import replace

import pytest

from blocks.cards.sample import CADENCE, GENERAL
from invites.template import in_a_list, subject
from invites.work import WorkItem

TITLED = replace(GENERAL, title="Customer council", linked=True)
RENAMED = replace(GENERAL, title="general", linked=True)


@pytest.mark.parametrize(
    ("item", "said", "listed"),
    [
        (CADENCE, "the Q3 outreach cadence", "Q3 outreach cadence"),
        (GENERAL, "the work in #general", "#general"),
        (TITLED, "the work on Customer council", "Customer council"),
        (RENAMED, "the work in #general", "#general"),
        (replace(CADENCE, title="Winback cadence"), "the Winback cadence", "Winback cadence"),
        (replace(CADENCE, title=""), "our work in a channel", "a channel"),
    ],
)
def test_work_is_called_by_its_name(item: WorkItem, said: str, listed: str) -> None:
    assert (subject(item), in_a_list(item)) == (said, listed)
