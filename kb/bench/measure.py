"""Measuring: building and memory in processes of their own, questions interleaved in one process."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar, TypeVarTuple, Unpack

import msgspec

from kb.bench import corpora
from kb.bench.corpora import Question
from kb.bench.engines import BY_NAME, Answer, Ask, Engine

_BUILT = "built.json"

T = TypeVar("T")
Given = TypeVarTuple("Given")


class Built(msgspec.Struct, frozen=True):
    """What building an index took: seconds of the processor's time if they are known, bytes on disk."""

    seconds: float | None
    bytes: int


class Speed(msgspec.Struct, frozen=True):
    """Milliseconds of the processor's time a question: of each question the median of its runs.

    Attributes:
        clock: the mean by the clock, which on a busy machine is more.
        first: the mean of the first runs, when nothing is remembered of the words of a question.
        runs: how often each question was asked, at least.
    """

    p50: float
    p95: float
    mean: float
    first: float
    clock: float
    runs: int


class Memory(msgspec.Struct, frozen=True):
    """Resident memory of a process that has answered all questions, in MB; `own`: without mapped files."""

    resident: float
    own: float


def built(engine: Engine, corpus: Path, folder: Path) -> Built:
    """Build an engine's index in a process of its own, unless it is there."""
    told = folder / _BUILT
    if not told.exists():
        _apart(_build, engine.name, corpus, folder)
    return msgspec.json.decode(told.read_bytes(), type=Built)


def _build(name: str, corpus: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    start = time.process_time()
    BY_NAME[name].build(corpus, folder)
    seconds = time.process_time() - start
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    (folder / _BUILT).write_bytes(msgspec.json.encode(Built(seconds, size)))


def memory(engine: Engine, folder: Path, questions: Sequence[Question]) -> Memory:
    """Return the memory of a process that opens an index and answers all questions."""
    return _apart(_remember, engine.name, folder, questions)


def _remember(name: str, folder: Path, questions: Sequence[Question]) -> Memory:
    ask = BY_NAME[name].open(folder)
    for question in questions:
        ask(question)
    return resident()


def resident() -> Memory:
    """Return the memory of this process, as Linux tells it; zeros elsewhere."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    told = {key: value for key, _, value in (line.partition(":") for line in lines)}
    whole, own = (int(told.get(key, "0 kB").split()[0]) / 1024 for key in ("VmRSS", "RssAnon"))
    return Memory(whole, own)


def _apart(function: Callable[[Unpack[Given]], T], *arguments: *Given) -> T:
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(function, arguments)


def speeds(
    asks: Mapping[str, Ask], questions: Sequence[Question], seconds: float, seed: int = 0
) -> dict[str, Speed]:
    """Ask all engines all questions in turn, round after round.

    Args:
        seconds: how long, about; every engine answers every question at least once. An engine that has used
            its share of the time is left out of further rounds.

    Neighbours in time share the machine's mood, so ratios hold where absolute figures do not.
    """
    rng = random.Random(seed)
    taken: dict[str, list[list[float]]] = {name: [[] for _ in questions] for name in asks}
    clocks: dict[str, list[list[float]]] = {name: [[] for _ in questions] for name in asks}
    spent = dict.fromkeys(asks, 0.0)
    for ask in asks.values():
        ask(questions[0])  # What is loaded by the first question is no part of its speed.
    while True:
        running = [name for name in asks if spent[name] < seconds / len(asks)]
        if not running:
            break
        for number in rng.sample(range(len(questions)), len(questions)):
            for name in rng.sample(running, len(running)):
                clock, start = time.perf_counter(), time.process_time()
                asks[name](questions[number])
                took, waited = time.process_time() - start, time.perf_counter() - clock
                taken[name][number].append(took * 1000)
                clocks[name][number].append(waited * 1000)
                spent[name] += waited
    return {name: _speed(taken[name], clocks[name]) for name in asks}


def _speed(lists: Sequence[Sequence[float]], clocks: Sequence[Sequence[float]]) -> Speed:
    medians = _medians(lists)
    return Speed(
        p50=percentile(medians, 0.5),
        p95=percentile(medians, 0.95),
        mean=sum(medians) / len(medians),
        clock=sum(_medians(clocks)) / len(medians),
        first=sum(runs[0] for runs in lists) / len(lists),
        runs=min(len(runs) for runs in lists),
    )


def _medians(lists: Sequence[Sequence[float]]) -> list[float]:
    return sorted(sorted(runs)[len(runs) // 2] for runs in lists)


def percentile(ascending: Sequence[float], share: float) -> float:
    """Return the value below which a share of the values lies (nearest rank)."""
    return ascending[min(len(ascending) - 1, round(share * (len(ascending) - 1)))]


def disagreements(asks: Mapping[str, Ask], questions: Sequence[Question], judge: str) -> dict[str, int]:
    """Return for each engine how many answers differ from the judge's in total or in any count."""
    found = dict.fromkeys(asks, 0)
    for question in questions:
        expected = asks[judge](question)
        for name, ask in asks.items():
            found[name] += differ(ask(question), expected)
    return found


def differ(answer: Answer, expected: Answer) -> bool:
    """Tell whether an answer contradicts another; what an engine does not tell contradicts nothing."""
    if answer.total is not None and answer.total != expected.total:
        return True
    return answer.counts is not None and answer.counts != expected.counts


def corpus_file(folder: Path, size: int, seed: int) -> Path:
    """Return the file with the practices of a size, made unless it is there."""
    path = folder / f"{size}-{seed}.jsonl"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _apart(corpora.write, path, size, seed)
    return path
