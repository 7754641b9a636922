"""The engine: answers requests over one generation from its arrays."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from kb import vocabulary
from kb.errors import QueryError
from kb.facets import FACETS, MISSING, UNITS, Unit
from kb.notes import Note, note
from kb.search import columns, filters, names, repairs, similar, snippets, values
from kb.search.arrays import Array
from kb.search.columns import crossed
from kb.search.found import Found
from kb.search.lexicon import Group, Lexicon
from kb.search.named import NamedValues
from kb.search.names import Numbering
from kb.search.offers import Offers
from kb.search.protocol import SORTS, FacetValue, Hit, Repair, Request, Results, Shared, Suggestion, Term
from kb.search.readings import Readings
from kb.search.recent import Recent
from kb.search.snippets import Source
from kb.search.spelling import Spelling
from kb.search.suggestions import Suggestions
from kb.search.synonyms import Synonyms
from kb.search.unit import UnitIndex

Sources = Callable[[Unit, Sequence[str]], Mapping[str, Sequence[Source]]]

#: Bytes kept of what queries found lately.
RECENT = 32 << 20

#: Inflected forms told of a word of the query.
VARIANTS = 12


class ArrayEngine:
    """Answers searches over one generation (`kb.search.protocol.Engine`); safe to use from many threads.

    Args:
        folder: the generation's ``arrays``.
        sources: gives the texts of documents, for snippets.
        generation: its number.
    """

    def __init__(self, folder: Path, sources: Sources, generation: int = 0) -> None:
        self.generation = generation
        self._sources = sources
        self.lexicon = Lexicon(folder)
        infos = columns.read_values(folder)
        synonyms = Synonyms(vocabulary.synonyms())
        named = NamedValues(folder, self.lexicon, Numbering(infos, names.NAMED))
        self._spelling = Spelling(folder)
        self.recent = Recent(RECENT)
        self.units = {
            unit: UnitIndex(folder, unit, infos, self.lexicon, synonyms, named, self._spelling.better)
            for unit in UNITS
        }
        self._offers = Offers(named)
        numbering = Numbering(infos, names.SUGGESTED)
        self._suggestions = Suggestions(folder, self.lexicon, numbering, self.units["practices"])

    def search(self, request: Request, *, facets: Sequence[str] | None = None) -> Results:
        """Answer a request (see `kb.search.protocol.Engine`)."""
        unit = self._unit(request)
        readings = Readings(unit, self.recent)
        query, found = readings.read(request.q)
        filtered = readings.filtered(request)
        hits = filtered.hits
        scores = None if found.matches is None else filtered.of_hits(found.matches.values)
        page = unit.page(request, hits, scores)
        wanted = [f.name for f in FACETS] if facets is None else list(facets)
        complete = None if found.whole is None else int(np.isin(hits, found.whole).sum())
        few = len(hits) if complete is None else complete
        return Results(
            request=request,
            total=len(hits),
            hits=self._hits(unit, hits[page], None if scores is None else scores[page], found),
            facets={name: values.listed(unit, filtered, request, name) for name in wanted},
            years=filters.histogram(unit.years, filtered.without(("years", ""))),
            terms=tuple(self._term(group) for group in found.groups),
            partial=complete == 0,
            complete=complete,
            repairs=self._repairs(unit, request, len(hits), readings)
            if few < repairs.FEW or found.respelled
            else (),
            offers=self._offers.find(unit, request, readings.count),
            notes=(*query.notes, *_notes(found, complete)),
            generation=self.generation,
        )

    def facet_values(
        self,
        request: Request,
        facet: str,
        *,
        matching: str = "",
        limit: int | None = None,
        by_name: bool = False,
    ) -> list[FacetValue]:
        """Return the values of one facet, all of them or those whose label holds some letters.

        Args:
            matching: part of a label, with or without diacritics, in any case.
            by_name: in the Polish order of the labels, instead of those chosen, then by count.

        Raises:
            QueryError: as `search`.
        """
        unit = self._unit(request)
        values.checked(unit.columns, facet, MISSING)
        filtered = Readings(unit, self.recent).filtered(request)
        listed = values.listed(unit, filtered, request, facet, limit=limit, matching=matching)
        if by_name:
            numbers = unit.columns[facet].numbers  # They follow the Polish order of the labels.
            listed.sort(key=lambda value: numbers.get(value.value, len(numbers)))
        return listed

    def count(self, request: Request) -> int:
        """Return the number of hits of a request."""
        return Readings(self._unit(request), self.recent).count(request)

    def warm(self) -> None:
        """Load what is otherwise loaded by the first request: dictionary, vocabulary, tables of words.

        Takes under a second; call it when a site starts.
        """
        vocabulary.sectors()
        vocabulary.activity_types()
        vocabulary.legal_forms()
        vocabulary.target_groups()
        for unit in UNITS:
            self.search(Request(q="spoldzielnia socjalna w Łodzi prlania", unit=unit, per_page=1))
        self.suggest("pra")

    def suggest(self, prefix: str, *, limit: int = 10) -> list[Suggestion]:
        """Return completions of a prefix (see `kb.search.protocol.Engine`)."""
        return self._suggestions.find(prefix, min(limit, 100))

    def similar(self, practice_id: str, *, limit: int = 5) -> list[tuple[str, tuple[Shared, ...]]]:
        """Return similar practices; an unknown id has none."""
        unit = self.units["practices"]
        document = unit.document_of(practice_id)
        if document < 0:
            return []
        return [(unit.id_of(d), reasons) for d, reasons in similar.find(unit, document, limit)]

    def cross(self, request: Request, rows: str, columns: str) -> dict[tuple[str, str], int]:
        """Return counts of hits by the values of two facets; a hit with several values counts in each."""
        unit = self._unit(request)
        for facet in (rows, columns):
            values.checked(unit.columns, facet, MISSING)
        hits = Readings(unit, self.recent).filtered(request).hits
        return crossed(unit.columns[rows], unit.columns[columns], hits)

    def _repairs(
        self, unit: UnitIndex, request: Request, total: int, readings: Readings
    ) -> tuple[Repair, ...]:
        def respelled(word: str) -> str | None:
            members = self.lexicon.group(word).members
            if any(unit.postings.frequency(number) for number, _ in members):
                return None
            return self._spelling.better(word, unit.postings.frequency)

        return repairs.find(request, total, readings.count, respelled)

    def _unit(self, request: Request) -> UnitIndex:
        if request.unit not in UNITS or request.sort not in SORTS:
            raise QueryError(
                f"unknown unit {request.unit!r} or order {request.sort!r}; units: {', '.join(UNITS)}; "
                f"orders: {', '.join(SORTS)}",
                polish=f"nieznany rodzaj wyników {request.unit!r} albo kolejność {request.sort!r}",
            )
        unit = self.units[request.unit]
        for chosen in (request.include, request.exclude):
            for facet, wanted in chosen.items():
                for value in wanted:
                    values.checked(unit.columns, facet, value)
        return unit

    def _hits(self, unit: UnitIndex, documents: Array, scores: Array | None, found: Found) -> tuple[Hit, ...]:
        ids = [unit.id_of(int(d)) for d in documents]
        sources = self._sources(unit.unit, ids)
        wanted = self._wanted(found)
        return tuple(
            Hit(
                id=id_,
                score=0.0 if scores is None else float(scores[place]),
                snippets=snippets.best(sources.get(id_, ()), wanted),
            )
            for place, id_ in enumerate(ids)
        )

    def _wanted(self, found: Found) -> snippets.Wanted:
        """Return the words to be marked, by their spelling in the index."""
        words = self.lexicon.words
        return snippets.Wanted(
            [
                tuple({words[member]: factor for member, factor in group.members} for group in run)
                for run in (*found.runs, *found.synonyms)
            ]
        )

    def _term(self, group: Group) -> Term:
        variants = (self.lexicon.words[number] for number, _ in group.members[:VARIANTS])
        return Term(word=group.word, variants=tuple(variants))


def _notes(found: Found, complete: int | None) -> list[Note]:
    """Return what is to be said about words read otherwise and about hits that hold a part of the words."""
    notes = [
        note("Nie ma słowa „{word}”; szukam słowa „{better}”.", word=word, better=better)
        for word, better in found.respelled
    ]
    if complete:
        notes.append(
            note(
                "Do całego zapytania pasuje {n} wynik; pozostałe pasują do jego części.|"
                "Do całego zapytania pasują {n} wyniki; pozostałe pasują do jego części.|"
                "Do całego zapytania pasuje {n} wyników; pozostałe pasują do jego części.",
                n=complete,
            )
        )
    return notes
