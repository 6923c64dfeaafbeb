"""What digests say."""

from inline_snapshot import snapshot

from blocks.cards import digest
from tests.blocks.words import read


def test_digests_read_like_this() -> None:
    assert read(digest.examples()) == snapshot("""\

### digest
** Your digest: 4 things **
# For you to answer
Sam Reed would like you to join the Q3 outreach cadence
[Accept] [Decline] [Later]
Still open: Ben Morris would like you to join a private cadence
[Accept] [Decline] [Later]
# Suggested to you
Would you like to invite Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach
    cadence?
[Invite] [Not now]
# What became of your invitations
Sarah Chen accepted your invitation to the Q3 outreach cadence
(You chose to get these together. /usher preferences changes that.)

### digest, one answered since
** Your digest: 1 thing **
# For you to answer
Sam Reed invited you to the Q3 outreach cadence
You accepted. You are a free collaborator now.
(You chose to get these together. /usher preferences changes that.)

### the week at a glance
** The week at a glance **
# Could not be delivered
Sarah Chen invited Lena Vogel to the Q3 outreach cadence; open until Monday 28 September.
# Runs out this week
Ben Morris invited Lena Vogel to a private cadence; open until Monday 28 September.
# Waiting for an answer
Sam Reed invited Ben Morris to the Q3 outreach cadence; open until Monday 28 September.
(Yours and your team's. /usher preferences changes when it comes.)\
""")
