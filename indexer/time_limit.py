"""A limit on the time one report may take."""

import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.02
"""Seconds between two alarms once the time is over."""


class TimeIsUp(BaseException):
    """The time is over. No `Exception`, so that nothing on the way takes it for an error of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Interrupt what is done inside when it takes longer than this.

    It works by the alarm signal, which only the main thread gets: elsewhere, and with 0 seconds, there is no
    limit. A timer that runs already goes on afterwards.

    Python swallows what is raised while the collector calls back or an object is finalised. The alarm is not
    raised in there, and it rings again until it has been heard.

    Args:
        seconds: wall time; 0 or less means no limit.

    Raises:
        TimeIsUp: inside, when the time is over.
    """
    if seconds <= 0 or threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGALRM, _interrupt)
    remaining, interval = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if remaining:
            signal.setitimer(signal.ITIMER_REAL, remaining, interval)


def _interrupt(signum: int, frame: FrameType | None) -> None:
    if not _is_unheard(frame):
        raise TimeIsUp


def _is_unheard(frame: FrameType | None) -> bool:
    """Whether what is raised in this frame would be swallowed."""
    callbacks = {getattr(callback, "__code__", None) for callback in gc.callbacks}
    while frame is not None:
        if frame.f_code in callbacks or frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False
