"""The sector of a practice whose activities no rule reads, from what its sentences speak of.

"Obiady były pyszne, a bar pełen gości" tells no activity in so many words, but leaves little doubt of the
trade. Only where neither an activity, nor the legal form, nor the name tells a sector; the sentence is kept
as evidence.
"""

from collections.abc import Sequence
from dataclasses import replace

from indexer.extraction.attach import Story
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.drafts import Draft
from indexer.extraction.mentions import Names
from indexer.extraction.patterns import patterns
from indexer.extraction.voices import current
from kb.model import Evidence, Practice
from kb.vocabulary.matcher import TypeMatch, match_types

#: Least score of a phrase. Of 43 annotated practices of the retold reports that get a sector so, 37 get a
#: right one.
_PHRASE = 0.4
#: One that is often right and sometimes not: marked as unsure on the site.
_SCORE = 0.45

#: Of support and partnership every report speaks, whatever the trade.
_ANYBODY = "wsparcie-i-partnerstwa"

_Told = tuple[TypeMatch, int, Sentence]


def with_told_sector(practice: Practice, doc: Doc, draft: Draft, names: Names, story: Story) -> Practice:
    """Return a practice with the sector that its sentences speak of most, if it has none yet.

    Args:
        practice: a practice of `draft`'s organisation.
        doc: the report.
        draft: what is said of the organisation.
        names: the names of the report: what stands inside one tells nothing.
        story: for each sentence, whom it tells about.
    """
    if practice.sectors:
        return practice
    told = [each for s in _sentences(doc, draft, story) for each in _phrases(doc, s, names)]
    sums: dict[str, float] = {}
    for match, _, _ in told:
        sums[match.sector] = sums.get(match.sector, 0.0) + match.score
    sector = max(sums, key=lambda s: sums[s], default=None)
    if sector is None:
        return practice
    match, offset, sentence = max((t for t in told if t[0].sector == sector), key=lambda t: t[0].score)
    start, end = offset + match.start, offset + match.end
    proof = Evidence(
        field="sector",
        value=sector,
        start=start,
        end=end,
        text=doc.text[start:end],
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        method="vocabulary:sentences",
        score=_SCORE,
    )
    return replace(practice, evidence=(*practice.evidence, proof))


def _sentences(doc: Doc, draft: Draft, story: Story) -> Sequence[Sentence]:
    """Return the sentences that tell of the organisation alone."""
    nobody_else = ((draft.entity,), ()) if story.main is draft.entity else ((draft.entity,),)
    pairs = zip(doc.sentences, story.about, strict=True)
    return [s for s, about in pairs if about in nobody_else and doc.block_of(s).kind != "heading"]


def _phrases(doc: Doc, sentence: Sentence, names: Names) -> list[_Told]:
    """Return the phrases of known sectors in a sentence, up to where it tells of plans."""
    planned = (i for i in range(sentence.first, sentence.last) if doc.words[i].lemma(*patterns().planned))
    last = next(planned, sentence.last)
    if last == sentence.first:
        return []
    offset = doc.words[sentence.first].start
    found = []
    for match in match_types(doc.text[offset : doc.words[last - 1].end]):
        first, end = doc.word_at(offset + match.start), doc.word_at(offset + match.end - 1) + 1
        sure = match.score >= _PHRASE and match.sector != _ANYBODY
        if sure and not any(names.covered[first:end]) and current(doc, sentence, first):
            found.append((match, offset, sentence))
    return found
