"""What matching finds: documents, and how the words of a query were understood."""

from dataclasses import dataclass, field

from kb.search.arrays import Array
from kb.search.clauses import Clause
from kb.search.lexicon import Group
from kb.search.matches import Matches

#: Words that stand one after another, of one word most often.
Run = tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The documents that match a query, before filters.

    Attributes:
        matches: None when the query asks for nothing in particular: everything matches.
        partial: no document holds all that is asked; these hold the most of it.
        whole: the documents that hold all that is asked, where others fill up; None where all of them do.
        runs: how each word was understood, in the order of the query; the words of a phrase together.
        synonyms: the same of the words that were added to it.
        respelled: (word, the word it was read as) of those that no document has.
    """

    matches: Matches | None
    partial: bool = False
    whole: Array | None = None
    runs: tuple[Run, ...] = ()
    synonyms: tuple[Run, ...] = ()
    respelled: tuple[tuple[str, str], ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """How each word of the query was understood, in its order."""
        return tuple(group for run in self.runs for group in run)


@dataclass(slots=True)
class Reading:
    """How the words of one query were understood, and whether unknown words may be read as others."""

    respell: bool
    runs: list[Run] = field(default_factory=list)
    respelled: dict[str, str] = field(default_factory=dict)


#: Parts of queries that were matched, with the readings of their own words and of their synonyms.
Parts = dict[Clause, tuple[Matches, Reading, Reading]]
