"""`usher audit`: what it says about a chain, what it writes, and that a stranger can verify it."""

import asyncio
import csv
import json
import re
import sqlite3
from pathlib import Path

import pytest

from bot.commands.migrate import migrated
from invites.people import Workspace
from storage.engine import open_engine
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks
from tests.bot.test_install_commands import usher
from tests.storage.builders import ACME, DAY, NOON
from tests.storage.test_audit import append, created

RECIPE = Path(__file__).parents[2] / "docs" / "audit.md"


@pytest.fixture
def chained(tmp_path: Path) -> Path:
    """A folder whose database has a chain of five, a day apart."""
    asyncio.run(_chained(f"sqlite:///{tmp_path / 'usher.db'}"))
    return tmp_path


async def _chained(url: str) -> None:
    await migrated(url)
    engine = open_engine(url)
    await SystemStore(engine).ensure_workspace(Workspace("slack", "T1", ACME), "Acme", NOON)
    for number in range(5):
        await append(SqlUnitOfWorks(engine), created(f"i{number}", at=NOON + number * DAY))
    await engine.dispose()


def tampered(folder: Path) -> None:
    connection = sqlite3.connect(folder / "usher.db")
    connection.execute("DROP TRIGGER audit_stays")
    connection.execute("UPDATE audit SET reason = 'other' WHERE sequence = 3")
    connection.commit()
    connection.close()


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_verify_tells_each_chain_and_its_head_or_what_is_wrong_with_it(chained: Path) -> None:
    good = usher(chained, "audit verify")
    assert good.exit_code == 0
    assert re.search(r"^acme: 5 entries, head 5:[0-9a-f]{64}$", good.stdout, re.MULTILINE)
    head = good.stdout.split("head ")[1].split()[0]
    assert usher(chained, f"audit verify --customer acme --head {head}").exit_code == 0
    assert usher(chained, f"audit verify --customer acme --head 6{head[1:]}").exit_code == 1
    tampered(chained)
    bad = usher(chained, "audit verify --customer acme")
    assert bad.exit_code == 1
    assert "acme: entry 3 was changed" in bad.output
    assert usher(chained, "audit verify --customer nobody").exit_code == 1
    assert usher(chained, "audit verify --head 5:x").exit_code == 2


def test_a_stranger_verifies_an_export_with_the_recipe_of_the_handbook(chained: Path) -> None:
    out = chained / "log.jsonl"
    told = usher(chained, f"audit export --customer acme --out {out}")
    assert told.exit_code == 0, told.output
    recipe = RECIPE.read_text().split("```python verify.py\n")[1].split("```")[0]
    assert len(recipe.splitlines()) <= 20
    head = told.stdout.split()[-1]
    assert verified(recipe, out, head) == f"good: 1 to {head}"
    whole = out.read_text().splitlines()
    for broken in (whole[:2] + whole[3:], whole[:4], [*whole[:3], whole[4], whole[3]]):
        out.write_text("\n".join(broken))
        assert verified(recipe, out, head) != f"good: 1 to {head}"
    out.write_text("\n".join(whole).replace("invitation.create", "invitation.accept", 1))
    assert "broken at 1" in verified(recipe, out, head)


def verified(recipe: str, file: Path, head: str) -> str:
    said: list[str] = []
    given = {"argv": ["verify.py", str(file), head], "print": said.append}
    try:
        exec(recipe.replace("from sys import argv\n", ""), given)  # noqa: S102 - it is the handbook's
    except SystemExit as ended:
        said.append(str(ended))
    return said[-1]


def test_a_part_of_the_time_is_exported_without_a_gap(chained: Path) -> None:
    out = chained / "log.jsonl"
    usher(chained, f"audit export --customer acme --out {out} --from 2026-03-03 --to 2026-03-05")
    found = lines(out)
    assert [each["sequence"] for each in found] == [2, 3, 4]
    usher(chained, f"audit export --customer acme --out {out}")
    assert lines(out)[1:4] == found


def test_a_table_for_a_spreadsheet_holds_no_formula(chained: Path) -> None:
    out = chained / "log.csv"
    told = usher(chained, f"audit export --customer acme --out {out} --csv")
    assert told.exit_code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["sequence"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[0]["action"] == "invitation.create"
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())
    nothing = usher(chained, f"audit export --customer acme --out {out} --from 2027-01-01")
    assert "No entries" in nothing.stdout
