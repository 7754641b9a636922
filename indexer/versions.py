"""Versions of everything an extraction or an index depends on, found without importing any of it.

The extractor's version is a hash of its own sources and data: nobody has to remember to raise a number,
and an index made by older code is always recognised as such.
"""

import hashlib
import importlib.metadata
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from kb.settings import Settings

_INDEXER = Path(__file__).parent
_KB = _INDEXER.parent / "kb"
_MODEL = _INDEXER / "model"
_EXTRACTOR = ("extraction", "readers", "linking.py", "corrections.py", "correcting.py")
_ANALYSIS = (
    *(_KB / name for name in ("text.py", "folding.py", "lemmas.py", "morphology.py", "dates.py")),
    _KB / "vocabulary",
)


def versions(settings: Settings) -> dict[str, str]:
    """Return the versions recorded in a generation's manifest.

    Keys: ``extractor`` (code and data of the extraction), ``analysis`` (analysis of Polish and search),
    ``model`` (the spaCy pipeline).
    """
    return {
        "extractor": _hash((*(_INDEXER / name for name in _EXTRACTOR), _KB / "model.py")),
        "analysis": _hash(
            (*_ANALYSIS, *(_KB / name for name in ("model.py", "codec.py", "facets.py", "search", "store")))
        ),
        "model": _model(settings.model),
    }


def extraction_version(settings: Settings) -> str:
    """Return one string that changes when a report could give another extraction."""
    parts = versions(settings)
    depends = f"{parts['extractor']} {parts['model']} {_hash(_ANALYSIS)}"
    return hashlib.sha256(depends.encode()).hexdigest()[:16]


@lru_cache
def _hash(places: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for place in places:
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(_INDEXER.parent).as_posix().encode() + b"\0")
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _model(name: str) -> str:
    folder = Path(name) if name else _MODEL
    meta = folder / "meta.json"
    if meta.is_file():
        described = json.loads(meta.read_text(encoding="utf-8"))
        digest = hashlib.sha256(meta.read_bytes()).hexdigest()[:8]
        return f"{described.get('lang')}_{described.get('name')} {described.get('version')} {digest}"
    try:
        return f"{name} {importlib.metadata.version(name)}"
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return name or "none"
