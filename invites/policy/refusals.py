"""What the policy refuses, beside what `invites.errors` knows; sentences are in `blocks`."""

from datetime import datetime
from typing import ClassVar

from invites.errors import CannotInvite, InviteError


class DomainBlocked(CannotInvite):
    code = "domain_blocked"

    def __init__(self, who: str, domain: str) -> None:
        super().__init__(who)
        self.domain = domain


class RuleForbids(CannotInvite):
    """A rule of the administrators; `rule_id` is "" for what holds where none speaks."""

    code = "rule_forbids"

    def __init__(self, who: str, rule_id: str) -> None:
        super().__init__(who)
        self.rule_id = rule_id


class DirectionOff(CannotInvite):
    """Invitations of this direction (`single`, `suggestions`, `bulk`, `external`) are off."""

    code = "direction_off"

    def __init__(self, direction: str, who: str = "") -> None:
        super().__init__(who)
        self.direction = direction


class BeyondOwnRights(CannotInvite):
    """More would be granted than the inviter holds, or than the customer allows."""

    code = "beyond_own_rights"


class InviterGone(CannotInvite):
    """Whoever invites has left; somebody has to take the invitation over."""

    code = "inviter_gone"


class CustomerSuspended(CannotInvite):
    """The whole customer is paused; what is pending waits."""

    code = "customer_suspended"


class CustomerQuotaReached(CannotInvite):
    """`name` is the check of the trace; `limit` recipients for everybody together."""

    code = "customer_quota_reached"

    def __init__(self, name: str, limit: int, resets_at: datetime) -> None:
        super().__init__()
        self.name = name
        self.limit = limit
        self.resets_at = resets_at


class NeedsApproval(CannotInvite):
    """Not without an approver's yes: it cannot go on as it is."""

    code = "needs_approval"


class NobodyApproves(CannotInvite):
    """It needs approval, and nobody but those concerned could give it.

    `alone`: whoever asks is an administrator, and there is no other.
    """

    code = "nobody_approves"

    def __init__(self, who: str = "", *, alone: bool = False) -> None:
        super().__init__(who)
        self.alone = alone


class NoLongerAllowed(InviteError):
    """A yes does not count any more: the rules have changed since it was asked for."""

    code = "no_longer_allowed"


class FromOutside(CannotInvite):
    """What stands against somebody who was named by their address.

    `administrators` are the names of those who could let their domain in.
    """

    code = "from_outside"
    field: ClassVar[str] = "emails"

    def __init__(
        self, why: CannotInvite, address: str, administrators: tuple[str, ...] = ()
    ) -> None:
        super().__init__(why.who or address)
        self.why = why
        self.address = address
        self.administrators = administrators
