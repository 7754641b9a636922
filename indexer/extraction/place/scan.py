"""Finding place names in the words of a text, and what the words around them say.

Method: a dictionary of inflected forms over the capitalised words; each form carries its cases, and the words
before it ask for some ("w" for a locative). Adjectives count only with their level word ("powiat
kluczborski"), in brackets after a place ("(opolskie)") or in the old locative ("w Lubuskiem").
"""

import re
from collections.abc import Iterable

from indexer.extraction.place.forms import Form, Index
from indexer.extraction.place.gates import gate
from indexer.extraction.place.hits import Hit, Words
from indexer.extraction.place.lexicon import Lexicon, Target
from indexer.extraction.place.triggers import triggers
from indexer.extraction.place.village_names import named
from indexer.extraction.place.villages import adjectival, compound, village
from kb.morphology import analyse

_JOIN = re.compile(r"[ \t\xa0]*\n?[ \t\xa0]*|\s?[-–]\s?")
_DASH = re.compile(r" [-–] ")
_AND = re.compile(r"\s*,\s*|,?\s+(?:i|oraz|lub|a także|jak i|czy)\s+")
_AFTER_LEVEL = re.compile(r"\.?:?\s*")
_STOP = re.compile(r"[.,;)]|\s*$|\s*\n")
_CAPITAL = re.compile(r"\s+[A-ZĆŁŚŹŻ]")
_CELL, _CELL_END = re.compile(r"\|\s*$"), re.compile(r"\s*(?:\||\n|$)")
_ENDS = re.compile(r"\s*(?:[,.;:)\]\n–]|$|(?:i|oraz|a|w|na|to|jest|są|działa\w*|powstał\w*)\b)")
_DECLINED = ("locative", "genitive", "instrumental", "accusative")
#: Inhabitants from which the second of two names joined by a hyphen is a town of its own.
_TOWN = 30_000
#: Inhabitants from which what is joined to a name is a district: "Kraków-Kobierzyn" is in Kraków.
_CITY = 100_000
_ADJECTIVAL = {"region", "area", "subregion", "county"}


class Scanner:
    """Finds hits over one lexicon and one index of forms."""

    def __init__(self, lexicon: Lexicon, index: Index) -> None:
        self._index = index
        self._tables = {
            "region": lexicon.region_adjectives,
            "area": lexicon.area_adjectives,
            "county": lexicon.county_adjectives,
            "subregion": lexicon.county_adjectives,
        }
        self._by_name = lexicon.by_name
        self._triggers = triggers()
        self._regions_first = {key[0] for key in lexicon.region_adjectives}

    def scan(self, words: Words) -> list[Hit]:
        """Return the hits of a text in order, not overlapping, each with its gate."""
        hits: list[Hit] = []
        levels, count = self._triggers.level, len(words)
        i = 0
        while i < count:
            lower = words.lower[i]
            found: Iterable[Hit] = ()
            level = levels.get(lower)
            if level in _ADJECTIVAL:
                found = self._by_level(words, i, level)
            elif lower in self._regions_first:
                found = self._bare_region(words, i, hits)
            if not found and words.words[i][0].isupper():
                found = self._named(words, i, hits)
            for hit in found:
                hits.append(hit)
                i = max(i, hit.last)
            i += 1
        return hits

    def _by_level(self, words: Words, i: int, level: str) -> list[Hit]:
        """Return the regions or counties that follow a level word ("powiatów: brzeskiego i nyskiego")."""
        table = self._tables[level]
        hits: list[Hit] = []
        j = i + 1
        while j < len(words):
            gap = words.gap(j)
            if not (_AND.fullmatch(gap) if hits else _AFTER_LEVEL.fullmatch(gap)):
                if not (hits and words.lower[j] in ("i", "oraz", "lub") and j + 1 < len(words)):
                    break
                j += 1
            key = self._adjective(words, j, table)
            if key is None:
                break
            last = j + len(key) - 1
            start = words.starts[j] if hits else words.starts[i]
            lead = self._lead(words, i) if not hits else start
            hits.append(self._administrative(words, start, lead, j, last, level, table[key]))
            hits[-1].head = hits[0]
            j = last + 1
        if not hits:
            hits = self._reversed(words, i, level)
        return hits

    def _reversed(self, words: Words, i: int, level: str) -> list[Hit]:
        """Return the region of "lubuskim województwie", where the adjective stands before."""
        table = self._tables[level]
        for n in (2, 1):
            key = tuple(words.lower[max(0, i - n) : i])
            if len(key) == n and key in table and words.gap(i).isspace():
                start = words.starts[i - n]
                return [self._administrative(words, start, self._lead(words, i - n), i, i, level, table[key])]
        return []

    def _bare_region(self, words: Words, i: int, hits: list[Hit]) -> list[Hit]:
        """Return the region of "(śląskie)", "Żarki, śląskie" or "w Lubuskiem"."""
        table = self._tables["region"]
        key = self._adjective(words, i, table)
        if key is None:
            return []
        last = i + len(key) - 1
        end = words.ends[last]
        before = words.gap(i)
        form = words.lower[last]
        bracket = before.strip() in ("(", "[") and form.endswith("kie")
        listed = before.strip() in (",", "–", "-", "|") and form.endswith("kie") and bool(hits)
        listed = listed and i > 0 and hits[-1].last == i - 1
        start = words.starts[i]
        cell = (
            form.endswith("kie")
            and _CELL.search(words.text[max(0, start - 8) : start]) is not None
            and _CELL_END.match(words.text, end) is not None
        )
        old = (
            form.endswith(("kiem", "kim"))
            and i > 0
            and words.lower[i - 1] in ("w", "we")
            and (form.endswith("kiem") or len(key) == 2 or _STOP.match(words.text, end) is not None)
        )
        old = old or (
            form.endswith("kiego") and i > 0 and words.lower[i - 1] in ("z", "ze") and _alone(words, last)
        )
        if not (bracket or listed or cell or old) or not (
            cell
            or form.endswith(("kiem", "kiego"))
            or _ENDS.match(words.text, end)
            or (listed and _CAPITAL.match(words.text, end))
        ):
            return []
        lead = words.starts[i - 1] if old else words.starts[i]
        return [self._administrative(words, words.starts[i], lead, i, last, "region", table[key])]

    def _named(self, words: Words, i: int, hits: list[Hit]) -> list[Hit]:
        forms = self._longest(words, i)
        previous = next((h for h in reversed(hits) if not h.administrative), None)
        if not forms or (not forms[0].rest and (adjectival(words, i + 1) or compound(words, i))):
            hit = village(words, i, previous)
            if hit or not forms:
                return [hit] if hit else []
        last = i + len(forms[0].rest)
        start, end = words.starts[i], words.ends[last]
        if words.text[start:end] in self._triggers.never:
            return []
        hit = Hit(start, end, start, i, last, words.sentence(start), forms=forms)
        targets = [t for f in forms for t in self._by_name.get(f.name, ())]
        size = max(map(_size, targets), default=0)
        gate(hit, words, previous, size=size, seat=any(t.seat for t in targets))
        self._double(hit, words)
        return [hit]

    def _double(self, hit: Hit, words: Words) -> None:
        """Take in the second part of a double name: "w Mikołowie-Borowej Wsi"."""
        i = hit.last + 1
        if i >= len(words) or not words.words[i][0].isupper() or not hit.forms:
            return
        # a dash with spaces may begin another thought, but hardly before an adjective and a noun in one case
        spaced = (
            _DASH.fullmatch(words.gap(i)) is not None
            and hit.gate == "locative"
            and compound(words, i)
            and any("loc" in r.tag for r in analyse(words.words[i]))
        )
        if words.gap(i) != "-" and not spaced:
            return
        second = self._longest(words, i)
        first = (f for f in hit.forms)
        if any(_size(t) >= _TOWN for f in second for t in self._by_name.get(f.name, ())) or any(
            _size(t) >= _CITY for f in first for t in self._by_name.get(f.name, ())
        ):
            return
        last = i + 1 if compound(words, i) or adjectival(words, i + 1) else i
        written = words.text[words.starts[i] : words.ends[last]]
        written = written.title() if written.isupper() else written
        undeclined = any("N" in f.cases for f in hit.forms) and hit.gate not in _DECLINED
        hit.double = f"{hit.forms[0].name}-{written if undeclined else named(written, hit.cases or 'L')}"
        hit.end, hit.last = words.ends[last], last

    def _longest(self, words: Words, i: int) -> tuple[Form, ...]:
        """Return all readings of the longest form that begins at a word."""
        length = -1
        found: list[Form] = []
        for form in self._index.get(words.lower[i], ()):
            if len(form.rest) < length:
                break
            if form.rest and not self._follows(words, i, form.rest):
                continue
            length = len(form.rest)
            found.append(form)
        return self._abbreviated(words, i) or tuple(found)

    def _abbreviated(self, words: Words, i: int) -> tuple[Form, ...]:
        """Return the readings of "Borku Wlkp.", whose second word is the beginning of an adjective."""
        stems = self._triggers.shortened.get(words.lower[i + 1]) if i + 1 < len(words) else None
        if stems is None or words.gap(i + 1) != " " or not words.words[i + 1][0].isupper():
            return ()
        return tuple(
            form._replace(rest=(words.lower[i + 1],))
            for form in self._index.get(words.lower[i], ())
            if len(form.rest) == 1 and form.rest[0].startswith(stems)
        )

    def _follows(self, words: Words, i: int, rest: tuple[str, ...]) -> bool:
        if i + len(rest) >= len(words):
            return False
        return all(
            words.lower[i + k] == word and _JOIN.fullmatch(words.gap(i + k)) is not None
            for k, word in enumerate(rest, start=1)
        )

    @staticmethod
    def _adjective(
        words: Words, i: int, table: dict[tuple[str, ...], tuple[str, ...]]
    ) -> tuple[str, ...] | None:
        for n in (2, 1):
            key = tuple(words.lower[i : i + n])
            if len(key) == n and key in table and (n == 1 or _JOIN.fullmatch(words.gap(i + 1))):
                return key
        return None

    def _lead(self, words: Words, i: int) -> int:
        if i and words.lower[i - 1] in self._triggers.prepositions and words.gap(i).isspace():
            return words.starts[i - 1]
        return words.starts[i]

    @staticmethod
    def _administrative(
        words: Words, start: int, lead: int, first: int, last: int, level: str, codes: tuple[str, ...]
    ) -> Hit:
        return Hit(
            start,
            words.ends[last],
            lead,
            first,
            last,
            words.sentence(start),
            level=level,
            gate="level",
            score=0.97,
            codes=codes,
        )


def _alone(words: Words, i: int) -> bool:
    """Whether no noun follows word i that it could belong to: "gości z lubuskiego powitali"."""
    if _STOP.match(words.text, words.ends[i]):
        return True
    if i + 1 >= len(words) or not words.gap(i + 1).isspace():
        return False
    return all(r.pos in ("fin", "praet", "prep", "conj") for r in analyse(words.words[i + 1])) and bool(
        analyse(words.words[i + 1])
    )


def _size(target: Target) -> int:
    """Return the inhabitants of a place; lands are as well known as cities."""
    return 1_000_000 if target.kind == "land" else target.population
