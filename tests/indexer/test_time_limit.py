"""A report that takes too long is told in one sentence, and the run goes on."""

import gc
import signal
import threading
import time

import pytest

from indexer.time_limit import TimeIsUp, time_limit
from indexer.workers import Failure, extract_all
from kb.model import Extraction
from kb.settings import load


def test_what_takes_too_long_is_interrupted() -> None:
    started = time.monotonic()
    with pytest.raises(TimeIsUp), time_limit(0.1):
        while True:
            pass
    assert time.monotonic() - started < 10
    with time_limit(5):
        pass
    time.sleep(0)


def _busy(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass


def test_the_alarm_is_heard_though_it_rings_in_the_collector() -> None:
    def slow(phase: str, info: dict[str, int]) -> None:
        _busy(0.15)

    gc.callbacks.append(slow)
    try:
        with pytest.raises(TimeIsUp), time_limit(0.05):
            gc.collect(0)
            gc.callbacks.remove(slow)
            _busy(60)
    finally:
        if slow in gc.callbacks:
            gc.callbacks.remove(slow)


def test_the_alarm_is_heard_though_it_rings_while_an_object_is_finalised() -> None:
    class Slow:
        def __del__(self) -> None:
            _busy(0.15)

    with pytest.raises(TimeIsUp), time_limit(0.05):
        Slow()
        _busy(60)


def test_a_timer_that_runs_already_goes_on() -> None:
    remaining, interval = signal.setitimer(signal.ITIMER_REAL, 1000)
    handler = signal.getsignal(signal.SIGALRM)
    try:
        with time_limit(100):
            assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 100
        assert 900 < signal.getitimer(signal.ITIMER_REAL)[0] <= 1000
        assert signal.getsignal(signal.SIGALRM) is handler
    finally:
        signal.setitimer(signal.ITIMER_REAL, remaining, interval)


def test_other_threads_have_no_limit() -> None:
    done: list[bool] = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_the_run_goes_on_after_a_report_that_takes_too_long(tmp_path) -> None:
    sentence = "Spółdzielnia Socjalna „Wrzos” w Gnieźnie prowadzi pralnię i świadczy usługi sprzątania. "
    (tmp_path / "a.txt").write_text(sentence * 20_000)
    (tmp_path / "b.txt").write_text(sentence)
    settings = load(None, environ={}).replace(model="none", jobs=1, report_seconds=4.0)
    list(extract_all([tmp_path / "b.txt"], tmp_path, settings))  # loads the tables
    slow, quick = extract_all([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path, settings)
    assert isinstance(slow, Failure) and "longer than 4 s" in slow.reason and "dłużej niż 4 s" in slow.polish
    assert isinstance(quick, Extraction) and quick.practices
