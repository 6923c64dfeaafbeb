"""What the cards and forms of `blocks.cards.sent` say, state by state."""

from inline_snapshot import snapshot

from blocks.cards import sent
from tests.blocks.words import read


def test_sent_reads_like_this() -> None:
    assert read(sent.examples()) == snapshot("""\

### goes out in a minute
** Your invitation of Sarah Chen to the Q3 outreach cadence **
It goes out within a minute.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
[Undo] [Send now] [Edit message]

### goes out this afternoon
** Your invitation of Sarah Chen to the Q3 outreach cadence **
It goes out at 14:00 your time, 13:00 for Sarah, within their working hours.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
[Undo] [Edit message]

### goes out tomorrow
** Your invitation of Sarah Chen to the Q3 outreach cadence **
It goes out on Tuesday 15 September at 11:00 your time, 10:00 for Sarah, within their working
    hours.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
[Undo] [Edit message]

### waiting
** Your invitation of Sarah Chen to the Q3 outreach cadence **
It is waiting for Sarah's answer, open until Monday 28 September.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
[Send again] [Edit message] [Withdraw] (danger) asks: Withdraw the invitation? It can no longer
    be accepted then.

### not answered
** Your invitation of Sarah Chen to the Q3 outreach cadence **
Sarah did not answer in time.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
[Invite again]

### accepted
** Your invitation of Sarah Chen to the Q3 outreach cadence **
Sarah accepted.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?

### declined
** Your invitation of Sarah Chen to the Q3 outreach cadence **
Sarah declined.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?

### revoked
** Your invitation of Sarah Chen to the Q3 outreach cadence **
It was withdrawn.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
(Sarah sees that it was withdrawn.)

### cancelled
** Your invitation of Sarah Chen to the Q3 outreach cadence **
It was taken back before it was sent.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
[Write again]

### superseded
** Your invitation of Sarah Chen to the Q3 outreach cadence **
Sarah joined another way.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?

### waiting, to who asked as well
** Your invitation of Sarah Chen to the Q3 outreach cadence **
It is waiting for Sarah's answer, open until Monday 28 September.
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
[Send again] [Withdraw] (danger) asks: Withdraw the invitation? It can no longer be accepted
    then.

### outcome: accepted
** Sarah Chen accepted your invitation to the Q3 outreach cadence **
Sarah is being added to <C0Q3OUTREACH>

### outcome: accepted, no channel
** Sarah Chen accepted your invitation to the Q3 outreach cadence **
Sarah can take part from now on.

### outcome: declined, no reason
** Sarah Chen declined your invitation to the Q3 outreach cadence **
Sarah gave no reason.

### outcome: declined, not now
** Sarah Chen declined your invitation to the Q3 outreach cadence **
Not now.

### outcome: declined, wrong person
** Sarah Chen declined your invitation to the Q3 outreach cadence **
Sarah is not the right person for this.

### outcome: declined, not relevant
** Sarah Chen declined your invitation to the Q3 outreach cadence **
It is not relevant to their work.

### outcome: declined, too busy
** Sarah Chen declined your invitation to the Q3 outreach cadence **
Sarah is too busy at the moment.

### outcome: declined, stop asking
** Sarah Chen declined your invitation to the Q3 outreach cadence **
Sarah would rather not be asked again.

### outcome: declined, not now, with a day
** Sarah Chen declined your invitation to the Q3 outreach cadence **
Not now; ask again after Wednesday 14 October.

### outcome: declined, somebody else named
** Sarah Chen declined your invitation to the Q3 outreach cadence **
Sarah thinks Ben Morris is the right person.
[Invite Ben]

### outcome: not answered
** Sarah Chen did not answer your invitation to the Q3 outreach cadence **
It has expired. You may invite them again.
[Invite again]

### outcome: joined another way
** Sarah Chen joined the Q3 outreach cadence another way **
Nothing more to do.

### outcome: stopped
** Your invitation of Sarah Chen to the Q3 outreach cadence was stopped **
Something changed before it went out, so it was not sent.\
""")
