"""What the cards and forms of `blocks.cards.home` say, state by state."""

from inline_snapshot import snapshot

from blocks.cards import home
from tests.blocks.words import read


def test_home_reads_like_this() -> None:
    assert read(home.examples()) == snapshot("""\

### nothing waits
** Hello Sam Reed **
No invitation waits for your answer.
Nobody is suggested to you at the moment.
You have not invited anybody in the last 30 days.
Usher has not written to you in the last 30 days.
---
[Invite a colleague] (primary)
What holds now
- You get suggestions at most 3 times a week.
- Messages come Monday to Friday, 09:00 to 18:00 in New York time.
- At once, in chat: invitations to you, reminders and what became of your invitations.
- Nothing by e-mail.
[Preferences] [Correct my details]
(Usher keeps who worked with whom and when, never what was written. Nobody is added without
    saying yes.)
[What is stored about me] [Forget me]

### busy
** Hello Sam Reed **
---
# Waiting for your answer
Sarah Chen would like you to join the Q3 outreach cadence
[Accept] [Decline] [Later]
Sarah Chen would like you to join a private cadence
[Accept] [Decline] [Later]
---
# Waiting for your approval
Sam Reed asks to invite Mira Sol to the Q3 outreach cadence. Asked at 09:00.
[Approve] [Reject]
Sam Reed asks to invite Mira Sol to the Q3 outreach cadence. Asked at 09:00.
[Approve] [Reject]
---
# Suggested to you
Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence?
[Invite] [Not now]
---
# Sent by you
(Not sent yet)
Sarah Chen to the Q3 outreach cadence: goes out within a minute.
[Undo] [Send now] [Edit message]
Sarah Chen to the Q3 outreach cadence: a draft.
(Waiting for approval)
Sarah Chen to the Q3 outreach cadence: waiting for approval.
[Take it back]
(Not sent yet)
Sarah Chen to the Q3 outreach cadence: goes out within a minute.
[Undo] [Send now] [Edit message]
(Waiting for an answer)
Sarah Chen to the Q3 outreach cadence: waiting for Sarah's answer, open until Monday 28
    September.
[Send again] [Edit message] [Withdraw] (danger) asks: Withdraw the invitation? It can no longer
    be accepted then.
(Joined)
Sarah Chen to the Q3 outreach cadence: Sarah accepted.
(Declined)
Sarah Chen to the Q3 outreach cadence: Sarah declined.
(Not answered in time)
Sarah Chen to the Q3 outreach cadence: Sarah did not answer in time.
[Invite again]
(Page 1 of 2)
[Next]
---
# Your team
Lena Vogel invited Sarah Chen to the Q3 outreach cadence: waiting for Sarah's answer, open until
    Monday 28 September.
(It could not be delivered.)
[Remind] [Send again] [Withdraw] (danger) asks: Withdraw the invitation? It can no longer be
    accepted then.
Lena Vogel invited Sarah Chen to the Q3 outreach cadence: waiting for Sarah's answer, open until
    Monday 28 September.
(Next reminder at 14:00.)
[Remind] [Send again] [Withdraw] (danger) asks: Withdraw the invitation? It can no longer be
    accepted then.
Lena Vogel invited Sarah Chen to a private cadence: waiting for Sarah's answer, open until
    Monday 28 September.
(A reminder is due.)
[Remind] [Send again] [Withdraw] (danger) asks: Withdraw the invitation? It can no longer be
    accepted then.
Lena Vogel invited Sarah Chen to the Q3 outreach cadence: Sarah did not answer in time.
[Invite again]
Sarah Chen invited Lena Vogel to the Q3 outreach cadence: waiting for Lena's answer, open until
    Monday 28 September.
---
# Told to you lately
Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? (at 10:00)
Your invitation of Sarah Chen to the Q3 outreach cadence (on Sunday 13 September at 11:00)
Your digest (on Saturday 12 September at 11:00)
---
[Invite a colleague]
What holds now
- You get suggestions at most 3 times a week.
- Messages come Monday to Friday, 09:00 to 18:00 in New York time.
- At once, in chat: invitations to you, reminders and what became of your invitations.
- Nothing by e-mail.
[Preferences] [Correct my details]
(Usher keeps who worked with whom and when, never what was written. Nobody is added without
    saying yes.)
[What is stored about me] [Forget me]\
""")
