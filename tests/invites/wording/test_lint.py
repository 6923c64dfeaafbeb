"""What is refused in a template, and what is only remarked upon."""

import pytest

from invites.wording.faults import Caution, Fault, FaultCode, Remark
from invites.wording.lint import LIMIT, faults_of, remarks_of, tidied

GOOD = "Hi[ {invitee_first_name}], we are working on {work_item}. Would you join us?"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", FaultCode.EMPTY),
        (" \n ", FaultCode.EMPTY),
        ("a " * LIMIT, FaultCode.TOO_LONG),
        ("See https://wiki.example/q3.", FaultCode.LINK),
        ("See www.wiki", FaultCode.LINK),
        ("See evil.com now.", FaultCode.LINK),
        ("See sub.evil.co/x", FaultCode.LINK),
        ("See {kind}.com", FaultCode.LINK),
        ("Write to sam@acme.example.", FaultCode.ADDRESS),
        ("<@U123> come", FaultCode.MENTION),
        ("<!here> come", FaultCode.MENTION),
        ("@channel come", FaultCode.MENTION),
        ("@{invitee_first_name}, come", FaultCode.MENTION),
        ("password: hunter2", FaultCode.SECRET),
        ("xoxb-1234567890-abcdef", FaultCode.SECRET),
        ("4111 1111 1111 1111", FaultCode.SECRET),
        ("We pay you well.", FaultCode.MONEY),
        ("Bring your passport.", FaultCode.PRIVATE),
        ("{roll}", FaultCode.UNKNOWN_VARIABLE),
    ],
)
def test_refused(text: str, code: FaultCode) -> None:
    assert code in {fault.code for fault in faults_of(text, "en")}


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "We use Node, e.g. for {work_item}. And i.e. more.",
        "Room 3.5, floor 12, at 10.30.",
        "It is 50:50 and/or #1 on our list.",
        "First line\nSecond line",
    ],
)
def test_what_is_no_link_and_no_mention_is_let_through(text: str) -> None:
    assert faults_of(text, "en") == ()


def test_a_language_knows_its_own_words_for_pay() -> None:
    assert Fault(FaultCode.MONEY, "Gehalt") in faults_of("Es gibt mehr Gehalt.", "de")
    assert faults_of("Es gibt mehr Gehalt.", "") == ()
    assert Remark(Caution.MONEY, "Gehalt") in remarks_of("Es gibt mehr Gehalt.", "")


def test_a_secret_is_not_quoted() -> None:
    assert Fault(FaultCode.SECRET) in faults_of("password: hunter2", "en")


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        (GOOD + " Yes!", Remark(Caution.EXCLAMATION)),
        (GOOD + " PLEASE COME", Remark(Caution.CAPITALS, "PLEASE COME")),
        (GOOD + " *now*", Remark(Caution.MARKUP)),
        (GOOD + " Much to tell." * 30, Remark(Caution.LONG)),
        ("Come.", Remark(Caution.NO_WORK)),
        (GOOD + " {role}", Remark(Caution.GAP, "role")),
        (GOOD + " We promise.", Remark(Caution.PROMISE, "promise")),
        (GOOD + " You must.", Remark(Caution.PRESSURE, "must")),
        (GOOD + " By Friday.", Remark(Caution.TIME, "Friday")),
    ],
)
def test_remarked_upon_and_not_refused(text: str, remark: Remark) -> None:
    assert faults_of(text, "en") == ()
    assert remark in remarks_of(text, "en")


def test_there_is_nothing_to_say_about_a_good_one() -> None:
    assert remarks_of(GOOD, "en") == ()
    assert remarks_of(GOOD, "") == ()


def test_what_cannot_be_seen_is_not_kept() -> None:
    assert tidied("A\u202eb\u200bc\r\nd\x00 ") == "Abc\nd"
