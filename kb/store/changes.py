"""What differs between two generations."""

import sqlite3
from pathlib import Path

from kb.store.facts import Facts
from kb.store.manifest import FACTS


def between(live: Path | None, new: Path) -> dict[str, int]:
    """Count what was added, removed and changed since the live generation.

    Returns:
        Nothing where there is no live generation, or none that can be read: the new one mends it.
    """
    if live is None:
        return {}
    try:
        before, after = Facts(live / FACTS), Facts(new / FACTS)
        (old, old_practices), (found, practices) = before.digests(), after.digests()
        before.close()
        after.close()
    except sqlite3.Error:
        return {}
    return {
        "reports_added": len(found.keys() - old.keys()),
        "reports_removed": len(old.keys() - found.keys()),
        "reports_changed": sum(1 for id_ in old.keys() & found.keys() if old[id_] != found[id_]),
        "practices_added": len(practices - old_practices),
        "practices_removed": len(old_practices - practices),
    }
