"""What passes between the steps of the resolver: the words of a text, and hits in it."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from indexer.extraction.place.forms import WORD, Form
from indexer.extraction.place.lexicon import Target
from kb.model import PlaceRole


class Words:
    """The words of a text with their intervals, and the sentence of each position."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        self.text = text
        spans = [match.span() for match in WORD.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.words = [text[start:end] for start, end in spans]
        self.lower = [w.lower() for w in self.words]
        self._sentences = sorted(sentences) or [(0, len(text))]
        self._starts = [start for start, _ in self._sentences]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def known(self) -> frozenset[str]:
        """The words of the text, as written."""
        return frozenset(self.words)

    def gap(self, i: int) -> str:
        """Return the text between word i - 1 and word i."""
        return self.text[self.ends[i - 1] if i else 0 : self.starts[i]]

    def sentence(self, position: int) -> int:
        """Return the number of the sentence a position lies in."""
        return max(0, bisect.bisect_right(self._starts, position) - 1)

    def sentence_span(self, number: int) -> tuple[int, int]:
        """Return the interval of a sentence."""
        return self._sentences[number]


@dataclass(slots=True, eq=False)
class Hit:
    """A place name found in the text, on its way to being resolved.

    Attributes:
        start, end: interval of the mention.
        lead: where its preposition or level word begins; `start` when it has none.
        first, last: numbers of its first and last word.
        level: level said by the words around it; "" when none.
        gate: what let it in: level, locative, genitive, instrumental, accusative, container, postal, address,
            line, head, list, bare; "unlisted" for villages that the gazetteer lacks.
        cases: the cases the gate asks for, handed on in an enumeration; "" after a word of the level.
        score: how sure it is that this is a place, 0 to 1; below 0.5 it needs confirmation elsewhere.
        base: the score of its gate alone, before what else the form may be.
        codes: region or county codes, for adjectives.
        near: the practice is near it, not there ("koło Krakowa").
        seat: said with the level's word, but as a town ("trzy gminy: Żarki, …").
        double: the whole of a double name of which the gazetteer has the first part ("Mikołów-Borowa Wieś").
        written: for an unlisted village, whether the text has its nominative somewhere.
        departing: whether a journey only begins or ends there.
        head: the first of the enumeration that it belongs to.
        regions_hint: region codes said by an adjective before it ("w opolskiej Byczynie").
        containers: hits that say where this one lies ("Byczyna (woj. opolskie)").
    """

    start: int
    end: int
    lead: int
    first: int
    last: int
    sentence: int
    level: str = ""
    gate: str = "bare"
    cases: str = ""
    score: float = 0.0
    base: float = 0.0
    forms: tuple[Form, ...] = ()
    codes: tuple[str, ...] = ()
    near: bool = False
    rural: bool | None = None
    in_name: bool = False
    seat: bool = False
    double: str = ""
    written: bool = False
    departing: bool = False
    head: "Hit | None" = None
    regions_hint: tuple[str, ...] = ()
    containers: list["Hit"] = field(default_factory=list)
    targets: tuple[Target, ...] = ()
    target: Target | None = None
    margin: float = 0.0
    role: PlaceRole = "mention"

    @property
    def administrative(self) -> bool:
        """Whether it is a voivodeship or a county said as such."""
        return bool(self.codes)

    @property
    def flags(self) -> str:
        """What else the form may be; "" as soon as one reading is only a place."""
        return min((f.flags for f in self.forms), key=len, default="")
