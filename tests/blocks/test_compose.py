"""What the cards and forms of `blocks.cards.compose` say, state by state."""

from inline_snapshot import snapshot

from blocks.cards import compose
from tests.blocks.words import read


def test_compose_reads_like_this() -> None:
    assert read(compose.examples()) == snapshot("""\

### form: from a suggestion
== Invite a colleague ==
To collaborate on the Q3 outreach cadence
Suggested (optional):
  [x] Sarah Chen, Head of Sales
Why Sarah:
- Nobody from Sales leadership is on this cadence
- Works with 3 of the 4 people here
- Often takes part when it is about “renewal”
Somebody else (optional): _Choose colleagues_
Or by e-mail address (optional): _name@example.com_
  (Several with a comma between. People from outside as your administrators allow.)
Message: _We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us
    yet. Would you join us for a short look at where we are?_
[Rewrite: Shorter, Warmer, Deutsch, Français, Español, Português (Brasil), 日本語]
[Show what they will see]
(They may accept or decline with one press. It costs them nothing. You can take it back for 60
    seconds.)
[Cancel] [Invite] (primary)

### form: from a suggestion, three fit
== Invite a colleague ==
To collaborate on the Q3 outreach cadence
Suggested (optional):
  [x] Sarah Chen, Head of Sales
  [] Ben Morris, Content Marketing Manager
  [] Grace Kim, Sales Operations Analyst
Why Sarah:
- Nobody from Sales leadership is on this cadence
- Works with 3 of the 4 people here
- Often takes part when it is about “renewal”
Why Ben:
- People here turned to them 5 times lately
- Joined 2 of 3 similar pieces of work
- Works in Marketing, like most people here
Why Grace:
- Works with 3 of the 4 people here
Somebody else (optional): _Choose colleagues_
Or by e-mail address (optional): _name@example.com_
  (Several with a comma between. People from outside as your administrators allow.)
Message: _We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us
    yet. Would you join us for a short look at where we are?_
[Rewrite: Shorter, Warmer, Deutsch, Français, Español, Português (Brasil), 日本語]
[Show what they will see]
(They may accept or decline with one press. It costs them nothing. You can take it back for 60
    seconds.)
[Cancel] [Invite] (primary)

### form: from the command
== Invite a colleague ==
To collaborate on:
  (o) Q3 outreach cadence
  () Autumn launch project
  () #general
Whom to invite (optional): _Choose colleagues_
Or by e-mail address (optional): _name@example.com_
  (Several with a comma between. People from outside as your administrators allow.)
Message: _We are working on the Q3 outreach cadence. Would you join us for a short look at where
    we are?_
[Rewrite: Shorter, Warmer, Deutsch, Français, Español, Português (Brasil), 日本語]
[Show what they will see]
(They may accept or decline with one press. It costs them nothing. You can take it back for 60
    seconds.)
[Cancel] [Invite] (primary)

### form: from the command, somebody named
== Invite a colleague ==
To collaborate on:
  (o) Q3 outreach cadence
  () Autumn launch project
  () #general
Whom to invite (optional):
  [x] Sarah Chen, Head of Sales
  [x] Ben Morris, Content Marketing Manager
Somebody else (optional): _Choose colleagues_
Or by e-mail address (optional): _name@example.com_
  (Several with a comma between. People from outside as your administrators allow.)
Message: _We are working on the Q3 outreach cadence. Would you join us for a short look at where
    we are?_
[Rewrite: Shorter, Warmer, Deutsch, Français, Español, Português (Brasil), 日本語]
[Show what they will see]
(They may accept or decline with one press. It costs them nothing. You can take it back for 60
    seconds.)
[Cancel] [Invite] (primary)

### form: from the command, unknown words
== Invite a colleague ==
To collaborate on:
  (o) Q3 outreach cadence
  () Autumn launch project
  () #general
  (No work called “Q4 budgeting” was found. Choose here.)
Whom to invite (optional): _Choose colleagues_
Or by e-mail address (optional): _name@example.com_
  (Several with a comma between. People from outside as your administrators allow.)
Message: _We are working on the Q3 outreach cadence. Would you join us for a short look at where
    we are?_
[Rewrite: Shorter, Warmer, Deutsch, Français, Español, Português (Brasil), 日本語]
[Show what they will see]
(They may accept or decline with one press. It costs them nothing. You can take it back for 60
    seconds.)
[Cancel] [Invite] (primary)

### form: from the command, several fit
== Invite a colleague ==
To collaborate on:
  (o) Q3 outreach cadence
  () Autumn launch project
  () #general
  (Several fit; the one that fits best is chosen.)
Whom to invite (optional): _Choose colleagues_
Or by e-mail address (optional): _name@example.com_
  (Several with a comma between. People from outside as your administrators allow.)
Message: _We are working on the Q3 outreach cadence. Would you join us for a short look at where
    we are?_
[Rewrite: Shorter, Warmer, Deutsch, Français, Español, Português (Brasil), 日本語]
[Show what they will see]
(They may accept or decline with one press. It costs them nothing. You can take it back for 60
    seconds.)
[Cancel] [Invite] (primary)

### form: from the command, names unclear
== Invite a colleague ==
Please look at this:
- You cannot invite yourself. Choose a colleague.
- Usher is an app. Choose a colleague.
- Nobody called “Zaphod” was found. Choose them in the list.
To collaborate on:
  (o) Q3 outreach cadence
  () Autumn launch project
  () #general
Did you mean one of these by “Sara”? (optional):
  [] Sarah Chen, Head of Sales
  [] Ben Morris, Content Marketing Manager
Whom to invite (optional): _Choose colleagues_
Or by e-mail address (optional): _name@example.com_
  (Several with a comma between. People from outside as your administrators allow.)
Message: _We are working on the Q3 outreach cadence. Would you join us for a short look at where
    we are?_
[Rewrite: Shorter, Warmer, Deutsch, Français, Español, Português (Brasil), 日本語]
[Show what they will see]
(They may accept or decline with one press. It costs them nothing. You can take it back for 60
    seconds.)
[Cancel] [Invite] (primary)

### form: from the command, an address
== Invite a colleague ==
To collaborate on:
  (o) Q3 outreach cadence
  () Autumn launch project
  () #general
Whom to invite (optional): _Choose colleagues_
Or by e-mail address (optional): _ann@elsewhere.example_
  (Several with a comma between. People from outside as your administrators allow.)
Message: _We are working on the Q3 outreach cadence. Would you join us for a short look at where
    we are?_
[Rewrite: Shorter, Warmer, Deutsch, Français, Español, Português (Brasil), 日本語]
[Show what they will see]
(They may accept or decline with one press. It costs them nothing. You can take it back for 60
    seconds.)
[Cancel] [Invite] (primary)

### form: nothing to invite to
== Invite a colleague ==
You are not in any channel that Usher follows yet. Add Usher to a channel with /invite @Usher,
    then try again.
[Close]\
""")
