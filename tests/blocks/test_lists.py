"""What lists and the form for another wording say."""

from inline_snapshot import snapshot

from blocks.cards import asking, edit, lately, lists
from blocks.cards.lists import filled, flooded, list_card
from blocks.elements import Actions
from invites.pages import Listing
from tests.blocks.words import in_words, read


def test_lists_read_like_this() -> None:
    assert read(lists.examples()) == snapshot("""\

### received
** Waiting for your answer **
Sarah Chen would like you to join the Q3 outreach cadence
[Accept] [Decline] [Later]
Sarah Chen would like you to join a private cadence
[Accept] [Decline] [Later]

### approvals
** Waiting for your approval **
Sam Reed asks to invite Mira Sol to the Q3 outreach cadence. Asked at 09:00.
[Approve] [Reject]
Sam Reed asks to invite Mira Sol to the Q3 outreach cadence. Asked at 09:00.
[Approve] [Reject]

### suggested
** Suggested to you **
Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence?
[Invite] [Not now]

### sent
** Sent by you **
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

### team
** Your team **
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
[Invite my team]

### lately
** Told to you lately **
Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? (at 10:00)
Your invitation of Sarah Chen to the Q3 outreach cadence (on Sunday 13 September at 11:00)
Your digest (on Saturday 12 September at 11:00)

### received: nothing
** Waiting for your answer **
No invitation waits for your answer.

### approvals: nothing
** Waiting for your approval **
No invitation waits for your approval.

### suggested: nothing
** Suggested to you **
Nobody is suggested to you at the moment.

### sent: nothing
** Sent by you **
You have not invited anybody in the last 30 days.

### team: nothing
** Your team **
Nobody of your team has invited or was invited in the last 30 days.
[Invite my team]

### lately: nothing
** Told to you lately **
Usher has not written to you in the last 30 days.

### pending, with approvals
** Waiting for you **
# Waiting for your approval
Sam Reed asks to invite Mira Sol to the Q3 outreach cadence. Asked at 09:00.
[Approve] [Reject]
Sam Reed asks to invite Mira Sol to the Q3 outreach cadence. Asked at 09:00.
[Approve] [Reject]
---
# Waiting for your answer
Sarah Chen would like you to join the Q3 outreach cadence
[Accept] [Decline] [Later]
Sarah Chen would like you to join a private cadence
[Accept] [Decline] [Later]

### no team
** Your team **
Usher knows of nobody whom you manage. An administrator can import that.\
""")


def test_the_answer_to_whoever_asks_reads_like_this() -> None:
    assert read(asking.examples()) == snapshot("""\

### somebody comes close
** Nobody stands out for the Q3 outreach cadence at the moment **
Closest comes Ben Morris, our Content Marketing Manager, but there is too little to go by.
- People here turned to them 5 times lately
- Joined 2 of 3 similar pieces of work
- Works in Marketing, like most people here
[Invite Ben]
Also looked at:
- An invitation is waiting: Lena Vogel
- Said no lately, left in peace for a while: Diego Alvarez
(To invite somebody of your own choice, use /usher invite.)

### nobody at all
** Nobody stands out for the Q3 outreach cadence at the moment **
Nobody outside works closely enough with the people here.
(To invite somebody of your own choice, use /usher invite.)\
""")


def test_the_form_for_other_words_reads_like_this() -> None:
    assert read(edit.examples()) == snapshot("""\

### form: before it is sent
== Edit the message ==
To Sarah Chen, about the Q3 outreach cadence
Message: _We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us
    yet. Would you join us for a short look at where we are?_
(It has not been sent yet.)
[Cancel] [Save] (primary)

### form: while it waits
== Edit the message ==
To Sarah Chen, about the Q3 outreach cadence
Message: _We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us
    yet. Would you join us for a short look at where we are?_
(They have the invitation already: it changes there, without a new message.)
[Cancel] [Save] (primary)\
""")


def test_what_was_told_reads_like_this() -> None:
    assert read(lately.examples()) == snapshot("""\

### told lately
** Told to you lately **
Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence? (at 11:00)
Sam Reed would like you to join the Q3 outreach cadence (at 11:00)
Still open: Sam Reed would like you to join the Q3 outreach cadence (at 11:00)
Sarah Chen accepted your invitation to the Q3 outreach cadence (at 11:00)
Your invitation of Sarah Chen to the Q3 outreach cadence could not be delivered (at 11:00)\
""")


def test_a_manager_outside_private_work_reads_no_name() -> None:
    words = in_words(list_card(Listing.TEAM, filled()))

    assert "a private cadence" in words
    assert "Lena Vogel invited Sarah Chen to the Q3 outreach cadence" in words


def test_the_first_page_leads_on_and_the_last_one_back() -> None:
    def ways(listing: Listing) -> list[str]:
        *_, last = list_card(listing, flooded()).body
        return [b.value for b in last.buttons] if isinstance(last, Actions) else []

    assert ways(Listing.SENT) == ["sent 1"]
    assert ways(Listing.TEAM) == ["team 0", "team 2"]
    assert list_card(Listing.TEAM, flooded()).page == "team 1"
