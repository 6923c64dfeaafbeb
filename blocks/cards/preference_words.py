"""What is wrong with what somebody wished for themselves, and what to do instead."""

from invites import errors
from invites.language import _


def preference_words(error: errors.BadPreference) -> str:
    match error.reason:
        case "no_days":
            return _(
                "Choose at least one day. To hear nothing for a while, pause; "
                "to end a kind of message, switch it off."
            )
        case "no_hours":
            return _(
                "This leaves no time at which to reach you. To hear nothing for a while, pause; "
                "to end a kind of message, switch it off."
            )
        case "over_ceiling":
            told = _("At most {limit} a week are allowed in your organisation.")
            return told.format(limit=error.limit)
        case _:
            return _("Choose a day that is still to come.")
