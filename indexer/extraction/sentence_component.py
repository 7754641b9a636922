"""The sentence rules as a spaCy component: registering it needs spaCy, using the rules does not."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .sentences import sentences

NAME = "polish_sentences"


class PolishSentences:
    """Set the sentence starts of a document by `sentences.sentences`.

    Args:
        name: its name in the pipeline.
    """

    def __init__(self, name: str = NAME) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token of each sentence; every other token is marked as not starting one."""
        starts = {start for start, _end in sentences(doc.text)}
        pending = False
        for token in doc:
            begin, end = token.idx, token.idx + len(token)
            pending = pending or any(offset in starts for offset in range(begin, end))
            token.is_sent_start = token.i == 0 or (pending and not token.is_space)
            pending = pending and token.is_space
        return doc


@Language.factory(NAME, assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> Any:
    """Make the component for a pipeline."""
    return PolishSentences(name)
