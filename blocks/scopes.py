"""What Usher may do in Slack, and what it does less of where it may not."""

from collections.abc import Collection

from invites.language import N_, _

REQUIRED = (
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "im:write",
    "users:read",
)
"""Without these there is no suggestion and no invitation."""

LESS = {
    "app_mentions:read": N_("It does not answer when somebody mentions it in a channel."),
    "channels:write.invites": N_("Whoever accepts is not added to a public channel by itself."),
    "dnd:read": N_("It does not see who has switched notifications off in Slack."),
    "files:read": N_("A list of people to invite cannot be uploaded as a file, only pasted."),
    "files:write": N_("It cannot send what is stored about you as a file."),
    "groups:history": N_("It learns nothing in private channels."),
    "groups:read": N_("It does not know who is in a private channel."),
    "groups:write.invites": N_("Whoever accepts is not added to a private channel by itself."),
    "im:history": N_(
        "After an interruption it cannot see whether a message arrived, and does not send it again."
    ),
    "links:read": N_("It does not notice links to work that somebody shares."),
    "links:write": N_("It cannot offer to invite somebody under a shared link."),
    "reactions:read": N_("It does not count reactions as a sign of working together."),
    "users.profile:read": N_("It does not read departments and managers from profiles."),
    "users:read.email": N_(
        "It cannot tell that somebody in Slack is the one in your list of people."
    ),
}


def lacking(missing: Collection[str]) -> tuple[list[str], list[str]]:
    """The scopes that are needed, by name, and in words what is less without the others."""
    needed = [scope for scope in REQUIRED if scope in missing]
    return needed, [_(less) for scope, less in LESS.items() if scope in missing]
