"""One complete, checked, immutable index: facts, and the engine over its arrays."""

from pathlib import Path

import msgspec

from kb.facets import FACETS
from kb.search.build import ARRAYS
from kb.search.engine import ArrayEngine
from kb.store import manifest as manifests
from kb.store.facts import Facts
from kb.store.manifest import FACTS, Manifest


class Generation:
    """A generation opened for reading; safe to use from many threads, also after its files are pruned.

    Attributes:
        number: its number. manifest: what it says about itself.
        engine: answers searches. facts: practices, reports, organisations.

    Raises:
        IndexDamaged: a file is missing or its checksum differs.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: Manifest = manifests.read(folder)
        self.number = self.manifest.number
        found = manifests.problems(folder, self.manifest, only=manifests.SERVED)
        if found or not manifests.complete(self.manifest):
            raise manifests.damaged(folder, found[0] if found else "made by another version of the program")
        try:
            self.facts = Facts(folder / FACTS, folder / ARRAYS)
            self.engine = ArrayEngine(folder / ARRAYS, self.facts.sources, self.number)
        except (OSError, ValueError, KeyError, msgspec.MsgspecError) as error:
            raise manifests.damaged(folder, str(error)) from error

    @property
    def labels(self) -> dict[str, dict[str, str]]:
        """Facet -> value -> label, for all values that any practice has."""
        columns = self.engine.units["practices"].columns
        return {f.name: {info.value: info.label for info in columns[f.name].infos} for f in FACETS}

    def close(self) -> None:
        """Free the files of facts; arrays go with the last reference to them."""
        self.facts.close()
