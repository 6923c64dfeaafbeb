"""What can be wrong with one row of a list, beside what stands against any invitation."""

from collections.abc import Mapping

from invites.errors import BadRequest, CannotInvite


class NobodyNamed(CannotInvite):
    """Neither an address nor a name."""

    code = "nobody_named"


class NobodyOfThisName(CannotInvite):
    code = "nobody_of_this_name"


class SeveralOfThisName(CannotInvite):
    code = "several_of_this_name"


class NoWork(CannotInvite):
    """Neither the row nor the form says to what."""

    code = "no_work"


class UnknownWork(CannotInvite):
    """`who` is what the row calls it: nothing that whoever uploaded it may see is called so."""

    code = "unknown_work"


class SeveralWorks(CannotInvite):
    code = "several_works"


class BadList(BadRequest):
    """A list or a plan that cannot be used as a whole; `reason` is a code for the words."""

    code = "bad_list"

    def __init__(self, reason: str, facts: Mapping[str, str | int] | None = None) -> None:
        super().__init__(reason)
        self.facts = dict(facts or {})
