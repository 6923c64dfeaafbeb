"""Names of everything a person can press, submit or ask for, on every platform. Never renamed."""

from enum import StrEnum


class ActionId(StrEnum):
    SUGGESTION_INVITE = "suggestion.invite"
    SUGGESTION_DISMISS = "suggestion.dismiss"
    SUGGESTION_RESTORE = "suggestion.restore"
    SUGGESTION_SNOOZE = "suggestion.snooze"
    SUGGESTION_NEVER_PERSON = "suggestion.never_person"
    SUGGESTION_NEVER_WORK_ITEM = "suggestion.never_work_item"
    SUGGESTION_WHY_NOT = "suggestion.why_not"
    PREFERENCES_OPEN = "preferences.open"
    PREFERENCES_SAVE = "preferences.save"
    INVITATION_COMPOSE = "invitation.compose"
    INVITATION_SEND = "invitation.send"
    INVITATION_ACCEPT = "invitation.accept"
    INVITATION_DECLINE = "invitation.decline"
    INVITATION_REFUSE = "invitation.refuse"
    INVITATION_LATER = "invitation.later"
    INVITATION_CANCEL = "invitation.cancel"
    INVITATION_SEND_NOW = "invitation.send_now"
    INVITATION_REVOKE = "invitation.revoke"
    INVITATION_RESEND = "invitation.resend"
    INVITATION_RENEW = "invitation.renew"
    WORK_ITEM_LINK = "work_item.link"
    WORK_ITEM_SAVE = "work_item.save"
    HELP_SHOW = "help.show"
