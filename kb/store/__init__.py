"""Generations: built beside, checked, swapped in atomically, kept for rollback."""

from kb.store.generation import Generation
from kb.store.manifest import Manifest
from kb.store.store import Store
from kb.store.writer import GenerationWriter

__all__ = ["Generation", "GenerationWriter", "Manifest", "Store"]
