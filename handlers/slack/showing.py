"""Showing something after the fact: what is stored stands, whether or not Slack takes it."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook import WebhookResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from blocks.elements import Patch
from blocks.slack_patch import patched

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")
Json = dict[str, Any]


Respond = Callable[..., Awaitable[WebhookResponse]]


def responder(client: AsyncWebClient, body: Json) -> Respond:
    """As Bolt's own, over the one session: Bolt's opens a connection for each answer."""

    async def respond(**message: object) -> WebhookResponse:
        hook = AsyncWebhookClient(
            str(body.get("response_url")),
            timeout=client.timeout,
            ssl=client.ssl,
            proxy=client.proxy,
            session=client.session,
        )
        return await hook.send_dict(message)

    return respond


async def tried(call: Awaitable[Answer]) -> Answer | None:
    try:
        return await call
    except SlackApiError as error:
        code = error.response.get("error")
    except Exception as error:  # noqa: BLE001 - Slack's SDK lets any error of its web client through
        code = type(error).__name__
    logger.warning("answer not shown", extra={"code": code})
    return None


async def patch_form(client: AsyncWebClient, view: Json, patch: Patch) -> None:
    """Change the open form, and once more when there is more to come.

    The hash is that of the form as it was seen: who changed it since then is not overwritten.
    """
    shown = await _shown(client, view, patch)
    if shown is None and patch.instead is not None and patch.then is None:
        await _shown(client, {**view, "hash": ""}, patch.instead)
    if shown is None or patch.then is None:
        return
    later = await tried(patch.then()) or patch.instead
    if later is not None:
        await _shown(client, shown, later)


async def _shown(client: AsyncWebClient, view: Json, patch: Patch) -> Json | None:
    """Return the form as it is now; None when it is closed, or was changed by somebody else."""
    call = client.views_update(
        view_id=str(view.get("id")), hash=view.get("hash") or None, view=patched(view, patch)
    )
    answer = await tried(call)
    found = answer.get("view") if answer is not None else None
    return found if isinstance(found, dict) else None
