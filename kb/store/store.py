"""The data directory: which generation is current, how a new one takes its place, how to go back.

::

    DATA/lock                       held while somebody writes
    DATA/current                    the number of the live generation
    DATA/generations/000007/        one generation
    DATA/generations/000008.part/   one being built; an orphan of a killed run is removed by the next
    DATA/batches/                   indexed batches, used again by the next run (see `kb.store.batches`)
    DATA/stamps.msgpack             checksums of files that were read before (see `kb.store.stamps`)
"""

import errno
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import IndexDamaged, NoIndex, StoreError
from kb.store import files
from kb.store import manifest as manifests
from kb.store.lock import write_lock
from kb.store.manifest import Manifest
from kb.store.stamps import CORPUS, STORE, Stamps

if TYPE_CHECKING:
    from kb.store.generation import Generation
    from kb.store.jobs import Workers
    from kb.store.writer import GenerationWriter

# What needs NumPy and Whoosh is imported where it is used: saying that nothing changed needs neither.

_NAME = re.compile(r"\d{6,}")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Store:
    """The generations under a data directory; safe to use from many threads.

    Args:
        data: the directory; made by the first writer.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self._folder = data / "generations"
        self._pointer = data / "current"
        self._mutex = threading.Lock()
        self._opened: tuple[tuple[int, int, int], Generation] | None = None

    def current(self) -> "Generation":
        """Return the live generation; a new one is seen without a restart.

        Costs one `stat` of the pointer while nothing changes. The generation stays usable for as long as it
        is held, even when newer ones have replaced it and its files are gone.

        Raises:
            NoIndex: nothing was indexed yet.
            IndexDamaged: the live generation is incomplete or its checksums differ.
        """
        from kb.store.generation import Generation

        stamp = self._stamp()
        opened = self._opened
        if opened is not None and opened[0] == stamp:
            return opened[1]
        with self._mutex:
            for _attempt in range(3):
                stamp = self._stamp()
                if self._opened is not None and self._opened[0] == stamp:
                    return self._opened[1]
                try:
                    generation = Generation(self._path(self._number()))
                except IndexDamaged:
                    if self._stamp() == stamp:
                        raise
                    continue  # Two swaps went by while it was opened, and its files were pruned.
                self._opened = (stamp, generation)
                return generation
            return Generation(self._path(self._number()))

    def _stamp(self) -> tuple[int, int, int]:
        try:
            stat = self._pointer.stat()
        except OSError as error:
            raise NoIndex(
                f"there is no index in {self.data}; run `kb index` first",
                polish=f"w {self.data} nie ma jeszcze indeksu; uruchom najpierw `kb index`",
            ) from error
        return stat.st_mtime_ns, stat.st_ino, stat.st_size

    def _number(self) -> int:
        try:
            return int(self._pointer.read_text(encoding="ascii"))
        except (OSError, ValueError) as error:
            raise manifests.damaged(self._pointer, "the pointer does not name a generation") from error

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06d}"

    def _numbers(self) -> list[int]:
        if not self._folder.is_dir():
            return []
        return sorted(int(p.name) for p in self._folder.iterdir() if _NAME.fullmatch(p.name))

    def generations(self) -> list[Manifest]:
        """Return the manifests of all generations that can be read, the oldest first."""
        found = []
        for number in self._numbers():
            try:
                found.append(manifests.read(self._path(number)))
            except IndexDamaged:
                continue
        return found

    def manifest(self) -> Manifest:
        """Return the manifest of the live generation without opening it. Raises NoIndex, IndexDamaged."""
        self._stamp()
        return manifests.read(self._path(self._number()))

    def sound(self, manifest: Manifest) -> bool:
        """Return whether the files that answer searches are as a manifest says; see `kb.store.stamps`."""
        if not manifests.complete(manifest):
            return False
        stamps = Stamps(self.data / STORE)
        folder = self._path(manifest.number)
        found = manifests.problems(folder, manifest, only=manifests.SERVED, sha256=stamps.sha256)
        stamps.save(all_known=True)
        return not found

    def check(self, number: int | None = None) -> list[str]:
        """Verify every file of a generation.

        Args:
            number: of the generation; None means the live one.

        Returns:
            What is wrong, one line each; nothing when all is well.

        Raises:
            NoIndex: there is no such generation.
        """
        if number is None:
            self._stamp()
            number = self._number()
        folder = self._path(number)
        if not folder.is_dir():
            raise NoIndex(
                f"there is no generation {number} in {self.data}",
                polish=f"w {self.data} nie ma wydania indeksu {number}",
            )
        try:
            manifest = manifests.read(folder)
        except IndexDamaged as error:
            return [str(error)]
        known = {*manifest.files, manifests.NAME}
        extra = [f"{name}: not in the manifest" for name in files.listing(folder) if name not in known]
        return manifests.problems(folder, manifest) + extra

    @contextmanager
    def writer(
        self,
        *,
        versions: Mapping[str, str],
        lock_timeout: float = 10.0,
        jobs: int = 1,
        workers: "Workers | None" = None,
        expected: int = 0,
        fresh: bool = False,
    ) -> Iterator["GenerationWriter"]:
        """Build a new generation; when the block ends it becomes the live one.

        On any exception nothing changes for readers and nothing half-written stays.

        Args:
            versions: of extractor, vocabulary, gazetteer …, for the manifest.
            lock_timeout: how long to wait for another writer, in seconds.
            jobs: how many processes index.
            workers: that index instead, and are not ended.
            expected: how many reports there will be about; 0 when nobody knows.
            fresh: index everything again, even what former runs indexed.

        Raises:
            IndexLocked: another process is writing.
            StoreError: the disk is full or cannot be written.
        """
        from kb.store.batches import BatchStore
        from kb.store.jobs import Workers
        from kb.store.writer import GenerationWriter

        with self._explained():
            self._folder.mkdir(parents=True, exist_ok=True)
        with write_lock(self.data / "lock", lock_timeout), self._explained():
            self._remove_orphans()
            live = self._live_manifest()
            number = max([0, *self._numbers()]) + 1
            part = self._folder / f"{number:06d}.part"
            stamps = Stamps(self.data / STORE)
            kept = BatchStore(self.data / "batches", stamps, fresh=fresh)
            team = workers or Workers(jobs)
            try:
                building = GenerationWriter(part, number, versions, kept, team, stamps, expected)
                with team.lent(), building as writer:
                    yield writer
                    writer.finish(live, self._path(live.number) if live else None)
                part.rename(self._path(number))
            except BaseException:
                files.remove_tree(part)
                raise
            finally:
                if workers is None:
                    team.end()
                kept.close()
            files.fsync(self._folder)
            files.replace(self._pointer, f"{number}\n")
            self._prune({number, live.number if live else number})
            kept.prune()
            stamps.save()

    def rollback(self, *, lock_timeout: float = 10.0) -> Manifest:
        """Make the generation before the live one live again, and return its manifest.

        Raises:
            NoIndex: nothing was indexed yet.
            StoreError: there is none before, or it is damaged.
            IndexLocked: another process is writing.
        """
        self._stamp()
        with write_lock(self.data / "lock", lock_timeout), self._explained():
            number = self._number()
            older = [n for n in self._numbers() if n < number]
            if not older:
                raise StoreError(
                    "there is no generation to go back to",
                    polish="nie ma wcześniejszego wydania indeksu, do którego można wrócić",
                )
            wrong = self.check(older[-1])
            if wrong:
                raise manifests.damaged(self._path(older[-1]), wrong[0])
            files.replace(self._pointer, f"{older[-1]}\n")
            return manifests.read(self._path(older[-1]))

    def _live_manifest(self) -> Manifest | None:
        """Return the live manifest; None where none can be read: the new one takes its place."""
        try:
            return self.manifest()
        except StoreError:
            return None

    def _remove_orphans(self) -> None:
        for path in self._folder.glob("*.part"):
            files.remove_tree(path)
        for path in (p for name in ("current", STORE, CORPUS) for p in self.data.glob(f".{name}.*")):
            path.unlink(missing_ok=True)

    def _prune(self, keep: set[int]) -> None:
        for number in self._numbers():
            if number not in keep:
                files.remove_tree(self._path(number))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn errors of the disk into one clear sentence."""
        try:
            yield
        except OSError as error:
            own = str(error.filename or "").startswith(str(self.data))
            if error.errno in _FULL or own:
                raise self._disk(error.strerror or str(error)) from error
            raise

    def _disk(self, detail: str) -> StoreError:
        return StoreError(
            f"{self.data}: the disk is full or cannot be written ({detail}); the index in use is untouched",
            polish=f"{self.data}: dysk jest pełny albo nie można na nim pisać ({detail}); "
            "używany indeks pozostał bez zmian",
        )
