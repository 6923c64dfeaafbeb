"""The bodies of interactions as Slack sends them."""

from playground.manifest import Installation
from playground.records import Channel, Json, User


def common(app: Installation, user: User, kind: str) -> Json:
    """Return what every interaction carries."""
    return {
        "type": kind,
        "team": {"id": app.team.id, "domain": app.team.domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": app.team.id},
        "api_app_id": app.app_id,
        "token": "verification-token",
        "enterprise": None,
        "is_enterprise_install": False,
    }


def place(channel: Channel) -> Json:
    return {"id": channel.id, "name": place_name(channel)}


def place_name(channel: Channel) -> str:
    """Return the name that Slack gives away: a private conversation's own is not told."""
    return {"public": channel.name, "private": "privategroup", "im": "directmessage"}[channel.kind]


def message_container(channel: Channel, message: Json, under: Json | None = None) -> Json:
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel.id,
        "is_ephemeral": bool(message.get("ephemeral")),
    }
    if under is not None:
        container |= {
            "type": "message_attachment",
            "attachment_id": under["id"],
            "is_app_unfurl": True,
            "app_unfurl_url": under["app_unfurl_url"],
        }
    thread_ts = message.get("thread_ts")
    return {**container, "thread_ts": thread_ts} if thread_ts else container


def action(element: Json, block_id: str, given: Json, action_ts: str) -> Json:
    """Return one entry of `actions`: what was pressed, completed as Slack does it."""
    shown: Json = {
        key: element[key] for key in ("text", "placeholder", "style", "url") if key in element
    }
    return {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        **shown,
        **given,
        "action_ts": action_ts,
    }


def command_fields(  # noqa: PLR0917 - the fields of one form
    app: Installation,
    user: User,
    channel: Channel,
    command: str,
    text: str,
    response_url: str,
    trigger_id: str,
) -> dict[str, str]:
    return {
        "token": "verification-token",
        "team_id": app.team.id,
        "team_domain": app.team.domain,
        "channel_id": channel.id,
        "channel_name": place_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": text,
        "api_app_id": app.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }
