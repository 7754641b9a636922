"""tantivy: top 20 with the total, and one aggregation over the values of each facet."""

from pathlib import Path
from typing import Any

import tantivy

from kb.bench.corpora import SIX, Question, read
from kb.bench.engines import Answer, Ask

#: Memory of the writer in bytes, and its threads: one, as in the other engines.
_HEAP, _THREADS = 512 << 20, 1

#: More than any facet has values.
_VALUES = 10_000

_TOP = 20


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace")
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for facet in SIX:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def build_tantivy(corpus: Path, folder: Path) -> None:
    """Build the index, merged into one segment."""
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(_HEAP, _THREADS)
    for row in read(corpus):
        document = tantivy.Document(words=row.words, id=row.id)
        for facet in SIX:
            for value in row.facets.get(facet, ()):
                document.add_text(facet, value)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def open_tantivy(folder: Path) -> Ask:
    """Return a search: a facet that is filtered is aggregated once more, without its filter."""
    index = tantivy.Index.open(str(folder))
    searcher, schema = index.searcher(), index.schema
    must = tantivy.Occur.Must

    def term(field: str, text: str) -> Any:
        return tantivy.Query.term_query(schema, field, text)

    def ask(question: Question) -> Answer:
        words = [(must, term("words", word)) for word in question.words]
        whole = tantivy.Query.boolean_query(words)
        query = whole
        if question.chosen:
            # Filters must not count for the score.
            filters = [tantivy.Query.const_score_query(term(f, v), 0.0) for f, v in question.chosen.items()]
            query = tantivy.Query.boolean_query([*words, *((must, f) for f in filters)])
        found = searcher.search(query, _TOP, count=True)
        ids = [searcher.doc(address)["id"][0] for _, address in found.hits]
        counts = _counted(searcher, query, [f for f in SIX if f not in question.chosen])
        for facet in question.chosen:
            counts |= _counted(searcher, whole, [facet])
        return Answer(found.count, counts, len(ids))

    return ask


def _counted(searcher: Any, query: Any, facets: list[str]) -> dict[str, dict[str, int]]:
    wanted = {f: {"terms": {"field": f, "size": _VALUES, "segment_size": _VALUES}} for f in facets}
    told = searcher.aggregate(query, wanted)
    return {f: {b["key"]: b["doc_count"] for b in told[f]["buckets"]} for f in facets}
