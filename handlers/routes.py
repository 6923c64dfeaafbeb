"""Every action and its handler. A test holds this table to `ActionId`."""

from blocks.actions import ActionId
from handlers import answering, commands, invitations, preferences, suggestions, work_items
from handlers.interaction import Routes

ROUTES: Routes = {
    ActionId.SUGGESTION_INVITE: suggestions.invite,
    ActionId.SUGGESTION_DISMISS: suggestions.dismiss,
    ActionId.SUGGESTION_RESTORE: suggestions.restore,
    ActionId.SUGGESTION_SNOOZE: suggestions.snooze,
    ActionId.SUGGESTION_NEVER_PERSON: suggestions.never_person,
    ActionId.SUGGESTION_NEVER_WORK_ITEM: suggestions.never_work_item,
    ActionId.SUGGESTION_WHY_NOT: suggestions.why_not,
    ActionId.PREFERENCES_OPEN: preferences.open_preferences,
    ActionId.PREFERENCES_SAVE: preferences.save,
    ActionId.PREFERENCES_PAUSE_HOUR: preferences.pause_hour,
    ActionId.PREFERENCES_PAUSE_TODAY: preferences.pause_today,
    ActionId.PREFERENCES_PAUSE_WEEK: preferences.pause_week,
    ActionId.PREFERENCES_LIFT: preferences.lift,
    ActionId.PREFERENCES_UNMUTE: preferences.unmute,
    ActionId.PREFERENCES_ALLOW: preferences.allow,
    ActionId.INVITATION_COMPOSE: invitations.compose,
    ActionId.INVITATION_SEND: invitations.send,
    ActionId.INVITATION_ACCEPT: invitations.accept,
    ActionId.INVITATION_DECLINE: invitations.decline,
    ActionId.INVITATION_REFUSE: invitations.refuse,
    ActionId.INVITATION_LATER: invitations.later,
    ActionId.INVITATION_CANCEL: invitations.cancel,
    ActionId.INVITATION_SEND_NOW: invitations.send_now,
    ActionId.INVITATION_REVOKE: invitations.revoke,
    ActionId.INVITATION_RESEND: invitations.resend,
    ActionId.INVITATION_RENEW: invitations.renew,
    ActionId.INVITATION_ASK_AGAIN: answering.ask_again,
    ActionId.INVITATION_NOT_ME: answering.not_me,
    ActionId.WORK_ITEM_LINK: work_items.link,
    ActionId.WORK_ITEM_SAVE: work_items.save,
    ActionId.HELP_SHOW: commands.show_help,
}
