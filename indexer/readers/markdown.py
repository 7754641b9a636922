"""Markdown with front matter: the format of the corpus."""

from typing import Any

import frontmatter
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from indexer.readers.document import Document, DocumentBuilder, clean, fields
from kb.errors import ReportError
from kb.model import BlockKind

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def read_markdown(text: str, name: str) -> Document:
    """Read Markdown.

    Args:
        text: the file's text.
        name: its name, for errors.

    Returns:
        Text without markup; `metadata` holds the front matter as it was written.

    Raises:
        ReportError: the front matter does not parse.
    """
    try:
        metadata, body = frontmatter.parse(text.lstrip("\ufeff"))
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ReportError(
            f"{name}: the front matter does not parse ({reason}); mend the lines between the --- marks, "
            "a value with a colon needs quotation marks",
            polish=f"{name}: nie da się odczytać nagłówka ({reason}); popraw wiersze między znakami ---, "
            "wartość z dwukropkiem ujmij w cudzysłów",
        ) from error
    if not isinstance(metadata, dict):
        metadata = {}
    return blocks_of(body, metadata)


def blocks_of(body: str, metadata: dict[str, Any]) -> Document:
    """Return the blocks of a Markdown body."""
    builder = DocumentBuilder()
    depth = 0
    quoted = 0
    item_open = False
    row: list[str] | None = None
    header = False
    tokens = _PARSER.parse(clean(body))
    for index, token in enumerate(tokens):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
            case "list_item_open":
                item_open = True
            case "list_item_close":
                item_open = False
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "thead_open":
                header = True
            case "thead_close":
                header = False
            case "tr_open":
                row = []
            case "tr_close":
                builder.add_row(row or [], header=header)
                row = None
            case "code_block" | "fence":
                builder.add("paragraph", token.content)
            case "inline":
                content = _plain(token)
                opener = tokens[index - 1]
                if row is not None:
                    row.append(" ".join(content.split()))
                elif opener.type == "heading_open":
                    builder.add("heading", content, level=int(opener.tag[1:]))
                else:
                    first, *rest = fields(content.split("\n"))
                    kind: BlockKind = "quote" if quoted else "paragraph"
                    builder.add(
                        "item" if depth and item_open else kind,
                        " ".join(first),
                        level=depth if item_open else 0,
                    )
                    item_open = False
                    for lines in rest:
                        builder.add(kind, " ".join(lines))
            case _:
                pass
    return builder.build(metadata)


def _plain(inline: Token) -> str:
    """Return an inline token's text: emphasis and links without their marks, images as their captions."""
    parts = []
    for child in inline.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "html_inline":
            parts.append("\n" if child.content.lower().startswith("<br") else "")
        else:
            parts.append(child.content)
    return "".join(parts)
