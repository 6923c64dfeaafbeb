"""What the cards and forms of `blocks.cards.guide` say, state by state."""

from inline_snapshot import snapshot

from blocks.cards import guide
from tests.blocks.words import read


def test_guide_reads_like_this() -> None:
    assert read(guide.examples()) == snapshot("""\

### help
** How to use Usher **
I notice what you work on together and ask you, here, whether to invite the colleague whose role
    is missing. Nobody is added without saying yes.
/usher invite @colleague to a work item: write an invitation
/usher pending: invitations that wait for your answer or your approval
/usher approvals: invitations of others that wait for your approval
/usher sent: how your invitations stand; send again, change, withdraw
/usher team: invitations by and to the people you manage
/usher suggest: who is missing in this channel, and why nobody else
/usher link: say what this channel is about and which roles it needs
/usher preferences: what reaches you, when and how often
/usher admin: appoint people, pause your organisation (administrators)
/usher correct: say what is wrong about your title, department, manager or skills
/usher my-data: everything that is stored about you
/usher forget-me: have it deleted, and hear nothing more
/usher bulk: invite many at once from a list (administrators)
/usher templates: what invitations say, and your branding (administrators)
/usher policy: for administrators: who may invite whom to what
/usher why @colleague @other cadence: whether the rules let one invite the other
/usher help: this overview
[Invite a colleague] (primary)
(I keep who worked with whom, never what was written.)

### help after a slip
** How to use Usher **
“invte” is not one of my commands. Did you mean /usher invite?
/usher invite @colleague to a work item: write an invitation
/usher pending: invitations that wait for your answer or your approval
/usher approvals: invitations of others that wait for your approval
/usher sent: how your invitations stand; send again, change, withdraw
/usher team: invitations by and to the people you manage
/usher suggest: who is missing in this channel, and why nobody else
/usher link: say what this channel is about and which roles it needs
/usher preferences: what reaches you, when and how often
/usher admin: appoint people, pause your organisation (administrators)
/usher correct: say what is wrong about your title, department, manager or skills
/usher my-data: everything that is stored about you
/usher forget-me: have it deleted, and hear nothing more
/usher bulk: invite many at once from a list (administrators)
/usher templates: what invitations say, and your branding (administrators)
/usher policy: for administrators: who may invite whom to what
/usher why @colleague @other cadence: whether the rules let one invite the other
/usher help: this overview
[Invite a colleague] (primary)
(I keep who worked with whom, never what was written.)

### help after nonsense
** How to use Usher **
“sing” is not one of my commands.
/usher invite @colleague to a work item: write an invitation
/usher pending: invitations that wait for your answer or your approval
/usher approvals: invitations of others that wait for your approval
/usher sent: how your invitations stand; send again, change, withdraw
/usher team: invitations by and to the people you manage
/usher suggest: who is missing in this channel, and why nobody else
/usher link: say what this channel is about and which roles it needs
/usher preferences: what reaches you, when and how often
/usher admin: appoint people, pause your organisation (administrators)
/usher correct: say what is wrong about your title, department, manager or skills
/usher my-data: everything that is stored about you
/usher forget-me: have it deleted, and hear nothing more
/usher bulk: invite many at once from a list (administrators)
/usher templates: what invitations say, and your branding (administrators)
/usher policy: for administrators: who may invite whom to what
/usher why @colleague @other cadence: whether the rules let one invite the other
/usher help: this overview
[Invite a colleague] (primary)
(I keep who worked with whom, never what was written.)\
""")
