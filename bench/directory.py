"""A workspace of 20,000 people: how long, how much, and what a second pass costs."""

import asyncio
import json
import sys
from dataclasses import replace
from pathlib import Path

from bench.figures import Figure
from playground.manifest import AppManifest
from playground.seed.crowd import add_crowd
from playground.server import Playground

PEOPLE = 20_000
MOST_MB = 400
MANIFEST = Path(__file__).parents[1] / "manifest.yaml"


async def run(folder: Path) -> list[Figure]:
    """The stand-in counts calls on its own clock, which the reader moves as it moves its own."""
    manifest = AppManifest.load(MANIFEST)
    # Own fields would be read in between, for hours; they are no part of a pass.
    listed = replace(manifest, scopes=manifest.scopes - {"users.profile:read"})
    playground = Playground(listed, path=folder / "playground.db")
    add_crowd(playground.workspace, PEOPLE)
    await playground.start("127.0.0.1", 0)
    try:
        found = await _reader(playground, folder)
        refused = sum(
            e["status"] != 200 for e in playground.inspector.entries() if e["kind"] == "web_api"
        )
    finally:
        await playground.stop()
    return _figures(found, refused)


async def _reader(playground: Playground, folder: Path) -> dict[str, float]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.directory_reader"),
        *(f"sqlite:///{folder / 'usher.db'}", playground.base_url, playground.page_url),
        *(playground.bot_token, playground.signing_secret),
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await process.communicate()
    assert process.returncode == 0
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return found


def _figures(found: dict[str, float], refused: int) -> list[Figure]:
    memory = found["peak_mb"]
    return [
        Figure("people read", found["people"], "people"),
        Figure("pages", found["pages"], "pages"),
        Figure("time by Slack's clock", found["by_slack"], "s"),
        Figure("computing, first pass", found["first_cpu"], "s"),
        Figure("statements, first pass", found["first_statements"], ""),
        Figure("computing, second pass, nobody changed", found["second_cpu"], "s"),
        Figure("statements, second pass", found["second_statements"], ""),
        Figure("computing for a page", 1000 * found["first_cpu"] / found["pages"], "ms"),
        Figure("calls refused by Slack's limits", refused, "", "0", refused == 0),
        Figure("state for suggesting, from the database", found["state_s"], "s"),
        Figure("peak memory", memory, "MB", "< 400", memory < MOST_MB),
    ]
