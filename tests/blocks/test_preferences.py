"""What the preferences say, and what holds, in words."""

from inline_snapshot import snapshot

from blocks.cards import preferences
from tests.blocks.words import read


def test_preferences_read_like_this() -> None:
    assert read(preferences.examples()) == snapshot("""\

### form: as it ships
== Preferences ==
What holds now
- You get suggestions at most 3 times a week.
- Messages come Monday to Friday, 09:00 to 18:00 in Berlin time.
- At once, in chat: invitations to you, reminders and what became of your invitations.
- Nothing by e-mail.
[Pause for an hour] [Pause today] [Pause for a week]
---
Suggestions whom to invite: At once
Invitations to you: At once
Reminders of them: At once
What became of yours: At once
The week at a glance: Not at all
How many suggestions:
  () No suggestions
  () 1 a week at most
  () 2 a week at most
  (o) 3 a week at most
# Quiet hours
Outside these hours nothing reaches you. What comes up waits until then.
Days on which messages may come:
  [x] Monday
  [x] Tuesday
  [x] Wednesday
  [x] Thursday
  [x] Friday
  [] Saturday
  [] Sunday
Not before:
  (o) 09:00
  of 48
Not after:
  (o) 18:00
  of 48
  (A time before the first one means the next morning.)
Pause everything until (optional): _a day_
  (You hear nothing before this day.)
# Digest
How often: On each of these days
Weekly on, and at what time: Monday | 09:00
---
[What is stored about me] [Forget me]
[Cancel] [Save] (primary)

### form: much chosen, mail as well
== Preferences ==
What holds now
- Everything is paused: you get nothing before Thursday 17 September, 17:00.
- You get suggestions at most 2 times a week.
- Messages come Monday to Friday, 09:00 to 17:00 in Berlin time.
- At once, in chat: invitations to you and the week at a glance.
- In the digest: what became of your invitations.
- Not at all in chat: reminders.
- By e-mail, at once: invitations to you.
- The digest comes at 15:00 on each of these days.
- The week at a glance comes on Friday at 15:00.
[End the pause] [Pause for an hour] [Pause today] [Pause for a week]
---
Suggestions whom to invite: Chat: at once
Invitations to you: Chat: at once | E-mail: at once
Reminders of them: Chat: not at all | E-mail: not at all
What became of yours: Chat: in the digest | E-mail: not at all
The week at a glance: Chat: at once | E-mail: not at all
How many suggestions:
  () No suggestions
  () 1 a week at most
  (o) 2 a week at most
  () 3 a week at most
# Quiet hours
Outside these hours nothing reaches you. What comes up waits until then.
Days on which messages may come:
  [x] Monday
  [x] Tuesday
  [x] Wednesday
  [x] Thursday
  [x] Friday
  [] Saturday
  [] Sunday
Not before:
  (o) 09:00
  of 48
Not after:
  (o) 17:00
  of 48
  (A time before the first one means the next morning.)
Pause everything until (optional): _a day_
  (You hear nothing before this day.)
# Digest
How often: On each of these days
Weekly on, and at what time: Friday | 15:00
# Never suggested, as you asked
Sarah Chen
[Suggest again]
Sarah Chen for the Q3 outreach cadence
[Suggest again]
# May not invite you, as you asked
Sam Reed
[Allow again]
---
[What is stored about me] [Forget me]
[Cancel] [Save] (primary)

### form: saved
== Preferences ==
Saved. What holds from now on
- Everything is paused: you get nothing before Thursday 17 September, 17:00.
- You get suggestions at most 2 times a week.
- Messages come Monday to Friday, 09:00 to 17:00 in Berlin time.
- At once, in chat: invitations to you and the week at a glance.
- In the digest: what became of your invitations.
- Not at all in chat: reminders.
- By e-mail, at once: invitations to you.
- The digest comes at 15:00 on each of these days.
- The week at a glance comes on Friday at 15:00.
[Close]

### form: something private they left
== Preferences ==
What holds now
- You get suggestions at most 3 times a week.
- Messages come Monday to Friday, 09:00 to 18:00 in Berlin time.
- At once, in chat: invitations to you, reminders and what became of your invitations.
- Nothing by e-mail.
[Pause for an hour] [Pause today] [Pause for a week]
---
Suggestions whom to invite: At once
Invitations to you: At once
Reminders of them: At once
What became of yours: At once
The week at a glance: Not at all
How many suggestions:
  () No suggestions
  () 1 a week at most
  () 2 a week at most
  (o) 3 a week at most
# Quiet hours
Outside these hours nothing reaches you. What comes up waits until then.
Days on which messages may come:
  [x] Monday
  [x] Tuesday
  [x] Wednesday
  [x] Thursday
  [x] Friday
  [] Saturday
  [] Sunday
Not before:
  (o) 09:00
  of 48
Not after:
  (o) 18:00
  of 48
  (A time before the first one means the next morning.)
Pause everything until (optional): _a day_
  (You hear nothing before this day.)
# Digest
How often: On each of these days
Weekly on, and at what time: Monday | 09:00
# Never suggested, as you asked
Anybody for a private cadence
[Suggest again]
---
[What is stored about me] [Forget me]
[Cancel] [Save] (primary)

### form: no time zone
== Preferences ==
What holds now
- You get suggestions at most 3 times a week.
- Messages come Monday to Friday, 09:00 to 18:00 in UTC, because your time zone is not known.
- At once, in chat: invitations to you, reminders and what became of your invitations.
- Nothing by e-mail.
[Pause for an hour] [Pause today] [Pause for a week]
---
Suggestions whom to invite: At once
Invitations to you: At once
Reminders of them: At once
What became of yours: At once
The week at a glance: Not at all
How many suggestions:
  () No suggestions
  () 1 a week at most
  () 2 a week at most
  (o) 3 a week at most
# Quiet hours
Outside these hours nothing reaches you. What comes up waits until then.
Days on which messages may come:
  [x] Monday
  [x] Tuesday
  [x] Wednesday
  [x] Thursday
  [x] Friday
  [] Saturday
  [] Sunday
Not before:
  (o) 09:00
  of 48
Not after:
  (o) 18:00
  of 48
  (A time before the first one means the next morning.)
Pause everything until (optional): _a day_
  (You hear nothing before this day.)
# Digest
How often: On each of these days
Weekly on, and at what time: Monday | 09:00
---
[What is stored about me] [Forget me]
[Cancel] [Save] (primary)\
""")
