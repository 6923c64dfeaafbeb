"""What a bot may answer to a submission (`response_action`), and the URLs a submission carries."""

import json
from collections.abc import Callable

from playground.errors import SlackError
from playground.inputs import elements_of
from playground.records import Json
from playground.triggers import ResponseUrls
from playground.views import Views, checked


def carry_out(views: Views, user: str, view: Json, body: str) -> Json:
    """Do what the bot's answer says with the submitted view; return what the page shows."""
    response = _parsed(body)
    match response.get("response_action"):
        case None:
            views.close(user, view["id"])
            return {"closed": True}
        case "clear":
            views.close(user, view["id"], everything=True)
            return {"closed": True}
        case "errors":
            return {"errors": _checked_errors(view, response.get("errors"))}
        case "update":
            found = views.find(view["id"])
            return {"view": views.update(found, checked(response.get("view"), "modal"))}
        case "push":
            return {"view": views.push(user, checked(response.get("view"), "modal"))}
        case _:
            raise SlackError("invalid_response_action")


def response_urls(
    view: Json, user: str, responses: ResponseUrls, address: Callable[[str], str]
) -> list[Json]:
    """Return one response URL per conversation that was chosen where the view asks for them."""
    urls: list[Json] = []
    for block, element in elements_of(view["blocks"]):
        held = view["state"]["values"].get(block["block_id"], {}).get(element["action_id"], {})
        chosen = held.get("selected_conversation") or held.get("selected_channel")
        if element.get("response_url_enabled") and chosen:
            urls.append(
                {
                    "block_id": block["block_id"],
                    "action_id": element["action_id"],
                    "channel_id": chosen,
                    "response_url": address(responses.issue(chosen, user)),
                }
            )
    return urls


def _parsed(body: str) -> Json:
    if not body.strip():
        return {}
    try:
        response = json.loads(body)
    except ValueError:
        raise SlackError("invalid_response") from None
    if not isinstance(response, dict):
        raise SlackError("invalid_response")
    return response


def _checked_errors(view: Json, errors: object) -> dict[str, str]:
    """Errors stand at input blocks of the view; anything else Slack does not show."""
    inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise SlackError("invalid_errors")
    if not set(errors) <= inputs or not all(isinstance(e, str) for e in errors.values()):
        raise SlackError("invalid_errors")
    return errors
