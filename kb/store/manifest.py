"""The manifest of a generation: what it was made with, what it holds, the checksum of every file."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from kb.errors import IndexDamaged
from kb.store import files

NAME = "manifest.json"

#: The facts in a generation's folder.
FACTS = "facts"

#: What is read to answer searches; Whoosh's own files are read only to build and to check.
SERVED = (f"{FACTS}/", "arrays/")

#: Raised when the tables, arrays or documents change: older generations are then rebuilt.
SCHEMA = "5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation says about itself.

    Attributes:
        created: UTC time, ISO 8601.
        previous: number of the generation that was current before, None for the first.
        versions: of schema, extractor, vocabulary, gazetteer …: a difference asks for a rebuild.
        counts: reports, practices, organisations, errors.
        changes: what differs from the generation before: reports added, removed, changed; practices added,
            removed.
        files: path -> SHA-256, without the manifest itself.
    """

    number: int
    created: str
    previous: int | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    changes: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


def now() -> str:
    """Return the present moment as a manifest writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def checksums(folder: Path, sha256: Callable[[Path], str]) -> dict[str, str]:
    """Return the checksum of every file of a generation but the manifest, and force the files to the disk.

    Args:
        sha256: returns the checksum of a file.
    """
    names = [name for name in files.listing(folder) if name != NAME]

    def settled(name: str) -> str:
        found = sha256(folder / name)
        files.fsync(folder / name)
        return found

    # While the disk is waited for, others are read.
    with ThreadPoolExecutor(files.AT_ONCE) as threads:
        return dict(zip(names, threads.map(settled, names), strict=True))


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into a generation's folder."""
    (folder / NAME).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def read(folder: Path) -> Manifest:
    """Read the manifest of a generation.

    Raises:
        IndexDamaged: it is missing or does not parse.
    """
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise damaged(folder, f"{NAME}: {error}") from error


def complete(manifest: Manifest) -> bool:
    """Return whether a generation was made by this version of the program."""
    return manifest.versions.get("schema") == SCHEMA


def problems(
    folder: Path,
    manifest: Manifest,
    *,
    only: tuple[str, ...] = ("",),
    sha256: Callable[[Path], str] | None = None,
) -> list[str]:
    """Return what is wrong with the files of a generation, one line each; nothing when all is well.

    Args:
        only: check only files whose path begins with one of these.
        sha256: returns the checksum of a file; by default all of it is read.
    """
    wanted = [(name, expected) for name, expected in manifest.files.items() if name.startswith(only)]
    find = sha256 or files.sha256
    # Hashing leaves the interpreter to other threads.
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        found = threads.map(lambda item: _problem(folder / item[0], item[1], find), wanted)
        return [f"{name}: {problem}" for (name, _), problem in zip(wanted, found, strict=True) if problem]


def _problem(path: Path, expected: str, sha256: Callable[[Path], str]) -> str:
    try:
        return "" if sha256(path) == expected else "checksum differs"
    except OSError as error:
        return error.strerror or str(error)


def damaged(folder: Path, detail: str) -> IndexDamaged:
    """Return the error that tells a person what to do about a damaged generation."""
    return IndexDamaged(
        f"the index {folder} is damaged ({detail}); run `kb index --full` to build it again",
        polish=f"indeks {folder} jest uszkodzony ({detail}); zbuduj go od nowa: `kb index --full`",
    )
