"""What an inviter reads when something went wrong on the way, and what they can press."""

from inline_snapshot import snapshot

from blocks.cards import answer, trouble
from tests.blocks.words import read


def test_each_trouble_says_what_to_do() -> None:
    assert read(trouble.examples()) == snapshot("""\

### accepted, not in the channel
** Sarah accepted, but is not in the channel yet **
Slack did not let me add them. Add Sarah yourself with /invite in the channel.
The channel is <C0Q3OUTREACH>

### accepted, not in chat
** Sarah accepted, but is not in the channel yet **
Sarah has no account in this workspace. Ask an administrator to add them to Slack.
The channel is <C0Q3OUTREACH>

### could not be delivered
** Your invitation of Sarah Chen to the Q3 outreach cadence could not be delivered **
Slack did not take the message. Perhaps they have switched off messages from apps.
[Withdraw]

### letter: no mailbox
** Your invitation of Sarah Chen to the Q3 outreach cadence could not be delivered **
There is no mailbox sarah.chen@northwind.example. Ask Sarah for the right address.
[Withdraw]

### letter: bounced
** Your invitation of Sarah Chen to the Q3 outreach cadence could not be delivered **
The letter to sarah.chen@northwind.example came back. Ask Sarah for the right address.
[Withdraw]

### letter: no address
** Your invitation of Sarah Chen to the Q3 outreach cadence could not be delivered **
sarah.chen@northwind.example is not an address that mail can go to. Ask Sarah for another.
[Withdraw]

### letter: address not supported
** Your invitation of Sarah Chen to the Q3 outreach cadence could not be delivered **
Our mail server cannot write to sarah.chen@northwind.example. Ask Sarah for another address.
[Withdraw]

### letter: not me
** Your invitation of Sarah Chen to the Q3 outreach cadence could not be delivered **
Whoever reads sarah.chen@northwind.example says they are not Sarah. Ask Sarah for the address.
[Withdraw]

### letter: doubtful
** Your invitation of Sarah Chen to the Q3 outreach cadence could not be delivered **
The mail server did not say whether it took the letter to sarah.chen@northwind.example. Ask
    Sarah whether it arrived; you may send it again tomorrow.
[Withdraw]

### letter: full
** Your invitation of Sarah Chen to the Q3 outreach cadence could not be delivered **
The mailbox sarah.chen@northwind.example is full. Tell Sarah, and send it again tomorrow.
[Withdraw]

### letter: smtp 554 letter
** Your invitation of Sarah Chen to the Q3 outreach cadence could not be delivered **
The mail server did not take the letter to sarah.chen@northwind.example. An administrator can
    see why.
[Withdraw]

### asks to be invited again
** Sarah Chen would like to be invited again to the Q3 outreach cadence **
Your invitation had expired before they could answer.
[Invite again]

### asked again, settled since
** Sarah Chen would like to be invited again to the Q3 outreach cadence **
It is settled already. There is nothing to do.\
""")


def test_the_page_of_an_invitation_has_a_way_on_from_every_end() -> None:
    assert read(answer.examples()) == snapshot("""\

### asks
** Sam Reed would like you to join the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
(Sam Reed, our Account Executive, asks. Open until Monday 28 September. Free for you: shared
    notes, content usage analytics and joint outreach planning.)
[Accept] (primary) [Decline] [Later]
---
(This invitation is for Sarah Chen.)
[This is not me]

### asks to something private
** Sam Reed would like you to join a private cadence **
> We are working on a private cadence, and nobody from Sales leadership is with us yet. Would
    you join us for a short look at where we are?
(Sam Reed, our Account Executive, asks. Open until Monday 28 September. Free for you: shared
    notes, content usage analytics and joint outreach planning.)
[Accept] (primary) [Decline] [Later]
---
(This invitation is for Sarah Chen.)
[This is not me]

### put off
** Sam Reed would like you to join the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
(Sam Reed, our Account Executive, asks. Open until Monday 28 September. Free for you: shared
    notes, content usage analytics and joint outreach planning.)
You will be asked again on Thursday 17 September at 10:00.
[Accept] (primary) [Decline] [Later]
---
(This invitation is for Sarah Chen.)
[This is not me]

### accepted
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
You accepted. You are a free collaborator now.
You will find it in <C0Q3OUTREACH>
(Taking part: Sam Reed, Lena Vogel and Diego Alvarez.)
Sam has been told. If you have no account in Slack yet, Sam sees that and can have one made for
    you.
Free for you: shared notes, content usage analytics and joint outreach planning.

### expired
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
This invitation has expired. If you would like to join, tell Sam.
[Ask to be invited again] [Decline]

### declined
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
You declined. Sam has been told.
(If you would like to take part after all, write to Sam: sam.reed@northwind.example)

### revoked
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
Sam has withdrawn this invitation. There is nothing to do.
(If you would like to take part after all, write to Sam: sam.reed@northwind.example)

### superseded
** Sam Reed invited you to the Q3 outreach cadence **
> We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet.
    Would you join us for a short look at where we are?
You have joined another way. There is nothing to do.\
""")
