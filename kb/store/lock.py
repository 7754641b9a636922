"""The write lock: one indexing run at a time; the system frees it when the process dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import IndexLocked

_POLL = 0.05


@contextmanager
def write_lock(path: Path, timeout: float) -> Iterator[None]:
    """Hold an exclusive `flock` on a file.

    Args:
        path: the lock file; made when absent, never removed (removing it would let two processes in).
        timeout: how long to wait for another process, in seconds.

    Raises:
        IndexLocked: the other process still holds the lock when the time is over.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _acquire(descriptor, path, time.monotonic() + timeout)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise IndexLocked(
                    f"another indexing run holds {path}; wait until it ends and try again",
                    polish=f"trwa inne indeksowanie (blokada {path}); poczekaj na jego koniec",
                ) from None
        time.sleep(_POLL)
