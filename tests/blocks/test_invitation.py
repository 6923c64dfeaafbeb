"""What the cards and forms of `blocks.cards.invitation` say, state by state."""

from inline_snapshot import snapshot

from blocks.cards import invitation
from tests.blocks.words import read


def test_invitation_reads_like_this() -> None:
    assert read(invitation.examples()) == snapshot("""\

### pending
** Sam Reed would like you to join the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
(Sam Reed, our Account Executive, asks. Open until Monday 28 September. Free for you: shared
    notes, content usage analytics and joint outreach planning.)
[Accept] (primary) [Decline] [Later]

### asked by two
** Sam Reed and Lena Vogel would like you to join the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
(Sam Reed, our Account Executive, asked first. Open until Monday 28 September. Free for you:
    shared notes, content usage analytics and joint outreach planning.)
[Accept] (primary) [Decline] [Later]

### asked by four
** Sam Reed, Lena Vogel and 2 others would like you to join the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
(Sam Reed, our Account Executive, asked first. Open until Monday 28 September. Free for you:
    shared notes, content usage analytics and joint outreach planning.)
[Accept] (primary) [Decline] [Later]

### later
** Sam Reed would like you to join the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
(Sam Reed, our Account Executive, asks. Open until Monday 28 September. Free for you: shared
    notes, content usage analytics and joint outreach planning.)
You will be asked again on Tuesday 15 September at 10:00.
[Accept] (primary) [Decline] [Later]

### to private work
** Sam Reed would like you to join a private cadence **
> We are working on a private cadence, and nobody from Sales leadership is with us yet. Would
    you join us for a short look at where we are?
(Sam Reed, our Account Executive, asks. Open until Monday 28 September. Free for you: shared
    notes, content usage analytics and joint outreach planning.)
[Accept] (primary) [Decline] [Later]

### accepted
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
You accepted. You are a free collaborator now.
You will find it in <C0Q3OUTREACH>
(Taking part: Sam Reed, Lena Vogel and Diego Alvarez.)

### accepted, no channel
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
You accepted. You are a free collaborator now.
(Taking part: Sam Reed, Lena Vogel and Diego Alvarez.)

### accepted, private
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on a private cadence, and nobody from Sales leadership is with us yet. Would
    you join us for a short look at where we are?
You accepted. You are a free collaborator now.
You will find it in <C0Q3OUTREACH>
(Taking part: Sam Reed.)

### declined
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
You declined. Sam has been told.

### expired
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
This invitation has expired. If you would like to join, tell Sam.
[Ask to be invited again] [Decline]

### withdrawn
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
Sam has withdrawn this invitation. There is nothing to do.

### joined another way
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
You have joined another way. There is nothing to do.

### reminder
** Still open: Sam Reed would like you to join the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
(Sam Reed, our Account Executive, asks. Open until Monday 28 September. Free for you: shared
    notes, content usage analytics and joint outreach planning.)
[Accept] (primary) [Decline] [Later]

### form: decline
== Decline ==
Reason (optional):
  () Not now
  () I am the wrong person
  () Not relevant to my work
  () Too busy
  () Stop asking me
  (Sam is told the reason, nothing else.)
Not now: ask again after (optional): _a day_
Wrong person: who would be right? (optional): _Choose a colleague_
  (They are suggested to the inviter. Nobody is invited by this.)
Stop asking: from whom? (optional):
  () From Sam
  () About this work
  () From everybody
[Cancel] [Decline] (primary)\
""")
