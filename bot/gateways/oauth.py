"""Slack's OAuth: a code becomes a token, once."""

import base64
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.gateways.slack import narrowed


@dataclass(frozen=True, slots=True)
class SlackOauth:
    """Raises the errors of `bot.gateways.errors`."""

    client: AsyncWebClient
    client_id: str
    client_secret: str = field(repr=False)
    redirect_uri: str

    async def exchange(self, code: str) -> dict[str, Any]:
        """Never repeated: a code is good for one use.

        The client is named by HTTP Basic, as Slack advises; the SDK's own method would do it with
        a class that aiohttp gives up.
        """
        pair = f"{self.client_id}:{self.client_secret}".encode()
        try:
            answer = await self.client.api_call(
                "oauth.v2.access",
                data={"code": code, "redirect_uri": self.redirect_uri},
                headers={"Authorization": f"Basic {base64.b64encode(pair).decode()}"},
            )
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise narrowed(error) from error
        return answer.data if isinstance(answer.data, dict) else {}

    async def revoke(self, token: str) -> None:
        """Give a token back."""
        try:
            await self.client.auth_revoke(token=token)
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise narrowed(error) from error
