"""What differs between two generations."""

from collections.abc import Mapping, Set
from pathlib import Path

import msgspec

#: What a generation remembers for the next one to be compared with it.
REMEMBERED = "memory/reports"


class Known(msgspec.Struct, frozen=True):
    """What is compared: id of a report -> hash of its file; the ids of all practices."""

    reports: dict[str, str]
    practices: list[str]


_DECODER = msgspec.msgpack.Decoder(Known)


def remember(folder: Path, reports: Mapping[str, str], practices: list[str]) -> None:
    """Write what the next generation is to be compared with into a generation's folder."""
    (folder / REMEMBERED).write_bytes(msgspec.msgpack.encode(Known(dict(reports), practices)))


def since(live: Path | None, reports: Mapping[str, str], practices: Set[str]) -> dict[str, int]:
    """Count what was added, removed and changed since the live generation.

    Returns:
        Nothing where there is no live generation, or none that can be read: the new one mends it.
    """
    if live is None:
        return {}
    try:
        known = _DECODER.decode((live / REMEMBERED).read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}
    old, before = known.reports, frozenset(known.practices)
    return {
        "reports_added": len(reports.keys() - old.keys()),
        "reports_removed": len(old.keys() - reports.keys()),
        "reports_changed": sum(1 for id_ in old.keys() & reports.keys() if old[id_] != reports[id_]),
        "practices_added": len(practices - before),
        "practices_removed": len(before - practices),
    }
