"""The Web API's methods: one table from name to handler; `spec.json` describes their arguments."""

from playground.methods import channels, chat, membership, people, reading, sundry, view_methods
from playground.methods.call import Call, Handler

__all__ = ["HANDLERS", "Call", "Handler"]

HANDLERS: dict[str, Handler] = {
    "api.test": sundry.api_test,
    "auth.test": sundry.auth_test,
    "blocks.validate": sundry.blocks_validate,
    "bots.info": sundry.bots_info,
    "chat.delete": chat.delete,
    "chat.deleteScheduledMessage": chat.delete_scheduled,
    "chat.getPermalink": chat.get_permalink,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post_message,
    "chat.scheduleMessage": chat.schedule,
    "chat.scheduledMessages.list": chat.list_scheduled,
    "chat.update": chat.update,
    "conversations.create": channels.create,
    "conversations.history": reading.history,
    "conversations.info": channels.info,
    "conversations.invite": membership.invite,
    "conversations.join": membership.join,
    "conversations.list": channels.list_all,
    "conversations.members": membership.members,
    "conversations.open": channels.open_conversation,
    "conversations.replies": reading.replies,
    "dnd.info": people.dnd_info,
    "dnd.teamInfo": people.dnd_team,
    "files.completeUploadExternal": sundry.complete_upload,
    "files.getUploadURLExternal": sundry.upload_url,
    "reactions.add": reading.add_reaction,
    "team.info": sundry.team_info,
    "team.profile.get": sundry.team_profile,
    "usergroups.list": sundry.usergroups,
    "usergroups.users.list": sundry.usergroup_users,
    "users.conversations": channels.of_user,
    "users.getPresence": people.presence,
    "users.info": people.info,
    "users.list": people.list_all,
    "users.lookupByEmail": people.lookup_by_email,
    "users.profile.get": people.profile,
    "views.open": view_methods.open_view,
    "views.publish": view_methods.publish,
    "views.push": view_methods.push,
    "views.update": view_methods.update,
}
