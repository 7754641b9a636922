"""The progress bar of `kb index`: step, share, rate and time left."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from tqdm import tqdm

_STEPS = {
    "extract": ("Ekstrakcja", "Extracting"),
    "index": ("Indeks", "Indexing"),
    "publish": ("Publikacja", "Publishing"),
}


class Bar:
    """Shows one bar per step on standard error; where that is no terminal, a line at each step's end.

    Args:
        polish: whether to write in Polish.
    """

    def __init__(self, *, polish: bool) -> None:
        self._polish = polish
        self._step = ""
        self._bar: tqdm | None = None

    def __enter__(self) -> Self:
        return self

    def __call__(self, step: str, done: int, total: int) -> None:
        """Tell how far a step is."""
        if total == 0:
            return
        if step != self._step:
            self._close()
            self._step = step
            self._bar = self._open(step, total)
        assert self._bar is not None
        self._bar.update(done - self._bar.n)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _open(self, step: str, total: int) -> "tqdm":
        # Imported when there is something to show: a run that finds nothing to do needs no bar.
        from tqdm import tqdm

        unit = " rap." if self._polish else " rep."
        return tqdm(
            total=total,
            desc=_STEPS[step][0 if self._polish else 1],
            unit=unit if step != "publish" else "",
            file=sys.stderr,
            dynamic_ncols=True,
            mininterval=0.1 if sys.stderr.isatty() else 10,
        )

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
