"""One run of the benchmark over one size: what is built, asked, remembered."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from kb.bench import corpora, measure
from kb.bench.engines import Engine
from kb.bench.measure import Built, Memory, Speed

#: The engine whose totals and counts the others are compared with.
JUDGE = "surface"


class Line(msgspec.Struct, frozen=True):
    """What was measured of one engine; `differing`: answers that differ from our exact ones."""

    built: Built
    speed: Speed
    memory: Memory
    differing: int


class Table(msgspec.Struct, frozen=True):
    """What was measured over one size: engine -> line."""

    size: int
    questions: int
    lines: dict[str, Line]


def run(
    engines: Sequence[Engine],
    size: int,
    *,
    folder: Path,
    seconds: float,
    questions: int,
    seed: int,
    say: Callable[[str], None],
) -> Table:
    """Build what is missing in a folder, and measure.

    Args:
        seconds: of asking. say: takes a sentence about what is done.
    """
    say(f"{size} practices: corpus")
    corpus = measure.corpus_file(folder, size, seed)
    asked = corpora.questions(corpora.read(corpus), questions, seed)
    folders = {e.name: folder / f"{size}-{seed}" / e.index for e in engines}
    builds: dict[str, Built] = {}
    for engine in engines:
        say(f"{size} practices: index of {engine.label}")
        builds[engine.name] = measure.built(engine, corpus, folders[engine.name])
    memories = {e.name: measure.memory(e, folders[e.name], asked) for e in engines}
    asks = {e.name: e.open(folders[e.name]) for e in engines}
    say(f"{size} practices: {len(asked)} questions to {len(asks)} engines")
    speeds = measure.speeds(asks, asked, seconds, seed)
    differing = measure.disagreements(asks, asked, JUDGE) if JUDGE in asks else dict.fromkeys(asks, 0)
    lines = {name: Line(builds[name], speeds[name], memories[name], differing[name]) for name in asks}
    return Table(size, len(asked), lines)
