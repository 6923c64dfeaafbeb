"""What reports of mail servers mean, in the forms that several of them write."""

from base64 import b64encode

import pytest

from invites.bounces import Bounce, Verdict, read_bounce

MARK = "abcdefghijklmnopqrstuvwxyz234567"
ORIGINAL = f"""\
Return-Path: <bounces+{MARK}@usher.example>
Message-ID: <{MARK}@usher.example>
Subject: Sam Reed would like you to join the Q3 outreach cadence

Hello
"""


def report(action: str, status: str, *, encoding: str = "") -> bytes:
    """As Postfix, Exim and Exchange build it (RFC 3464)."""
    coded = f"Content-Transfer-Encoding: {encoding}\n" if encoding else ""
    fields = (
        "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; nora@example.org\n"
        f"Action: {action}\nStatus: {status}\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n"
    )
    return f"""\
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: bounces+{MARK}@usher.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I could not deliver it.
--b
Content-Type: message/delivery-status
{coded}
{fields}
--b
Content-Type: message/rfc822

{ORIGINAL}
--b--
""".encode()


@pytest.mark.parametrize(
    ("action", "status", "verdict"),
    [
        ("failed", "5.1.1", Verdict.HARD),
        ("failed", "4.4.1", Verdict.HARD),  # given up after days
        ("failed (giving up)", "5.0.0", Verdict.HARD),
        ("delayed", "4.2.0", Verdict.SOFT),
        ("delivered", "2.0.0", Verdict.NONE),
        ("relayed", "2.0.0", Verdict.NONE),
    ],
)
def test_a_report_says_whether_it_is_for_good(action: str, status: str, verdict: Verdict) -> None:
    assert read_bounce(report(action, status)) == Bounce(verdict, (MARK,), status)


def test_a_report_is_found_inside_another_message() -> None:
    outer = (
        b"From: somebody@example.org\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="o"\n\n--o\nContent-Type: text/plain\n\nFwd\n'
        b"--o\nContent-Type: message/rfc822\n\n" + report("failed", "5.1.1") + b"\n--o--\n"
    )

    assert read_bounce(outer) == Bounce(Verdict.HARD, (MARK,), "5.1.1")


def test_a_text_as_qmail_writes_it_is_a_report() -> None:
    text = f"""\
Return-Path: <>
From: MAILER-DAEMON@mx.example
To: bounces+{MARK}@usher.example
Subject: failure notice

Hi. This is the qmail-send program at mx.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<nora@example.org>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

{ORIGINAL}"""

    assert read_bounce(text.encode()) == Bounce(Verdict.HARD, (MARK,))


def test_a_text_with_a_header_of_exim_is_a_report() -> None:
    text = (
        "X-Failed-Recipients: nora@example.org\nAuto-Submitted: auto-replied\n"
        "From: Mail Delivery System <Mailer-Daemon@mx>\n\n"
        f"This message was created automatically.\n\n{ORIGINAL}"
    )

    assert read_bounce(text.encode()) == Bounce(Verdict.HARD, (MARK,))


def test_somebodys_absence_is_no_report() -> None:
    away = (
        "From: nora@example.org\nAuto-Submitted: auto-replied\nSubject: Away\n"
        f"In-Reply-To: <{MARK}@usher.example>\n\n"
        "Back on Monday. 550 5.1.1 is my office; user unknown to you.\n"
    )

    assert read_bounce(away.encode()) == Bounce(Verdict.NONE, (MARK,))


def nested(depth: int) -> bytes:
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(depth)
    )
    return b"MIME-Version: 1.0\n" + opened + report("failed", "5.1.1")


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\0" * 10_000,
        b"\xff\xfe" * 5_000,
        b"Content-Type: multipart/report; boundary=\n\n----\n" * 100,
        b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"Content-Type: multipart/report; charset=nonsense; boundary=x\n\n--x\n\n--x--",
        nested(2_000),
        b"A: " + b"b" * 20_000_000,
        (MARK.encode() + b"@x ") * 100_000,
        report("failed", "5." + "1" * 10_000),
        b"From: \xff\xff <mailer-daemon>\nStatus: " + b"(" * 10_000,
    ],
    ids=range(11),
)
def test_nothing_that_comes_makes_it_fail(junk: bytes) -> None:
    found = read_bounce(junk)

    assert len(found.marks) <= 20


def test_a_report_whose_fields_are_encoded_is_read() -> None:
    fields = b64encode(b"Final-Recipient: rfc822; n@e\nAction: failed\nStatus: 5.1.1\n").decode()
    raw = f"""\
From: mailer-daemon@mx.example
To: bounces+{MARK}@usher.example
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

{fields}
--b--
"""

    assert read_bounce(raw.encode()) == Bounce(Verdict.HARD, (MARK,), "5.1.1")
