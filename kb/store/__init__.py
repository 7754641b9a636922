"""Generations: built beside, checked, swapped in atomically, kept for rollback."""

from typing import TYPE_CHECKING, Any

from kb.store.manifest import Manifest
from kb.store.store import Store

if TYPE_CHECKING:
    from kb.store.generation import Generation
    from kb.store.writer import GenerationWriter

__all__ = ["Generation", "GenerationWriter", "Manifest", "Store"]


def __getattr__(name: str) -> Any:
    # These two import NumPy and Whoosh, half a second that `kb index --if-needed` can do without.
    if name == "Generation":
        from kb.store.generation import Generation

        return Generation
    if name == "GenerationWriter":
        from kb.store.writer import GenerationWriter

        return GenerationWriter
    raise AttributeError(name)
