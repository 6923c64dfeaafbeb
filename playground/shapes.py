"""People and conversations as Slack's Web API and events show them to an app."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playground.records import Channel, Json, User
from playground.workspace import Workspace

FIELDS = {"department": "Xf0DEPARTMT", "manager": "Xf0MANAGERX", "skills": "Xf0SKILLSXX"}
_NIGHT_FROM, _NIGHT_UNTIL = 22, 8


def user_shape(
    user: User, workspace: Workspace, *, email: bool = True, locale: bool = False
) -> Json:
    local = workspace.clock.now().astimezone(ZoneInfo(user.tz))
    offset = local.utcoffset() or timedelta()
    return {
        "id": user.id,
        "team_id": workspace.team.id,
        "name": user.name,
        "deleted": user.deleted,
        "color": user.color,
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": tz_label(user, workspace),
        "tz_offset": int(offset.total_seconds()),
        "profile": profile_shape(user, workspace, email=email),
        "is_admin": user.is_admin,
        "is_owner": user.is_owner,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": user.is_ultra_restricted,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "is_email_confirmed": not user.is_bot,
        "updated": user.updated,
        **({"locale": user.locale} if locale else {}),
    }


def profile_shape(user: User, workspace: Workspace, *, email: bool = True) -> Json:
    first, _, last = user.real_name.partition(" ")
    return {
        "title": user.title,
        "phone": "",
        "skype": "",
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.display_name,
        "display_name_normalized": user.display_name,
        "first_name": first,
        "last_name": last,
        "status_text": user.status_text,
        "status_emoji": user.status_emoji,
        "status_expiration": user.status_expiration,
        "avatar_hash": "",
        "team": workspace.team.id,
        **({"email": user.email} if email and user.email else {}),
        **({"bot_id": user.bot_id, "api_app_id": ""} if user.bot_id else {}),
    }


def custom_fields(user: User) -> Json:
    """Return the organisation's own profile fields, as `users.profile.get` has them."""
    values = {
        "department": user.department,
        "manager": user.manager or "",
        "skills": ", ".join(user.skills),
    }
    return {FIELDS[key]: {"value": value, "alt": ""} for key, value in values.items() if value}


def tz_label(user: User, workspace: Workspace) -> str:
    return workspace.clock.now().astimezone(ZoneInfo(user.tz)).tzname() or user.tz


def channel_shape(channel: Channel, workspace: Workspace, viewer: str) -> Json:
    if channel.kind == "im":
        return _im_shape(channel, workspace, viewer)
    private = channel.kind == "private"
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not private,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": private,
        "created": channel.created,
        "creator": channel.creator,
        "is_archived": channel.is_archived,
        "is_general": channel.is_general,
        "unlinked": 0,
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "context_team_id": workspace.team.id,
        "is_member": viewer in channel.members,
        "topic": {"value": channel.topic, "creator": channel.creator, "last_set": channel.created},
        "purpose": {
            "value": channel.purpose,
            "creator": channel.creator,
            "last_set": channel.created,
        },
        "previous_names": list(channel.previous_names),
        "updated": channel.created * 1000,
    }


def _im_shape(channel: Channel, workspace: Workspace, viewer: str) -> Json:
    other = channel.partner_of(viewer)
    person = workspace.users.get(other)
    return {
        "id": channel.id,
        "created": channel.created,
        "is_archived": False,
        "is_im": True,
        "is_org_shared": False,
        "context_team_id": workspace.team.id,
        "user": other,
        "is_user_deleted": bool(person and person.deleted),
        "is_open": True,
        "priority": 0,
    }


def dnd_shape(user: User, workspace: Workspace) -> Json:
    """Return the window of do-not-disturb that is on now, or the next one."""
    now = workspace.clock.timestamp()
    if user.dnd_until > now:
        return {
            "dnd_enabled": True,
            "next_dnd_start_ts": int(now) - 60,
            "next_dnd_end_ts": int(user.dnd_until),
        }
    start, end = _night(workspace.clock.now().astimezone(ZoneInfo(user.tz)))
    return {
        "dnd_enabled": True,
        "next_dnd_start_ts": int(start.timestamp()),
        "next_dnd_end_ts": int(end.timestamp()),
    }


def _night(local: datetime) -> tuple[datetime, datetime]:
    """Return the night that goes on at `local`, or the coming one, by Slack's default hours."""
    evening = local if local.hour >= _NIGHT_UNTIL else local - timedelta(days=1)
    start = evening.replace(hour=_NIGHT_FROM, minute=0, second=0, microsecond=0)
    morning = start + timedelta(days=1)
    return start, morning.replace(hour=_NIGHT_UNTIL)
