"""What somebody may not do at all, by what they wanted: who may, and what to do instead."""

from collections.abc import Mapping

from invites.access import Action
from invites.language import N_

_MANY = N_(
    "Inviting many at once is for administrators. Use /usher invite; "
    "whom you manage you can invite together with /usher team."
)
NOT_YOURS: Mapping[str, str] = {
    Action.BULK: _MANY,
    Action.PREPARE_BULK: _MANY,
    Action.EXPLAIN: N_(
        "You may ask this about yourself and the people you manage, as in "
        "/usher why @dana cadence. About others, ask an administrator."
    ),
}
