"""What is measured: seeded practices in a file that all engines read, and questions about them."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from kb.search import documents, passages
from kb.search.analysis import indexed
from kb.search.documents import Document, Label
from kb.search.synthetic import Corpus, organisation_ids
from kb.store.identity import practice_ids

#: The facets that are counted.
SIX = ("sector", "activity", "region", "county", "legal_form", "target_group")

#: Shortest word that a question asks for.
_SHORTEST = 3

_WORDS = 100


class Row(msgspec.Struct, frozen=True):
    """One practice as the engines get it.

    Attributes:
        words: all indexed words in order, joined by blanks: other engines cut at blanks and do nothing else.
        facets: the values of the six facets.
        sections, labels, year: what our own index is built of.
    """

    id: str
    words: str
    facets: dict[str, list[str]]
    sections: list[tuple[str, str]]
    labels: list[tuple[str, str, str, str | None]]
    years: list[int]
    date: str
    name: str

    def document(self) -> Document:
        """Return what our index takes."""
        return Document(
            id=self.id,
            sections=self.sections,
            facets={facet: set(values) for facet, values in self.facets.items()},
            labels={(f, value): Label(text=text, parent=parent) for f, value, text, parent in self.labels},
            years=set(self.years),
            date=self.date,
            name=self.name,
        )


class Question(msgspec.Struct, frozen=True):
    """One to three words that all must hold, and chosen values of facets."""

    words: tuple[str, ...]
    chosen: dict[str, str]


def write(path: Path, size: int, seed: int) -> None:
    """Write the practices of a seed, one a line."""
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        for row in _made(size, seed):
            file.write(msgspec.json.encode(row) + b"\n")
    part.rename(path)


def read(path: Path) -> Iterator[Row]:
    """Read what `write` wrote."""
    decoder = msgspec.json.Decoder(Row)
    with path.open("rb") as file:
        for line in file:
            yield decoder.decode(line)


def _made(size: int, seed: int) -> Iterator[Row]:
    for extraction in Corpus(seed=seed, words=_WORDS).reports(size):
        ids = practice_ids(extraction)
        owners = organisation_ids(extraction)
        spans = passages.of_practices(extraction)
        for practice, id_, mine in zip(extraction.practices, ids, spans, strict=True):
            owner = owners[practice.organisation]
            yield _row(documents.of_practice(id_, practice, extraction, owner, mine))


def _row(document: Document) -> Row:
    return Row(
        id=document.id,
        words=" ".join(word.text for word in indexed(document.sections)),
        facets={facet: sorted(values) for facet, values in document.facets.items()},
        sections=document.sections,
        labels=[(*key, label.text, label.parent) for key, label in document.labels.items()],
        years=sorted(document.years),
        date=document.date,
        name=document.name,
    )


def questions(rows: Iterable[Row], count: int, seed: int) -> list[Question]:
    """Draw questions: words that stand together in some practice; every second one with a filter it passes.

    So each question has an answer, and words are asked for as often as texts use them.
    """
    rng = random.Random(seed)
    drawn: list[Row] = []
    for number, row in enumerate(rows):  # Reservoir sampling: one pass, equal chances.
        if number < count:
            drawn.append(row)
        elif (place := rng.randrange(number + 1)) < count:
            drawn[place] = row
    return [_question(rng, row, filtered=number % 2 == 1) for number, row in enumerate(drawn)]


def _question(rng: random.Random, row: Row, *, filtered: bool) -> Question:
    words = [word for word in row.words.split() if len(word) >= _SHORTEST and word.isalpha()]
    asked = tuple(dict.fromkeys(rng.choice(words) for _ in range(rng.randint(1, 3))))
    return Question(asked, _filter(rng, row.facets) if filtered else {})


def _filter(rng: random.Random, facets: Mapping[str, Sequence[str]]) -> dict[str, str]:
    facet = rng.choice([name for name in SIX if facets.get(name)])
    return {facet: rng.choice(facets[facet])}
