"""Changing a part of a modal that is open: Slack's own echo of it, with some blocks replaced."""

from typing import Any

from blocks.elements import Patch
from blocks.slack import Block, group_blocks

KEPT = (
    "type",
    "title",
    "submit",
    "close",
    "callback_id",
    "private_metadata",
    "clear_on_close",
    "notify_on_close",
    "external_id",
)


def patched(view: dict[str, Any], patch: Patch) -> dict[str, Any]:
    """Blocks whose ids stay keep what the person filled in: that is how Slack has it."""
    blocks = [_watched(block, patch.watched) for block in view.get("blocks") or ()]
    for group in patch.groups:
        blocks = _replaced(blocks, group.name, group_blocks(group))
    return {key: view[key] for key in KEPT if view.get(key)} | {"blocks": blocks}


def _replaced(blocks: list[Block], name: str, new: list[Block]) -> list[Block]:
    places = [place for place, block in enumerate(blocks) if _belongs(block, name)]
    if not places:
        return blocks
    kept = [block for block in blocks[places[0] :] if not _belongs(block, name)]
    return [*blocks[: places[0]], *new, *kept]


def _belongs(block: Block, name: str) -> bool:
    block_id = str(block.get("block_id") or "")
    return block_id == name or block_id.startswith(f"{name}.")


def _watched(block: Block, name: str) -> Block:
    """Have typing into the input told at once, or not any more."""
    element = block.get("element") or {}
    if block.get("type") != "input" or element.get("type") != "plain_text_input":
        return block
    if element.get("action_id") != name:
        calm = {k: v for k, v in element.items() if k != "dispatch_action_config"}
        return block | {"dispatch_action": False, "element": calm}
    told = {"trigger_actions_on": ["on_character_entered"]}
    return block | {
        "dispatch_action": True,
        "element": element | {"dispatch_action_config": told},
    }
