"""Pages of text as data: what a page says, in Markdown."""

from typing import Any

from flask import request


def text_page(html: str, language: str) -> dict[str, Any]:
    """Return a page of text for programs: its title, and its main part in Markdown.

    Args:
        html: the whole page.
        language: of the page.
    """
    from bs4 import BeautifulSoup
    from markdownify import markdownify

    page = BeautifulSoup(html, "html.parser")
    main = page.find("main")
    heading = page.find("h1")
    return {
        "title": heading.get_text(" ", strip=True) if heading else "",
        "language": language,
        "url": f"{request.script_root}{request.path}",
        "markdown": markdownify(str(main or ""), heading_style="ATX").strip() + "\n",
    }
