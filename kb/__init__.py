"""Praktyki: what a practice of the social economy is, and how it is found.

This package imports neither :mod:`indexer` nor :mod:`web`; both import it.
"""

__version__ = "0.1.0"
