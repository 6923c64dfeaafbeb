"""`python -m bench`: run the benchmarks, print their tables, keep the figures."""

import asyncio
import tempfile
from pathlib import Path

import click

from bench import blast, bulk, directory, events, forms, presses, starting, verdicts
from bench.figures import Figure, table, write

TITLES = {
    "events": "Events acknowledged after their commit",
    "presses": "Press to answer",
    "forms": "Press to open form, whatever the model does",
    "starting": "Start and memory",
    "directory": "A workspace of 20,000 people",
    "verdicts": "Verdicts of the policy",
    "bulk": "A list of a thousand rows",
    "blast": "What a new policy does to ten thousand invitations that wait",
}


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(TITLES)))
@click.option("--events", "count", default=6000, show_default=True, help="Events to a round.")
@click.option("--fed", default=20_000, show_default=True, help="Events before memory is read.")
def main(*, names: tuple[str, ...], count: int, fed: int) -> None:
    """Measure Usher on this machine. Without names: everything."""
    for name in names or TITLES:
        with tempfile.TemporaryDirectory(prefix="usher-bench-") as folder:
            figures = asyncio.run(_run(name, Path(folder), count, fed))
        click.echo(f"\n{table(TITLES[name], figures)}")
        click.echo(f"  kept in bench/results/{write(name, figures).name}")


async def _run(name: str, folder: Path, count: int, fed: int) -> list[Figure]:
    match name:
        case "blast":
            return await blast.run(folder)
        case "bulk":
            return await bulk.run(folder)
        case "events":
            return await events.run(folder, count)
        case "presses":
            return await presses.run(folder)
        case "forms":
            return await forms.run(folder)
        case "directory":
            return await directory.run(folder)
        case "verdicts":
            return verdicts.run()
        case _:
            return await starting.run(folder, fed)


if __name__ == "__main__":
    main()
