"""`python -m bench.relevance`: how well, how fast and how large, in a table and a picture.

    python -m bench.relevance quality SETS --python PYTHON
    python -m bench.relevance scale
    python -m bench.relevance plot

SETS holds one folder per recording and a `baselines.py` beside them, which is run as a program of
its own by a Python that has numpy and scipy (and, for its last rows, lightgbm and implicit).
"""

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from bench.relevance_figures import RESULTS, Method, Set, bootstrap, ranks
from bench.relevance_plot import draw
from bench.relevance_scale import measure

SETS = ("enron", "kafka", "slack-elm")
GOALS = {"enron": 0.650, "kafka": 0.660, "slack-elm": 0.250}
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "relevance.svg"


@click.group()
def main() -> None:
    """Measure the ranking: `quality`, `scale`, then `plot`."""


@main.command()
@click.argument("sets", type=FOLDER)
@click.option("--python", default=sys.executable, help="Runs baselines.py: has numpy and scipy.")
@click.option("--kept", type=FOLDER, help="Predictions of baselines.py from before, by set.")
@click.option("--only", type=click.Choice(SETS), multiple=True, help="Not all of the sets.")
def quality(sets: Path, python: str, kept: Path | None, only: tuple[str, ...]) -> None:
    """Every method on every set: MRR@10, hits, and the interval of what Usher is ahead."""
    found = [_set(sets / name, python, kept / name if kept else None) for name in only or SETS]
    RESULTS.mkdir(exist_ok=True)
    for each in found:
        click.echo(each.as_text(GOALS[each.name]))
        path = RESULTS / f"relevance-{each.name}.json"
        path.write_text(each.as_json(), encoding="utf-8")


@main.command()
@click.option("--people", default=100_000, show_default=True)
@click.option("--events", default=10_000_000, show_default=True)
@click.option("--queries", default=400, show_default=True, help="At each of the points.")
def scale(people: int, events: int, queries: int) -> None:
    """Update, query and memory as a made-up company grows."""
    RESULTS.mkdir(exist_ok=True)
    with (RESULTS / "relevance-scale.jsonl").open("w", encoding="utf-8") as out:
        for point in measure(people, events, queries):
            out.write(point.as_json() + "\n")
            out.flush()
            click.echo(point.as_text())


@main.command()
def plot() -> None:
    """Draw both from the kept results."""
    PICTURE.write_text(draw(), encoding="utf-8")
    click.echo(f"drawn: {PICTURE}")


def _set(folder: Path, python: str, kept: Path | None) -> Set:
    with tempfile.TemporaryDirectory(prefix="usher-bench-") as place:
        plain = Path(place) / folder.name
        plain.mkdir()
        for path in folder.iterdir():
            data = path.read_bytes()
            name = path.name.removesuffix(".gz")
            (plain / name).write_bytes(gzip.decompress(data) if path.suffix == ".gz" else data)
        told = _usher(plain)
        if kept is None:
            kept = Path(place) / "baselines"
            command = [python, str(folder.parent / "baselines.py"), str(plain)]
            subprocess.run([*command, "--out", str(kept)], check=True, stdout=sys.stderr)
        lines = (plain / "truth.jsonl").read_text(encoding="utf-8").splitlines()
        truth = [each for each in map(json.loads, lines) if each["split"] == "test"]
        usher = ranks(truth, plain / "usher.jsonl")
        methods = [
            Method.of(path.stem, ranks(truth, path)) for path in sorted(kept.glob("*.jsonl"))
        ]
    best = max(methods, key=lambda method: method.mrr)
    ahead = bootstrap(usher, best.ranks)
    return Set(folder.name, Method.of("usher", usher), tuple(methods), best.name, ahead, told)


def _usher(plain: Path) -> dict[str, float]:
    """Run `usher rank`; return its last line."""
    files = {name: plain / f"{name}.jsonl" for name in ("events", "queries")}
    command = [sys.executable, "-m", "bot", "rank", "--people", str(plain / "people.csv")]
    for name, path in files.items():
        command += [f"--{name}", str(path)]
    command += ["--out", str(plain / "usher.jsonl")]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


if __name__ == "__main__":
    main()
