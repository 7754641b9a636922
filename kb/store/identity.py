"""Addresses of practices that stay the same after every reindex."""

from hashlib import blake2b

from kb.model import Extraction, Practice
from kb.text import fold


def practice_ids(extraction: Extraction) -> tuple[str, ...]:
    """Return an id for each practice of a report: "p" and ten hexadecimal digits.

    The id hashes the report's id, the organisation's folded name and the TERYT code of the place, so it
    survives a better extraction of everything else. Practices that agree in all three are numbered.
    """
    seen: dict[str, int] = {}
    ids = []
    for practice in extraction.practices:
        key = _key(extraction.report.id, practice)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            key = f"{key}|{seen[key]}"
        ids.append("p" + blake2b(key.encode("utf-8", "replace"), digest_size=5).hexdigest())
    return tuple(ids)


def _key(report_id: str, practice: Practice) -> str:
    teryt = practice.place.teryt if practice.place else None
    return f"{report_id}|{' '.join(fold(practice.organisation).split())}|{teryt or ''}"
