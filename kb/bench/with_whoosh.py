"""Whoosh's own search: the top 20, with the total, with `groupedby` over the facets."""

from pathlib import Path
from typing import Any

from whoosh import analysis, fields, index, query, sorting

from kb.bench.corpora import SIX, Question, read
from kb.bench.engines import Answer, Ask

_LIMIT_MB, _TOP = 256, 20


def build_whoosh(corpus: Path, folder: Path) -> None:
    """Build an index with positions and a sortable column for each facet."""
    words = fields.TEXT(analyzer=analysis.SpaceSeparatedTokenizer(), phrase=True)
    columns = {facet: fields.KEYWORD(commas=True, sortable=True) for facet in SIX}
    made = index.create_in(str(folder), fields.Schema(words=words, id=fields.STORED, **columns))
    writer = made.writer(limitmb=_LIMIT_MB)
    for row in read(corpus):
        values = {facet: ",".join(row.facets.get(facet, ())) for facet in SIX}
        writer.add_document(words=row.words, id=row.id, **values)
    writer.commit()
    made.close()


def _searching(folder: Path) -> Any:
    searcher = index.open_dir(str(folder)).searcher()

    def search(question: Question, without: str = "", **options: Any) -> Any:
        whole = query.And([query.Term("words", word) for word in question.words])
        filters = [query.Term(f, v) for f, v in question.chosen.items() if f != without]
        return searcher.search(whole, limit=_TOP, filter=query.And(filters) if filters else None, **options)

    return search


def open_whoosh(folder: Path) -> Ask:
    """Return a search for the top 20 alone."""
    search = _searching(folder)

    def ask(question: Question) -> Answer:
        return Answer(None, None, len([hit["id"] for hit in search(question)]))

    return ask


def open_whoosh_total(folder: Path) -> Ask:
    """Return a search for the top 20 and the total."""
    search = _searching(folder)

    def ask(question: Question) -> Answer:
        found = search(question)
        return Answer(len(found), None, len([hit["id"] for hit in found]))

    return ask


def open_whoosh_grouped(folder: Path) -> Ask:
    """Return a search with `groupedby`; a facet that is filtered needs a second one without its filter."""
    search = _searching(folder)

    def groups(question: Question, facets: list[str], without: str = "") -> tuple[Any, dict[str, Any]]:
        by = {f: sorting.FieldFacet(f, allow_overlap=True, maptype=sorting.Count) for f in facets}
        found = search(question, without, groupedby=by)
        # The group None holds the documents without a value.
        return found, {f: {v: n for v, n in found.groups(f).items() if v} for f in facets}

    def ask(question: Question) -> Answer:
        found, counts = groups(question, [f for f in SIX if f not in question.chosen])
        for facet in question.chosen:
            counts |= groups(question, [facet], without=facet)[1]
        ids = [hit["id"] for hit in found]
        return Answer(len(found), counts, len(ids))

    return ask
