"""What Slack's Web API says about many people: the list of a workspace, and own fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.gateways.slack import SlackGateway
from handlers.slack.profiles import read_profile
from invites.arrival import Profile
from invites.directory_pass import ListedPage

PAGE = 200
"""What Slack recommends at most."""


class SlackPeople:
    """Raises the errors of `bot.gateways.errors`."""

    def __init__(self, gateway: SlackGateway) -> None:
        self._gateway = gateway
        self._client = gateway.client

    async def page(self, workspace: str, cursor: str) -> ListedPage:
        """The people from this cursor on; empty for the first page."""
        answer = await self._gateway.call(
            self._client.users_list, limit=PAGE, include_locale=True, cursor=cursor or None
        )
        following = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        return ListedPage(_profiles(workspace, answer.get("members")), str(following))

    async def field_definitions(self) -> Sequence[Mapping[str, Any]]:
        """The organisation's own profile fields, as an administrator named them."""
        answer = await self._gateway.call(self._client.team_profile_get)
        fields = (answer.get("profile") or {}).get("fields")
        return [f for f in fields if isinstance(f, dict)] if isinstance(fields, list) else []

    async def field_values(self, user: str) -> Mapping[str, str]:
        """What this person's profile says in the organisation's own fields, by their ids.

        Slack answers with an empty list, or nothing, when there is none.
        """
        answer = await self._gateway.call(self._client.users_profile_get, user=user)
        fields = (answer.get("profile") or {}).get("fields")
        if not isinstance(fields, dict):
            return {}
        told = {key: f.get("value") for key, f in fields.items() if isinstance(f, dict)}
        return {key: value for key, value in told.items() if isinstance(value, str) and value}


def _profiles(workspace: str, members: object) -> tuple[Profile, ...]:
    """An entry of a strange form is passed over: it must not stop everybody else's."""
    read = [
        read_profile(workspace, member)
        for member in (members if isinstance(members, list) else [])
        if isinstance(member, dict)
    ]
    return tuple(profile for profile in read if profile is not None)
