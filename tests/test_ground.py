"""What holds for the whole tree: locks, layout, names, documents, settings, manifest."""

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import get_args

import pytest
import yaml
from pydantic import BaseModel

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
PRODUCT = ("bot", "handlers", "blocks", "storage", "invites", "playground")
LOCKS = ("requirements.lock", "requirements-dev.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(path for path in (ROOT / "docs").rglob("*.md")),
]
BANNED_NAMES = {"utils", "helpers", "common", "manager", "base"}
TEXTS = {
    ".css",
    ".csv",
    ".html",
    ".js",
    ".json",
    ".md",
    ".py",
    ".svg",
    ".toml",
    ".yaml",
    ".yml",
    "",
}
OWN_PATH = re.compile(r"(?:^|[^\w.])/(?:home|root|Users)/\w")
# Slack's limits for what a workspace sees of an app.
NAME_LIMIT, DESCRIPTION_LIMIT, SHORTCUT_LIMIT, SHORTCUT_DESCRIPTION_LIMIT = 35, 140, 24, 150


def sources(*suffixes: str) -> list[Path]:
    return [
        path
        for folder in PRODUCT
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in suffixes
    ]


def pins(lock: str) -> dict[str, str]:
    """Return each pinned package of a lock file with all that belongs to it."""
    entries = re.split(r"^(?=\S)", (ROOT / lock).read_text(), flags=re.MULTILINE)
    found = (re.match(r"([a-z0-9.-]+)==(\S+)", entry) for entry in entries)
    return {match[1]: match.string for match in found if match}


def version(entry: str) -> str:
    return entry.split(maxsplit=1)[0]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def names_of_modules(tree: ast.AST) -> set[str]:
    """Return the top-level names that a module imports from elsewhere."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.partition(".")[0])
    return found


# Locks


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_carries_hashes(lock: str) -> None:
    assert pins(lock)
    assert [name for name, entry in pins(lock).items() if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_folder(lock: str) -> None:
    told = re.findall(r"^.*(?:://|file:|--index|--find-links|--extra|/(?:home|root)/).*$",
                      (ROOT / lock).read_text(), re.MULTILINE)  # fmt: skip

    assert told == []


def test_both_locks_agree() -> None:
    small, large = pins(LOCKS[0]), pins(LOCKS[1])

    assert {name: version(entry) for name, entry in small.items()} == {
        name: version(large[name]) for name in small if name in large
    }


def test_every_dependency_is_locked() -> None:
    groups = PROJECT["dependency-groups"]
    run_time = PROJECT["project"]["dependencies"] + groups["build"]

    def unlocked(wanted: list[str], lock: str) -> set[str]:
        return {re.split(r"[\[<>=]", name)[0].lower() for name in wanted} - pins(lock).keys()

    assert unlocked(run_time, LOCKS[0]) == set()
    assert unlocked(run_time + groups["dev"], LOCKS[1]) == set()


def test_every_dependency_is_explained() -> None:
    told = (ROOT / "docs/dependencies.md").read_text().lower()
    groups = PROJECT["dependency-groups"]
    wanted = PROJECT["project"]["dependencies"] + groups["build"] + groups["dev"]
    names = {re.split(r"[\[<>=]", name)[0].lower() for name in wanted}

    assert {name for name in names if f"| {name} |" not in told} == set()


# Layout and names


def test_no_product_file_is_over_300_lines() -> None:
    lengths = {
        relative(path): len(path.read_text().splitlines())
        for path in sources(".py", ".js", ".css", ".html")
    }

    assert {path: length for path, length in lengths.items() if length > 300} == {}


def test_nearly_all_functions_are_short() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in sources(".py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert sum(length > 40 for length in lengths) <= len(lengths) * 0.02


def test_no_file_carries_a_path_of_somebodys_machine() -> None:
    folders = (*PRODUCT, "bench", "docs", "tests", "tools", ".ci")
    files = [path for name in folders for path in (ROOT / name).rglob("*") if path.is_file()]
    texts = [path for path in files if path.suffix in TEXTS and "__pycache__" not in path.parts]

    told = [relative(path) for path in texts if OWN_PATH.search(path.read_text())]

    assert texts
    assert told == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [relative(path) for path in sources(".py") if path.stem in BANNED_NAMES] == []


def test_the_domain_imports_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"invites"}

    foreign = {
        relative(path): names_of_modules(ast.parse(path.read_text())) - allowed
        for path in sources(".py")
        if relative(path).startswith("invites/")
    }
    # Vectors are numpy's, and only in the ranking.
    surplus = {
        path: names - {"numpy"} if path.startswith("invites/relevance/") else names
        for path, names in foreign.items()
    }

    assert {path: names for path, names in surplus.items() if names} == {}


# Documents


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{relative(document)}: {target}"
        for document in DOCUMENTS
        for target in re.findall(r"\]\(([^)#\s]+)", document.read_text())
        if "://" not in target and not (document.parent / target).exists()
    ]

    assert broken == []


def test_every_make_command_in_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    told = {
        command
        for document in DOCUMENTS
        for command in re.findall(r"(?:`|^)make ([a-z-]+)", document.read_text(), re.MULTILINE)
    }

    assert {"demo", "test", "check"} <= told
    assert told - targets == set()


def test_ci_runs_the_command_of_the_readme() -> None:
    assert re.search(r"^make test\b", (ROOT / ".ci/run").read_text(), re.MULTILINE)
    assert re.search(r"^make test$", (ROOT / "README.md").read_text(), re.MULTILINE)


# Settings


def settings_of(model: type[BaseModel], prefix: str = "USHER_") -> set[str]:
    """Return the variable of every setting, those of nested models by their whole name."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        annotation = field.annotation
        inner = [part for part in (annotation, *get_args(annotation)) if isinstance(part, type)]
        nested = [part for part in inner if issubclass(part, BaseModel)]
        variable = f"{prefix}{name.upper()}"
        found |= settings_of(nested[0], f"{variable}__") if nested else {variable}
    return found


def test_every_setting_stands_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text()

    told = set(re.findall(r"^(?:# ?)?(USHER_[A-Z0-9_]+)=", example, re.MULTILINE))

    assert told == settings_of(Settings)


# The manifest


def test_the_manifest_keeps_within_slacks_limits() -> None:
    manifest = yaml.safe_load((ROOT / "manifest.yaml").read_text())
    display, features = manifest["display_information"], manifest["features"]

    assert len(display["name"]) <= NAME_LIMIT
    assert len(display["description"]) <= DESCRIPTION_LIMIT
    for shortcut in features["shortcuts"]:
        assert len(shortcut["name"]) <= SHORTCUT_LIMIT, shortcut
        assert len(shortcut["description"]) <= SHORTCUT_DESCRIPTION_LIMIT, shortcut


def test_optional_scopes_are_asked_for_too() -> None:
    scopes = yaml.safe_load((ROOT / "manifest.yaml").read_text())["oauth_config"]["scopes"]

    assert set(scopes["bot_optional"]) < set(scopes["bot"])
    assert len(scopes["bot"]) == len(set(scopes["bot"]))
