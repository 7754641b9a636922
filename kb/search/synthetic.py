"""Made-up extractions with the statistics of real ones: for tests and measurements, without any model.

Everything is drawn from a seed: words by Zipf's law over inflected forms of the vocabulary and over made-up
names, places by population, sectors and years unevenly, some facts left out as in real reports.
"""

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate
from typing import Generic, TypeVar

from kb import morphology, vocabulary
from kb.model import Activity, Block, Evidence, Extraction, Mention, Organisation, Place, Practice, Report
from kb.text import slug, tokens
from kb.vocabulary import gazetteer

_SYLLABLES = tuple(consonant + vowel for consonant in "bcdfgjklmnprstwz" for vowel in "aeio")
_PUBLISHERS = tuple(
    f"{kind} {name}"
    for name in ("Alfa", "Beta", "Gamma", "Delta", "Epsilon", "Dzeta", "Eta", "Teta", "Jota", "Kappa")
    for kind in ("Ośrodek", "Fundacja", "Stowarzyszenie", "Związek")
)
_COMMON = ["w", "i", "na", "do", "z", "oraz", "dla", "się", "jest", "od"]
_TAIL = 12_000

T = TypeVar("T")


class Corpus:
    """A seeded source of reports.

    Args:
        seed: the same seed gives the same reports.
        words: about how many words of text each practice gets.
    """

    def __init__(self, seed: int = 0, words: int = 100) -> None:
        self._random = random.Random(seed)
        self._words = words
        self._pool, self._weights = _pool()
        self._types = _Skewed(vocabulary.activity_types(), 3)
        self._forms = _Skewed([f for f in vocabulary.legal_forms() if f.social_economy], 1)
        self._groups = _Skewed(vocabulary.target_groups(), 2)
        self._publishers = _Skewed(_PUBLISHERS, 1)
        self._places, self._populations = _places()
        self._made = 0

    def reports(self, practices: int) -> Iterator[Extraction]:
        """Return reports with so many practices in all."""
        left = practices
        while left > 0:
            count = min(left, self._random.choice((1, 1, 1, 2, 3, 4, 6)))
            yield self._report(count)
            left -= count

    def _text(self, count: int) -> str:
        total = self._weights[-1]
        words = [self._pool[bisect(self._weights, self._random.random() * total)] for _ in range(count)]
        pieces = []
        at = 0
        while at < len(words):
            length = self._random.randint(6, 18)
            sentence = " ".join(words[at : at + length])
            pieces.append(sentence[:1].upper() + sentence[1:] + ".")
            at += length
        return " ".join(pieces)

    def _report(self, count: int) -> Extraction:
        rng = self._random
        self._made += 1
        year = rng.randint(2005, 2024)
        title = "Wizyta " + self._text(rng.randint(2, 5)).rstrip(".")
        text = title
        blocks = [Block(kind="heading", start=0, end=len(title), level=1)]
        organisations, places, practices = [], [], []
        for _ in range(count):
            start = len(text) + 2
            paragraph, organisation, place, practice = self._practice(start)
            text += "\n\n" + paragraph
            blocks.append(Block(kind="paragraph", start=start, end=len(text)))
            organisations.append(organisation)
            places += [place] if place else []
            practices.append(practice)
        report = Report(
            id=f"{year}/raport-{self._made}",
            title=title,
            text=text,
            blocks=tuple(blocks),
            sha256=sha256(text.encode()).hexdigest(),
            date=rng.choice((f"{year}", f"{year}-05", f"{year}-11-20", None)),
            publisher=self._publishers.draw(rng) if rng.random() < 0.85 else "",
        )
        unique = {o.name: o for o in organisations}
        return Extraction(
            report=report,
            organisations=tuple(unique.values()),
            places=tuple(places),
            practices=tuple(practices),
        )

    def _practice(self, base: int) -> tuple[str, Organisation, Place | None, Practice]:
        rng = self._random
        form = self._forms.draw(rng)
        proper = "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))).capitalize()
        name = f"{form.name.capitalize()} „{proper}”"
        place = self._place() if rng.random() < 0.9 else None
        types = [self._types.draw(rng) for _ in range(rng.choice((0, 1, 1, 1, 2, 3)))]
        groups = {g.name: None for g in (self._groups.draw(rng) for _ in range(rng.choice((0, 0, 1, 2))))}
        sentence = f"{name} z miejscowości {place.name if place else 'niepodanej'} prowadzi: "
        activities = []
        for kind in dict.fromkeys(types):
            at = base + len(sentence)
            sentence += kind.name + ", "
            activities.append(
                Activity(text=kind.name, type=kind.id, sector=kind.sector, start=at, end=at + len(kind.name))
            )
        sentence = sentence.rstrip(", ") + "."
        evidence = Evidence(
            field="organisation",
            value=name,
            start=base,
            end=base + len(name),
            text=name,
            sentence_start=base,
            sentence_end=base + len(sentence),
            method="synthetic",
            score=1.0,
        )
        practice = Practice(
            organisation=name,
            legal_form=form.name if rng.random() < 0.9 else None,
            place=place,
            activities=tuple(activities),
            target_groups=tuple(groups),
            year=rng.randint(1995, 2024) if rng.random() < 0.4 else None,
            score=0.9,
            evidence=(evidence,),
        )
        mention = Mention(start=base, end=base + len(name), text=name, method="synthetic", score=1.0)
        organisation = Organisation(name=name, legal_form=practice.legal_form, mentions=(mention,))
        return f"{sentence} {self._text(self._words)}", organisation, place, practice

    def _place(self) -> Place:
        rng = self._random
        known = gazetteer.load()
        code = self._places[bisect(self._populations, rng.random() * self._populations[-1])]
        municipality = known.municipalities[code]
        region = known.region_name(code[:2])
        if rng.random() < 0.05:
            return Place(
                name=f"województwo {region}",
                region=region,
                teryt=code[:2],
                precision="region",
                role="practice",
            )
        return Place(
            name=municipality.seat,
            municipality=municipality.name,
            county=known.county(code[:4]).name,
            region=region,
            teryt=code,
            role="practice",
        )


class _Skewed(Generic[T]):
    """Values drawn by Zipf's law: few are common, most are rare, whatever their order in the vocabulary.

    Args:
        shift: the weight of rank r (from 0) is 1 / (r + shift): the higher, the less uneven.
    """

    def __init__(self, values: Sequence[T], shift: int) -> None:
        self._values = _shuffled(random.Random(2), values)
        self._weights = list(accumulate(1.0 / (rank + shift) for rank in range(len(values))))

    def draw(self, rng: random.Random) -> T:
        """Return one value."""
        return self._values[bisect(self._weights, rng.random() * self._weights[-1])]


def organisation_ids(extraction: Extraction) -> dict[str, str]:
    """Return an id for each organisation of a made-up report: its slug."""
    return {o.name: slug(o.name) for o in extraction.organisations}


@lru_cache(maxsize=1)
def _pool() -> tuple[list[str], list[float]]:
    """Return word forms and their cumulative weights by Zipf's law."""
    rng = random.Random(1)
    lemmas = sorted({t.text.lower() for a in vocabulary.activity_types() for t in tokens(a.name)})
    forms = sorted({form for lemma in lemmas for form, *_ in morphology.generate(lemma)})
    made = ["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 5))) for _ in range(_TAIL)]
    pool = list(dict.fromkeys([*_COMMON, *_shuffled(rng, forms + made)]))
    return pool, list(accumulate(1.0 / rank for rank in range(2, len(pool) + 2)))


@lru_cache(maxsize=1)
def _places() -> tuple[list[str], list[float]]:
    """Return codes of municipalities and their cumulative populations."""
    rows = sorted(gazetteer.load().municipalities.values(), key=lambda m: m.teryt)
    return [m.teryt for m in rows], list(accumulate(float(m.population) or 1.0 for m in rows))


def _shuffled(rng: random.Random, items: Sequence[T]) -> list[T]:
    return rng.sample(list(items), len(items))
