"""What the cards and forms of `blocks.cards.suggestion` say, state by state."""

from inline_snapshot import snapshot

from blocks.cards import suggestion
from blocks.cards.evidence import LEFT_OUT
from invites.suggestion import LeftOutReason
from tests.blocks.words import read


def test_suggestion_reads_like_this() -> None:
    assert read(suggestion.examples()) == snapshot("""\

### offered
** Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? **
Why Sarah:
- Nobody from Sales leadership is on this cadence
- Works with 3 of the 4 people here
- Often takes part when it is about “renewal”
[Invite] (primary) [Not now]
  ... No suggestions for a week
  ... Never suggest Sarah
  ... Never for this work
  ... Why not somebody else?
  ... Settings
(Only you see this. You read the message before it is sent.)

### with others who fit
** Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? **
Why Sarah:
- Nobody from Sales leadership is on this cadence
- Works with 3 of the 4 people here
- Often takes part when it is about “renewal”
[Invite] (primary) [Not now]
  ... No suggestions for a week
  ... Never suggest Sarah
  ... Never for this work
  ... Why not somebody else?
  ... Settings
(Ben Morris and Grace Kim would fit, too. Only you see this. You read the message before it is
    sent.)

### mentioned
** You mentioned Sarah Chen, who is not in the Q3 outreach cadence. Would you like to invite
    them? **
Why Sarah:
- You mentioned them
[Invite] (primary) [Not now]
  ... No suggestions for a week
  ... Never suggest Sarah
  ... Never for this work
  ... Why not somebody else?
  ... Settings
(Only you see this. You read the message before it is sent.)

### asked for by role
** Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? **
Why Sarah:
- You asked for somebody from Sales leadership
- Nobody from Sales leadership is on this cadence
- Works with 3 of the 4 people here
[Invite] (primary) [Not now]
  ... No suggestions for a week
  ... Never suggest Sarah
  ... Never for this work
  ... Why not somebody else?
  ... Settings
(Only you see this. You read the message before it is sent.)

### mentioned in a channel
** You mentioned Sarah Chen, who is not in #general. Would you like to invite them? **
Why Sarah:
- You mentioned them
[Invite] (primary) [Not now]
  ... No suggestions for a week
  ... Never suggest Sarah
  ... Never for this work
  ... Why not somebody else?
  ... Settings
(Only you see this. You read the message before it is sent.)

### without a reason
** Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Autumn launch
    project? **
[Invite] (primary) [Not now]
  ... No suggestions for a week
  ... Never suggest Sarah
  ... Never for this work
  ... Why not somebody else?
  ... Settings
(Only you see this. You read the message before it is sent.)

### invited
** Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? **
You have invited Sarah Chen.

### dismissed
** Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? **
Dismissed. Sarah will not be suggested for this again within 90 days.
[Undo]

### never this person
** Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? **
Sarah will not be suggested to you any more.
[Undo]

### never for this work
** Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? **
Nobody will be suggested to you for this work any more.
[Undo]

### snoozed
** Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? **
No suggestions for a week.
[Undo]

### run out
** Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? **
This suggestion has run out.

### why not somebody else
== Why not somebody else ==
Also looked at:
- Would fit as well: Ben Morris and Grace Kim
- Said no lately, left in peace for a while: Diego Alvarez
- Away at the moment: Person 0 With A Rather Long Name
- On it already: Lena Vogel
(To invite somebody of your own choice, use /usher invite.)
[Close]

### nobody else in question
== Why not somebody else ==
Nobody else works closely enough with the people here.
(To invite somebody of your own choice, use /usher invite.)
[Close]\
""")


def test_every_reason_for_leaving_somebody_out_has_words() -> None:
    assert set(LEFT_OUT) == set(LeftOutReason)
