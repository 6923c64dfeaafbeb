"""`usher people import` as a person runs it."""

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import main
from invites.people_csv.columns import Column

DOCS = Path(__file__).parents[2] / "docs" / "people-import.md"
FILE = "name;email;Shoe size\nSarah Chen;sarah@acme.example;38\nTom;tom;\n"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def usher(folder: Path, *arguments: str, command: str = "import") -> Result:
    """Run in this process: to start another takes a second."""
    cleared = dict.fromkeys(k for k in os.environ if k.startswith("USHER_"))
    with chdir(folder):
        return CliRunner().invoke(
            main, ["people", command, *arguments], env={**cleared, **settings(folder)}
        )


def usher_alone(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `people import` as a person does."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("USHER_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", "people", "import", *arguments],
        cwd=folder,
        env=inherited | settings(folder) | {"PYTHONPATH": str(DOCS.parents[1])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def settings(folder: Path) -> dict[str, str]:
    return {"USHER_DATABASE__URL": f"sqlite:///{folder / 'usher.db'}", "PYTHONUTF8": "1"}


def test_importing_twice_tells_what_each_line_came_to(people: Path, tmp_path: Path) -> None:
    report = tmp_path / "verdicts.csv"
    first = usher_alone(tmp_path, str(people), "--workspace", "T0ACME", "--report", str(report))
    assert first.stderr == ""
    assert first.stdout.splitlines() == [
        "2 lines: 1 created, 0 updated, 0 unchanged, 1 skipped.",
        "Read as UTF-8, separated by semicolons.",
        "Columns not used: Shoe size.",
        "Line 3 (Tom), skipped: “tom” is not an e-mail address.",
        f"The verdict of every line is in {report}.",
    ]
    assert report.read_text(encoding="utf-8-sig").splitlines() == [
        "line,verdict,who,remarks",
        "2,created,Sarah Chen,",
        "3,skipped,Tom,“tom” is not an e-mail address",
    ]
    again = usher(tmp_path, str(people))
    assert again.stdout.startswith("2 lines: 0 created, 0 updated, 1 unchanged, 1 skipped.")


def test_what_stands_in_the_way_is_said_in_words(people: Path, tmp_path: Path) -> None:
    nowhere = usher(tmp_path, str(people))
    assert nowhere.exit_code == 1
    assert nowhere.stderr.startswith("Error: Usher does not know a workspace yet.")
    (tmp_path / "book.csv").write_bytes(b"PK\x03\x04")
    refused = usher(tmp_path, "book.csv", "--workspace", "T0ACME")
    assert refused.exit_code == 1
    assert refused.stderr == (
        "Error: Nothing was imported. This is a workbook, not a CSV file."
        " Save it as CSV (UTF-8) and import that file.\n"
    )


def test_every_column_is_in_the_documentation() -> None:
    table = DOCS.read_text(encoding="utf-8")
    assert [column for column in Column if column.value not in table] == []


def test_what_is_known_and_who_said_it_is_shown(people: Path, tmp_path: Path) -> None:
    usher(tmp_path, str(people), "--workspace", "T0ACME")
    shown = usher(tmp_path, "SARAH@acme.example", command="show")
    assert shown.stdout.splitlines() == [
        "name        Sarah Chen  (from a file)",
        "e-mail      sarah@acme.example  (from a file)",
        "is          member",
    ]
    nobody = usher(tmp_path, "tom@acme.example", command="show")
    assert nobody.stderr == "Error: Nobody is known by the address tom@acme.example.\n"
