"""An activity that a sentence tells, before it is known whose it is."""

from dataclasses import dataclass

from indexer.extraction.items import Made
from indexer.extraction.voices import Voice


@dataclass(frozen=True, slots=True)
class Found:
    """An activity of a sentence.

    Attributes:
        made: its text, types and words.
        trigger: number of the word it hangs on (in the document).
        voice: how the doer is to be found from the trigger.
        agent: number of the word after "przez" for passives, else None.
    """

    made: Made
    trigger: int
    voice: Voice
    agent: int | None
    method: str
    score: float
