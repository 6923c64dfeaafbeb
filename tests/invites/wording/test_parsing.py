"""Templates taken apart: what is a gap, what is refused, and in which words."""

import pytest

from invites.wording.faults import Fault, FaultCode
from invites.wording.parsing import Gap, Maybe, Words, parse
from invites.wording.variables import Variable


def test_words_gaps_and_parts_that_may_go() -> None:
    parsed = parse("Hi[ {invitee_first_name}], see {work_item}.")

    assert parsed.faults == ()
    assert parsed.pieces == (
        Words("Hi"),
        Maybe((Words(" "), Gap(Variable.INVITEE_FIRST_NAME))),
        Words(", see "),
        Gap(Variable.WORK_ITEM),
        Words("."),
    )
    assert parsed.variables == {Variable.INVITEE_FIRST_NAME, Variable.WORK_ITEM}
    assert parsed.unsure == {Variable.WORK_ITEM}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{inviter.name}", Fault(FaultCode.UNKNOWN_VARIABLE, "{inviter.name}", "inviter_name")),
        ("{invitee}", Fault(FaultCode.UNKNOWN_VARIABLE, "{invitee}", "invitee_first_name")),
        ("{Work Item}", Fault(FaultCode.UNKNOWN_VARIABLE, "{Work Item}", "work_item")),
        ("{roll}", Fault(FaultCode.UNKNOWN_VARIABLE, "{roll}", "role")),
        ("{role!r}", Fault(FaultCode.UNKNOWN_VARIABLE, "{role!r}", "role")),
        ("{role:>10}", Fault(FaultCode.UNKNOWN_VARIABLE, "{role:>10}", "role")),
        ("{ role }", Fault(FaultCode.UNKNOWN_VARIABLE, "{ role }", "role")),
        ("{0}", Fault(FaultCode.UNKNOWN_VARIABLE, "{0}")),
        ("{}", Fault(FaultCode.UNKNOWN_VARIABLE, "{}")),
        ("{0.__class__}", Fault(FaultCode.UNKNOWN_VARIABLE, "{0.__class__}")),
        ("{role", Fault(FaultCode.BRACES, "{")),
        ("role}", Fault(FaultCode.BRACES, "}")),
        ("[{role}", Fault(FaultCode.BRACKETS, "[")),
        ("{role}]", Fault(FaultCode.BRACKETS, "]")),
        ("[a {role} [b {kind}]]", Fault(FaultCode.BRACKETS, "[")),
        ("[perhaps]", Fault(FaultCode.IDLE_BRACKETS, "[perhaps]")),
    ],
)
def test_what_cannot_be_filled_in_is_named_with_what_was_meant(text: str, fault: Fault) -> None:
    assert parse(text).faults[0] == fault


def test_doubled_braces_are_no_way_around() -> None:
    assert {fault.code for fault in parse("{{role}}").faults} == {FaultCode.BRACES}
