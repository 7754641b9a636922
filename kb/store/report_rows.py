"""Reads the reports of a generation's facts by their numbers, and says whose practice a number is."""

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec

from kb.search import arrays
from kb.store.facts_writer import PRACTICES, REPORTS
from kb.store.records import Records
from kb.store.rows import ReportRow

_DECODER = msgspec.msgpack.Decoder(ReportRow)

Once = Callable[[int], ReportRow]
"""Reads a report by its number; asked for the same one again, it does not read it again."""


class ReportRows:
    """The reports, and their practices, in order.

    Args:
        folder: of the facts.

    Raises:
        OSError, ValueError: a file is missing or is not what it should be.
    """

    def __init__(self, folder: Path) -> None:
        self._records = Records(folder, REPORTS)
        self._starts: list[int] = arrays.load(folder, f"{PRACTICES}-offsets").tolist()

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, number: int) -> ReportRow:
        return _DECODER.decode(self._records[number])

    def once(self) -> Once:
        """Return a function that reads each report once, as long as it is held."""
        return cache(self.__getitem__)

    def owner(self, practice: int) -> tuple[int, int]:
        """Return the number of a practice's report, and its place among the practices of this."""
        report = bisect_right(self._starts, practice) - 1
        return report, practice - self._starts[report]

    def practices(self, report: int) -> range:
        """Return the numbers of a report's practices."""
        return range(self._starts[report], self._starts[report + 1])

    def close(self) -> None:
        """Close the file; afterwards nothing can be read."""
        self._records.close()
