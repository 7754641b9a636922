"""Files that survive a crash: checksums, fsync, atomic replacement."""

import hashlib
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

#: So many files are forced to the disk at a time: it is the disk that is waited for.
AT_ONCE = 8


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fsync(path: Path) -> None:
    """Force a file, or the entries of a folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fsync_tree(folder: Path) -> None:
    """Force every file and folder below `folder`, and `folder` itself, to the disk; several at a time."""
    paths = [Path(root) / name for root, _folders, names in os.walk(folder) for name in (*names, "")]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for _ in threads.map(fsync, paths):
            pass


def replace(path: Path, text: str) -> None:
    """Write a small text file so that a reader, or a crash, sees the old content or the new, never a part."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    fsync(path.parent)


def remove_tree(folder: Path) -> None:
    """Remove a folder; readers that hold its files open keep them."""
    shutil.rmtree(folder, ignore_errors=True)


def listing(folder: Path) -> list[str]:
    """Return the paths of all files below a folder, relative to it, with slashes, in order."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
