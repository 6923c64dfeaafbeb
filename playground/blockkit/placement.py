"""Rules over all blocks of one payload: what is unique, counted, or bound to a place."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from playground.blockkit.blocks import blocks_on
from playground.blockkit.problem import Problem, Surface, failed
from playground.blockkit.tables import MOST_TABLE_TEXT, table_text
from playground.blockkit.views import MOST_BLOCKS

Placed: TypeAlias = tuple[str, dict[str, Any]]

# How many of a kind one message may hold.
MOST_IN_MESSAGE = {"table": 1, "plan": 1, "data_visualization": 2}
MOST_MARKDOWN = 12_000


def placed_blocks(blocks: object, at: str) -> Iterator[Placed]:
    """The blocks with their pointers, those inside containers and carousels too.

    No surface holds more blocks than a view; what lies beyond is refused without a look.
    """
    for index, block in enumerate(blocks[:MOST_BLOCKS] if isinstance(blocks, list) else ()):
        if not isinstance(block, dict):
            continue
        pointer = f"{at}/{index}"
        yield pointer, block
        if block.get("type") == "container":
            yield from _dicts(block.get("child_blocks"), f"{pointer}/child_blocks")
        elif block.get("type") == "carousel":
            yield from _dicts(block.get("elements"), f"{pointer}/elements")


def _dicts(items: object, at: str) -> Iterator[Placed]:
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield f"{at}/{index}", item


def check_placement(placed: Iterable[Placed], surface: Surface | None) -> Iterator[Problem]:
    everything = list(placed)
    yield from _unique_block_ids(everything)
    for pointer, block in everything:
        yield from _child_surfaces(block, pointer, surface)
        yield from _inputs(block, pointer, surface)
    if surface is None or surface == "message":
        yield from _counted(everything)
        yield from _totals(everything)
    else:
        yield from _one_focus(everything)


def _unique_block_ids(placed: list[Placed]) -> Iterator[Problem]:
    seen: set[str] = set()
    for pointer, block in placed:
        name = block.get("block_id")
        if isinstance(name, str) and name in seen:
            yield failed(f"{pointer}/block_id", "block_id already exists", {"type": "unique"})
        elif isinstance(name, str):
            seen.add(name)


def _child_surfaces(block: dict[str, Any], at: str, surface: Surface | None) -> Iterator[Problem]:
    """What may not stand on the surface may not hide in a container either."""
    if block.get("type") != "container":
        return
    allowed = blocks_on(surface).types()
    for pointer, child in _dicts(block.get("child_blocks"), f"{at}/child_blocks"):
        kind = child.get("type")
        if kind in ("file", "table") and kind not in allowed:
            wanted = {"type": "enum", "expected": allowed}
            yield failed(f"{pointer}/type", f"unsupported type: {kind}", wanted)


def _elements(block: dict[str, Any], at: str) -> Iterator[Placed]:
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict):
            yield f"{at}/{name}", block[name]
    yield from _dicts(block.get("elements"), f"{at}/elements")


def _inputs(block: dict[str, Any], at: str, surface: Surface | None) -> Iterator[Problem]:
    asks = block.get("type") == "input" and surface in (None, "modal")
    for pointer, element in _elements(block, at):
        if asks:
            continue
        if element.get("type") == "file_input" and block.get("type") == "input":
            wanted = {"type": "enum", "expected": ["modal"]}
            yield failed(f"{pointer}/type", "file_input is for modals only", wanted)
        if element.get("response_url_enabled") is True:
            message = "response_url_enabled is for input blocks in modals only"
            yield failed(f"{pointer}/response_url_enabled", message, {"type": "relation"})


def _counted(placed: list[Placed]) -> Iterator[Problem]:
    counts = dict.fromkeys(MOST_IN_MESSAGE, 0)
    for pointer, block in placed:
        kind = block.get("type")
        if not isinstance(kind, str) or kind not in counts:
            continue
        counts[kind] += 1
        most = MOST_IN_MESSAGE[kind]
        if counts[kind] > most:
            bound = {"type": "max_items", "expected": most}
            yield failed(pointer, f"no more than {most} {kind} blocks allowed", bound)


def _totals(placed: list[Placed]) -> Iterator[Problem]:
    markdown = cells = 0
    for pointer, block in placed:
        text = block.get("text")
        if block.get("type") == "markdown" and isinstance(text, str):
            # One that is too long by itself is reported where it stands.
            before, markdown = markdown, markdown + len(text)
            if before <= MOST_MARKDOWN < markdown and before:
                yield _too_much(f"{pointer}/text", MOST_MARKDOWN)
        elif block.get("type") == "data_table":
            before, cells = cells, cells + table_text(block)
            if before <= MOST_TABLE_TEXT < cells and before:
                yield _too_much(f"{pointer}/rows", MOST_TABLE_TEXT)


def _too_much(at: str, most: int) -> Problem:
    bound = {"type": "max_length", "expected": most}
    return failed(at, f"a message must hold less than {most + 1} characters of these", bound)


def _one_focus(placed: list[Placed]) -> Iterator[Problem]:
    focused = False
    for pointer, block in placed:
        for place, element in _elements(block, pointer):
            if element.get("focus_on_load") is not True:
                continue
            if focused:
                message = "focus_on_load can be set on one element only"
                yield failed(f"{place}/focus_on_load", message, {"type": "unique"})
            focused = True
