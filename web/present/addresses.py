"""Addresses of sentences: every stretch of a report has one."""

from urllib.parse import urlencode

from flask import url_for

#: Anchor of the marked stretch on a report's page.
ANCHOR = "zaznaczenie"


def sentence_url(report_id: str, start: int, end: int) -> str:
    """Return the address of a stretch of a report, marked there."""
    query = urlencode({"od": start, "do": end})
    return f"{url_for('report.page', report_id=report_id)}?{query}#{ANCHOR}"
