"""What privacy says."""

from inline_snapshot import snapshot

from blocks.cards import privacy
from tests.blocks.words import read


def test_privacy_reads_like_this() -> None:
    assert read(privacy.examples()) == snapshot("""\

### form: my data
== What is stored about you ==
Who you are
- Name: Lena Vogel
- E-mail: lena@northwind.example
- Title: Demand Generation Manager
- Department: Marketing
- Skills: campaigns
- Time zone: Europe/Berlin
- Accounts: slack U1, the imported file
What you did
- Acts in channels (who, when, where, hashes of words): 412
- Suggestions made to you: 6
- Invitations to you: 3
- Invitations by you: 2
- Messages brought to you: 14
- Work you are in: 0
What you chose
- Choices about messages: 0
- Never suggested: 1
- May not invite you: 0
(Never stored: what you or anybody wrote, beyond messages of invitations.)
[Send me a file] [Forget me] (danger)
[Close]

### form: forget me
== Forget me ==
What goes, at once
- 412 acts in channels, with their hashes of words
- Suggestions to you and about you
- Your name, e-mail address, title, skills and time zone
- Your preferences, and what you wrote in invitations
- 2 open invitations by or to you end; the others see that they were withdrawn
What stays, and why
- That you joined 2 work items by invitation, without your name: others work there
- That you asked to be forgotten, so that nothing is stored again
- Your account number in chat, by which you are known when you come back
Afterwards nobody is suggested to you, you are suggested to nobody, and nobody can invite you,
    until you use Usher again yourself.
[Cancel] [Forget me] (primary)

### form: forget me, almost nothing there
== Forget me ==
What goes, at once
- 0 acts in channels, with their hashes of words
- Suggestions to you and about you
- Your name, e-mail address, title, skills and time zone
- Your preferences, and what you wrote in invitations
What stays, and why
- That you asked to be forgotten, so that nothing is stored again
- Your account number in chat, by which you are known when you come back
Afterwards nobody is suggested to you, you are suggested to nobody, and nobody can invite you,
    until you use Usher again yourself.
[Cancel] [Forget me] (primary)

### form: a file was asked for
== What is stored about you ==
The file comes to you here in Slack within a minute. Where Usher may not send files, it tells
    you so.
[Back]

### no file may be sent
** Usher may not send files here **
Ask an administrator to allow it (files:write). Until then, /usher my-data shows a summary.

### forgotten
It is done. Nothing is stored about you from now on. If you want Usher back, type /usher help.\
""")
