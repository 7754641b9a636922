"""HTML pages: the article alone, by way of Markdown, so that there is one road from markup to blocks."""

import re
from html import unescape
from typing import Any

import nh3
from markdownify import ATX, MarkdownConverter

from indexer.readers.document import Document, clean
from indexer.readers.markdown import blocks_of

#: Elements whose content is not the article.
_DROPPED = {"script", "style", "nav", "footer", "aside", "form", "template", "noscript", "svg", "iframe"}
_KEPT = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "ul", "ol", "li", "table", "thead", "tbody", "tr"),
    *("th", "td", "blockquote", "strong", "b", "em", "i", "a", "div", "section", "main", "article", "time"),
    *("dl", "dt", "dd", "pre", "caption", "header", "span"),
}
#: Tables nested deeper than this are layout, and a hostile page can nest thousands.
_DEEPEST = 100
_MAIN = re.compile(r"<(main|article)\b[^>]*>(.*)</\1\s*>", re.S | re.I)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.S | re.I)
_META = re.compile(r"<meta\s[^>]*>", re.I)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_HTML_LANGUAGE = re.compile(r"<html\b[^>]*\blang\s*=\s*[\"']?([a-zA-Z]{2})", re.I)
_DATES = ("article:published_time", "dc.date", "dcterms.created", "datepublished", "date")


def read_html(text: str, name: str) -> Document:
    """Read an HTML page: the largest of its <main> and <article> elements, or the whole body.

    Args:
        text: the file's text.
        name: its name; unused, every string is HTML of some sort.
    """
    text = clean(text)
    candidates = [match.group(2) for match in _MAIN.finditer(text)]
    body = max(candidates, key=len, default=text)
    safe = nh3.clean(
        _flattened(body), tags=_KEPT, clean_content_tags=_DROPPED, attributes={}, url_schemes=set()
    )
    return blocks_of(_Converter().convert(safe), _metadata(text))


def _metadata(text: str) -> dict[str, Any]:
    metadata: dict[str, Any] = {}
    if match := _TITLE.search(text):
        metadata["title"] = " ".join(unescape(match.group(1)).split())
    if match := _HTML_LANGUAGE.search(text):
        metadata["language"] = match.group(1).lower()
    named = {}
    for tag in _META.findall(text):
        attributes = {m[0].lower(): unescape(m[1] or m[2] or m[3]) for m in _ATTRIBUTE.findall(tag)}
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if key and attributes.get("content"):
            named[key.lower()] = attributes["content"]
    if title := named.get("og:title"):
        metadata["title"] = " ".join(title.split())
    if publisher := named.get("og:site_name"):
        metadata["publisher"] = publisher
    for key in _DATES:
        if match := re.match(r"\d{4}(-\d\d(-\d\d)?)?", named.get(key, "")):
            metadata["date"] = match.group()
            break
    return metadata


def _flattened(body: str) -> str:
    """Return the body without <div> and <span> tags where they nest too deep for a recursive converter."""
    depth = deepest = 0
    for match in re.finditer(r"<(/?)[a-z][\w-]*[^>]*?(/?)>", body, re.I):
        if match.group(2):
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
    if deepest <= _DEEPEST * 3:
        return body
    return re.sub(r"</?[a-z][\w-]*[^>]*>", "\n\n", body, flags=re.I)


class _Converter(MarkdownConverter):
    def __init__(self) -> None:
        super().__init__(heading_style=ATX, bullets="-", strip=["img"], table_infer_header=True)

    def convert_dt(self, el: Any, text: str, parent_tags: Any) -> str:
        """Turn a definition list's terms into headings of their descriptions."""
        return f"\n\n**{text.strip()}**\n\n"

    def convert_dd(self, el: Any, text: str, parent_tags: Any) -> str:
        """Turn a definition list's descriptions into paragraphs."""
        return f"\n\n{text.strip()}\n\n"

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:
        """Keep a link's words and drop its address."""
        return text
