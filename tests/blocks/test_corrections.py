"""What the cards about corrections and the directory say."""

from inline_snapshot import snapshot

from blocks.cards import corrections
from tests.blocks.words import read


def test_corrections_read_like_this() -> None:
    assert read(corrections.examples()) == snapshot("""\

### form: my details
== Correct my details ==
What Usher knows about you, and where it comes from. Change what is wrong.
Job title (optional): _Account Executive_
  (Comes from a list that an administrator imported.)
Department (optional): _Sales_
Manager (optional): __
Skills (optional): _prospecting; negotiation_
  (Several with a semicolon between. Comes from your Slack profile.)
(It goes to your administrators. What you leave empty stays as it is.)
[Cancel] [Send] (primary)

### form: asked before
== Correct my details ==
What Usher knows about you, and where it comes from. Change what is wrong.
What you asked for before is still waiting; this takes its place.
Job title (optional): _Account Executive_
  (Comes from a list that an administrator imported.)
Department (optional): _Sales_
Manager (optional): __
Skills (optional): _prospecting; negotiation_
  (Several with a semicolon between. Comes from your Slack profile.)
(It goes to your administrators. What you leave empty stays as it is.)
[Cancel] [Send] (primary)

### asked
** Sam Reed asks to correct their details **
Job title: Sales Manager (so far: Account Executive)
Manager: Sarah Chen
Skills: x, y
[Apply] (primary) [Reject]
(An applied correction holds until a later list says otherwise.)

### asked, one's own
** You asked to correct your own details **
Job title: Sales Manager (so far: Account Executive)
Manager: Sarah Chen
Skills: x, y
[Apply] (primary) [Reject]
(These are your own details: you decide about them as an administrator. An applied correction
    holds until a later list says otherwise.)

### applied, to whom applied it
** Sam Reed asks to correct their details **
Job title: Sales Manager (so far: Account Executive)
Manager: Sarah Chen
Skills: x, y
You applied it.

### rejected, to another
** Sam Reed asks to correct their details **
Job title: Sales Manager (so far: Account Executive)
Manager: Sarah Chen
Skills: x, y
Grace Kim rejected it.

### replaced
** Sam Reed asks to correct their details **
Job title: Sales Manager (so far: Account Executive)
Manager: Sarah Chen
Skills: x, y
They asked for something else since. There is nothing to do.

### answered: applied
** Grace Kim corrected your details **
Job title: Sales Manager (so far: Account Executive)
Manager: Sarah Chen
Skills: x, y

### answered: rejected
** Grace Kim did not correct your details **
Job title: Sales Manager (so far: Account Executive)
Manager: Sarah Chen
Skills: x, y
Talk to them about it, or ask again with /usher correct.

### a list cut short
** Slack's list of people looks cut short **
4200 people known from earlier are not in it any more. That is more than a fifth, so nobody was
    marked as having left.
If they really left, deactivate their accounts in Slack: that is noticed at once. Otherwise
    there is nothing to do; the list is read again tomorrow.\
""")
