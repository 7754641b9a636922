"""Which files of a corpus are reports, and what the corpus looks like as a whole."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from indexer import corrections
from indexer.readers import SUFFIXES
from kb.errors import CorpusError

#: Folders of a corpus that hold no reports.
NOT_REPORTS = frozenset({"corrections", "gold", "queries"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file that should be a report, and the hash of it and its corrections ("" when it cannot be read)."""

    path: Path
    sha256: str


def sources(corpus: Path, *, max_bytes: int) -> list[Source]:
    """List the reports of a corpus, sorted by path.

    READMEs, hidden files, and files of other formats are not reports. A file that cannot be read is
    listed all the same, so that the run records why.

    Args:
        corpus: the corpus folder.
        max_bytes: files larger than this are listed unhashed: reading them will be refused.

    Raises:
        CorpusError: the folder is missing or cannot be listed.
    """
    if not corpus.is_dir():
        raise CorpusError(
            f"{corpus}: there is no such corpus folder; give the folder that holds the reports",
            polish=f"{corpus}: nie ma takiego folderu z korpusem; podaj folder z raportami",
        )
    found = []
    for folder, folders, files in os.walk(corpus, onerror=_refuse):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in NOT_REPORTS)
        for file in files:
            path = Path(folder, file)
            if path.suffix.lower() in SUFFIXES and path.stem.upper() != "README" and not file.startswith("."):
                found.append(path)
    return [
        Source(path, _sha256(path, corpus, max_bytes)) for path in sorted(found, key=lambda path: path.parts)
    ]


def fingerprint(listed: list[Source], corpus: Path) -> str:
    """Return one hash of all names and contents: equal exactly when no report changed."""
    digest = hashlib.sha256()
    for source in listed:
        digest.update(f"{source.path.relative_to(corpus).as_posix()}\0{source.sha256}\n".encode())
    return digest.hexdigest()


def _sha256(path: Path, corpus: Path, max_bytes: int) -> str:
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            # Folders that are links are not entered, so only a file itself can lead elsewhere.
            if not path.resolve().is_relative_to(corpus.resolve()):
                return ""
            found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > max_bytes:
            return ""
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return corrections.digest(digest, corrections.read(path, corpus))
    except OSError:
        return ""


def _refuse(error: OSError) -> None:
    raise CorpusError(
        f"{error.filename}: the folder cannot be listed ({error.strerror}); check its permissions",
        polish=f"{error.filename}: nie można odczytać folderu ({error.strerror}); sprawdź uprawnienia",
    )
