"""Hostile requests: senseless queries and parameters; each must be answered or refused, and quickly."""

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kb.bench import corpora, measure
from kb.bench.engines import BY_NAME
from kb.bench.ours import opened
from kb.errors import KbError
from kb.facets import FACETS, UNITS
from kb.search.engine import ArrayEngine
from kb.search.parameters import from_params
from kb.search.protocol import SORTS

#: What no answer may exceed, in milliseconds.
LIMIT = 300

_SIGNS = [
    *"\"„”«»()-*:|&~^?[]{}<>%\\/;,.'!",
    "\x00",
    "\ud800",
    "\u202e",
    "\u200b",
    "🙂",
    "ﬁ",
    "Ł",
    "İ",
    "a\u0301",
]
_OPERATORS = ["OR", "LUB", "AND", "NOT", "NIE", "I", "organizacja:", "miejsce:", "sektor:", "place:", "id:"]
_NUMBERS = [
    "0",
    "-1",
    "1",
    "7",
    "10000",
    "1000000000",
    "9" * 40,
    "-" + "9" * 30,
    "1e9",
    "0x10",
    "٣",
    "NaN",
    "",
    " ",
]
_PARAMETERS = [
    "page",
    "per_page",
    "year_from",
    "year_to",
    "unit",
    "sort",
    "nieznany",
    "q",
    "Q",
    "q[]",
    "__class__",
]


class Fuzz:
    """Draws requests from a seed.

    Args:
        words: words of the corpus, for queries that find something.
        values: facet -> some of its values.
    """

    def __init__(self, seed: int, words: Sequence[str], values: dict[str, list[str]]) -> None:
        self._rng = random.Random(seed)
        self._words = words
        self._values = values

    @classmethod
    def of(cls, engine: ArrayEngine, words: Sequence[str], seed: int) -> "Fuzz":
        """Return a source of requests about an engine's own facet values."""
        columns = engine.units["practices"].columns
        return cls(seed, words, {f.name: [i.value for i in columns[f.name].infos[:200]] for f in FACETS})

    def params(self) -> list[tuple[str, str]]:
        """Return the parameters of one request."""
        rng = self._rng
        drawn = [("q", self.text())]
        while rng.random() < 0.5:
            facet = rng.choice(FACETS).name
            known = rng.choice(self._values[facet]) if rng.random() < 0.8 else self.text()[:40]
            drawn.append((facet, rng.choice(("", "", "-")) + known))
        while rng.random() < 0.3:
            wild = rng.choice([*_NUMBERS, *UNITS, *SORTS, *_SIGNS])
            drawn.append((rng.choice(_PARAMETERS), wild))
        return drawn

    def text(self) -> str:
        """Return a query: words, beginnings of words, operators and signs, now and then far too long."""
        rng = self._rng
        if rng.random() < 0.02:
            long = ["(" * 5000, "a" * 100_000, "NIE " * 3000, "pra* " * 200, self._piece() * 500]
            return rng.choice(long)
        return rng.choice((" ", " ", "")).join(self._piece() for _ in range(rng.randint(0, 24)))

    def _piece(self) -> str:
        rng = self._rng
        kind = rng.random()
        if kind < 0.45:
            return rng.choice(self._words)
        if kind < 0.6:
            word = rng.choice(self._words)
            return word[: rng.randint(1, len(word))] + rng.choice(("", "*"))
        if kind < 0.7:
            letters = rng.choices("aeioprstłóż", k=rng.randint(1, 9))
            return rng.choice(self._words)[:1] + "".join(letters)
        if kind < 0.8:
            return '"' + " ".join(rng.choices(self._words, k=rng.randint(1, 6))) + '"'
        signs: Sequence[str] = _OPERATORS if kind < 0.9 else _SIGNS
        return rng.choice(signs)


def run(size: int, count: int, *, folder: Path, seed: int, say: Callable[[str], None]) -> dict[str, float]:
    """Send hostile requests to our engine over a made-up corpus.

    Args:
        folder: where the corpus and the index of the size are, or will be. say: takes what is done, and each
            request that failed or was slow.

    Returns:
        How many requests were answered, refused with a sentence, failed, slower than `LIMIT`; milliseconds.
    """
    corpus = measure.corpus_file(folder, size, seed)
    index = folder / f"{size}-{seed}" / "ours"
    measure.built(BY_NAME["polish"], corpus, index)
    engine = opened(index)
    engine.warm()
    say(f"{size} practices: {count} hostile requests")
    words = sorted({w for q in corpora.questions(corpora.read(corpus), 400, seed) for w in q.words})
    return figures(engine, Fuzz.of(engine, [*words, "w", "na", "remonty", "Łodzi"], seed), count, say)


def figures(engine: ArrayEngine, fuzz: Fuzz, count: int, say: Callable[[str], None]) -> dict[str, float]:
    """Send requests and return what `run` returns."""
    taken: list[float] = []
    refused = failed = 0
    for _ in range(count):
        params = fuzz.params()
        start = time.process_time()
        try:
            engine.search(from_params(params))
        except KbError:
            refused += 1
        except Exception as error:  # Whatever it is, it is what is looked for.
            failed += 1
            say(f"failed: {params!r:.300}: {error!r}")
        took = (time.process_time() - start) * 1000
        taken.append(took)
        if took > LIMIT:
            say(f"{took:.0f} ms: {params!r:.300}")
    taken.sort()
    return {
        "requests": float(count),
        "refused": float(refused),
        "failed": float(failed),
        f"over {LIMIT} ms": float(sum(1 for t in taken if t > LIMIT)),
        "p50 ms": measure.percentile(taken, 0.5),
        "p99 ms": measure.percentile(taken, 0.99),
        "slowest ms": taken[-1],
    }
