"""Reports for tests, made from text the way readers make them."""

from indexer.readers.markdown import read_markdown
from indexer.readers.plain import read_plain
from kb.model import Report


def report(text: str, *, title: str = "", publisher: str = "", markdown: bool = False) -> Report:
    """Return a report read from plain text or Markdown."""
    document = (read_markdown if markdown else read_plain)(text, "próba")
    return Report(
        id="próba",
        title=title,
        publisher=publisher,
        text=document.text,
        blocks=document.blocks,
        sha256="0" * 64,
        path="próba.md",
    )
