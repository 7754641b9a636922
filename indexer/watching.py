"""Indexing again whenever a report changes, with everything at hand that a run takes time to load."""

import time
from collections.abc import Callable

from indexer.pipeline import Outcome, index
from indexer.run import Kept, Progress
from kb.errors import KbError
from kb.settings import Settings

_WELL = "well"

#: Between looks it rests so many times longer than a look takes: a look stats every file of the corpus.
_REST = 3


def watch(
    settings: Settings,
    *,
    every: float,
    told: Callable[[Outcome], None],
    failed: Callable[[KbError], None],
    progress: Progress | None = None,
) -> None:
    """Keep the index up to date until interrupted.

    Args:
        settings: as for `indexer.pipeline.index`.
        every: seconds between looking for changes, at the least.
        told: called after each run that built a generation, after the first, and after the first that went
            well again.
        failed: called with what went wrong, once for the same sentence.
        progress: told how far each step is.

    Raises:
        KeyboardInterrupt: somebody pressed Ctrl-C; the generation before stays the current one.
    """
    kept, news = Kept(settings), ""
    try:
        while True:
            began = time.monotonic()
            try:
                outcome = index(settings, if_needed=True, progress=progress, kept=kept)
                if outcome.built or news != _WELL:
                    told(outcome)
                news = _WELL
                if outcome.built:
                    began = time.monotonic()  # that was no look alone
            except KbError as error:
                kept.failed = True
                if news != str(error):
                    failed(error)
                news = str(error)
            if kept.failed:
                kept.close()
                kept = Kept(settings)
            time.sleep(max(every, _REST * (time.monotonic() - began)))
    finally:
        kept.close()
