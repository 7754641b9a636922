"""``python -m indexer.training``: all steps, or one of prepare, train, evaluate, pack."""

import json
from pathlib import Path

import click

from indexer.extraction.language import SHIPPED
from kb.errors import KbError

_STEPS = ("prepare", "train", "evaluate", "pack")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("steps", nargs=-1, type=click.Choice(_STEPS))
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("data-sources"),
    show_default=True,
    help="Folder with nkjp-1m-ner.iob.xz, kpwr-n82-test.iob.xz and gazetteer/.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    default=Path("build/training"),
    show_default=True,
    help="Folder for what the steps leave for each other.",
)
@click.option(
    "--model", type=click.Path(path_type=Path), help="Pipeline to evaluate or pack, if not the trained one."
)
@click.option("--to", "target", type=click.Path(path_type=Path), default=SHIPPED, help="Folder to pack into.")
@click.option(
    "--config", type=click.Path(path_type=Path), help="Another configuration than the declared one."
)
@click.option("--max-steps", type=click.IntRange(1), help="Updates, instead of the configuration's.")
@click.option("--seed", type=int, help="Seed, instead of the configuration's.")
def main(
    steps: tuple[str, ...],
    data: Path,
    work: Path,
    model: Path | None,
    target: Path,
    config: Path | None,
    max_steps: int | None,
    seed: int | None,
) -> None:
    """Make the shipped Polish pipeline: STEPS are prepare, train, evaluate, pack; all of them by default."""
    chosen = steps or _STEPS
    trained = model or work / "trained" / "model-last"
    try:
        if "prepare" in chosen:
            from .prepare import prepare

            click.echo(json.dumps(prepare(data, work)))
        if "train" in chosen:
            from .train import CONFIG, train

            train(work, config=config or CONFIG, steps=max_steps, seed=seed)
        if "evaluate" in chosen:
            from .evaluate import evaluate

            click.echo(json.dumps(evaluate(trained, work), indent=2))
        if "pack" in chosen:
            from .pack import pack

            pack(trained, _metrics(work), target)
            click.echo(f"packed into {target}")
    except KbError as error:
        raise click.ClickException(error.told("en")) from error


def _metrics(work: Path) -> dict[str, object]:
    path = work / "metrics.json"
    if not path.is_file():
        raise click.ClickException(f"{path} is missing: run the step evaluate first")
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
