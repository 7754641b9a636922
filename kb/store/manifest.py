"""The manifest of a generation: what it was made with, what it holds, the checksum of every file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from kb.errors import IndexDamaged
from kb.store import files

NAME = "manifest.json"

#: The tables of facts in a generation's folder.
FACTS = "facts.sqlite"

#: Raised when the tables, arrays or documents change: older generations are then rebuilt.
SCHEMA = "2"


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


def checksums(folder: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Return the checksum of every file of a generation but the manifest.

    Args:
        known: checksums of files that were made and checked before.
    """
    names = [name for name in files.listing(folder) if name != NAME]
    return {name: known.get(name) or files.sha256(folder / name) for name in names}


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


def problems(folder: Path, manifest: Manifest, *, only: str = "") -> list[str]:
    """Return what is wrong with the files of a generation, one line each; nothing when all is well.

    Args:
        only: check only files whose path begins with one of these, separated by blanks; "" checks all.
    """
    wanted = tuple(only.split())
    found = []
    for name, expected in manifest.files.items():
        if wanted and not name.startswith(wanted):
            continue
        try:
            if files.sha256(folder / name) != expected:
                found.append(f"{name}: checksum differs")
        except OSError as error:
            found.append(f"{name}: {error.strerror or error}")
    return found


def damaged(folder: Path, detail: str) -> IndexDamaged:
    """Return the error that tells a person what to do about a damaged generation."""
    return IndexDamaged(
        f"the index {folder} is damaged ({detail}); run `kb index --full` to build it again",
        polish=f"indeks {folder} jest uszkodzony ({detail}); zbuduj go od nowa: `kb index --full`",
    )
