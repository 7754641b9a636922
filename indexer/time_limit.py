"""A limit on the time one report may take."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeIsUp(BaseException):
    """The time is over. No `Exception`, so that nothing on the way takes it for an error of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Interrupt what is done inside when it takes longer than this.

    It works by the alarm signal, which only the main thread gets: elsewhere, and with 0 seconds, there is no
    limit. A timer that runs already goes on afterwards.

    Args:
        seconds: wall time; 0 or less means no limit.

    Raises:
        TimeIsUp: inside, when the time is over.
    """
    if seconds <= 0 or threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGALRM, _interrupt)
    remaining, interval = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if remaining:
            signal.setitimer(signal.ITIMER_REAL, remaining, interval)


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise TimeIsUp
