"""Indexing again whenever a report changes, with everything at hand that a run takes time to load."""

import time
from collections.abc import Callable

from indexer.pipeline import Outcome, index
from indexer.run import Kept, Progress
from kb.errors import KbError
from kb.settings import Settings

_WELL = "well"


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
        every: seconds between looking for changes.
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
            try:
                outcome = index(settings, if_needed=True, progress=progress, kept=kept)
                if outcome.built or news != _WELL:
                    told(outcome)
                news = _WELL
            except KbError as error:
                kept.failed = True
                if news != str(error):
                    failed(error)
                news = str(error)
            if kept.failed:
                kept.close()
                kept = Kept(settings)
            time.sleep(every)
    finally:
        kept.close()
