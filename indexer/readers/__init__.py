"""Readers: one module per format, each turning a file's bytes into a report's text and blocks."""

from indexer.readers.registry import SUFFIXES, read

__all__ = ["SUFFIXES", "read"]
