"""Which files of a corpus are reports, and what the corpus looks like as a whole."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer import corrections
from indexer.readers import SUFFIXES
from kb.errors import CorpusError
from kb.store import files
from kb.store.stamps import Stamp, Stamps

#: Folders of a corpus that hold no reports.
NOT_REPORTS = frozenset({"corrections", "gold", "queries"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file that should be a report.

    Attributes:
        corpus: the corpus folder. name: the file's path in it, with slashes.
        sha256: the hash of the file and its corrections ("" when it cannot be read).
    """

    corpus: Path
    name: str
    sha256: str

    @property
    def path(self) -> Path:
        """The file."""
        return self.corpus / self.name


def sources(corpus: Path, *, max_bytes: int, stamps: Stamps | None = None) -> list[Source]:
    """List the reports of a corpus, sorted by path.

    READMEs, hidden files, and files of other formats are not reports. A file that cannot be read is
    listed all the same, so that the run records why.

    Args:
        corpus: the corpus folder.
        max_bytes: files larger than this are listed unhashed: reading them will be refused.
        stamps: of files hashed by former runs, which are not read again while they are the same.

    Raises:
        CorpusError: the folder is missing or cannot be listed.
    """
    if not corpus.is_dir():
        raise CorpusError(
            f"{corpus}: there is no such corpus folder; give the folder that holds the reports",
            polish=f"{corpus}: nie ma takiego folderu z korpusem; podaj folder z raportami",
        )
    corrected = _corrected(corpus)
    found = sorted(_files(corpus, ""), key=lambda item: item[0].split("/"))
    listed = []
    for name, entry in found:
        digest = _sha256(entry, corpus, max_bytes, stamps)
        if digest and name.rpartition(".")[0] in corrected:
            digest = corrections.digest(digest, corrections.read(corpus / name, corpus))
        listed.append(Source(corpus, name, digest))
    return listed


def _corrected(corpus: Path) -> frozenset[str]:
    """Return the paths of the reports that have corrections, in the corpus and without their suffixes."""
    folder = corpus / corrections.FOLDER
    return frozenset(file.relative_to(folder).with_suffix("").as_posix() for file in folder.rglob("*.toml"))


def fingerprint(listed: list[Source]) -> str:
    """Return one hash of all names and contents: equal exactly when no report changed."""
    return hashlib.sha256(
        "".join(f"{source.name}\0{source.sha256}\n" for source in listed).encode("utf-8", "surrogateescape")
    ).hexdigest()


def _files(folder: Path | str, prefix: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Return the files below a folder that should be reports, each with its path after a prefix."""
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError as error:
        raise CorpusError(
            f"{error.filename}: the folder cannot be listed ({error.strerror}); check its permissions",
            polish=f"{error.filename}: nie można odczytać folderu ({error.strerror}); sprawdź uprawnienia",
        ) from error
    for entry in found:
        name = entry.name
        if name.startswith("."):
            continue
        if _is_folder(entry):
            # A link to a folder is not followed: it may lead outside the corpus, or in a circle.
            if name not in NOT_REPORTS and not entry.is_symlink():
                yield from _files(entry.path, f"{prefix}{name}/")
            continue
        stem, dot, suffix = name.rpartition(".")
        if dot + suffix.lower() in SUFFIXES and stem.upper() != "README":
            yield prefix + name, entry


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # A link in a circle: told of when it is read.


def _sha256(entry: "os.DirEntry[str]", corpus: Path, max_bytes: int, stamps: Stamps | None) -> str:
    try:
        found = entry.stat(follow_symlinks=False)
        if stat.S_ISLNK(found.st_mode):
            # Folders that are links are not entered, so only a file itself can lead elsewhere.
            if not Path(entry.path).resolve().is_relative_to(corpus.resolve()):
                return ""
            found = entry.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > max_bytes:
            return ""
        if stamps is None:
            return files.sha256(Path(entry.path))
        return stamps.get(Stamp.touched(found), lambda: files.sha256(Path(entry.path)))
    except OSError:
        return ""
