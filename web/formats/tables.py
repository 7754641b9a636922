"""Tables to open elsewhere: CSV and XLSX that Excel reads right.

CSV: UTF-8 with a byte order mark, semicolon as Polish Excel wants it, CRLF (RFC 4180), and no cell that a
spreadsheet would run as a formula (OWASP, CSV injection). XLSX: a workbook of texts and numbers only.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from flask import Response

from web.formats import forms
from web.formats.rows import Cell, Row

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROLS = {c: None for c in range(32) if c not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}
#: What Excel takes in one cell.
_LONGEST = 32_767


def safe(cell: Cell) -> str:
    """Return a cell as text that no spreadsheet runs: a leading apostrophe stops a formula."""
    if cell is None:
        return ""
    if isinstance(cell, (int, float)):
        return str(cell)
    text = cell.translate(_CONTROLS)
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_lines(header: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Return a CSV file piece by piece.

    Args:
        header: names of the columns.
        rows: their cells.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write(BOM)
    writer.writerow([safe(name) for name in header])
    for number, row in enumerate(rows):
        writer.writerow([safe(cell) for cell in row])
        if number % 100 == 99:
            yield _drained(buffer)
    yield _drained(buffer)


def download(form: str, header: Sequence[str], rows: Iterable[Row], *, name: str) -> Response:
    """Return a table as a file.

    Args:
        form: "csv" or "xlsx".
        header: names of the columns.
        rows: their cells.
        name: of the file, without the ending and the site's name.
    """
    if form == forms.CSV.name:
        response = Response("".join(csv_lines(header, rows)), mimetype=forms.CSV.mimetype)
    else:
        response = Response(xlsx(header, rows, name="Praktyki"), mimetype=forms.XLSX.mimetype)
    return attachment(response, f"{name}.{form}")


def attachment(response: Response, name: str) -> Response:
    """Make an answer a file that the browser saves, never shows; ``praktyki-`` goes before its name."""
    response.headers["Content-Disposition"] = f'attachment; filename="praktyki-{name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _drained(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def xlsx(header: Sequence[str], rows: Iterable[Row], *, name: str) -> bytes:
    """Return a workbook of one sheet: texts are texts, so no cell can be a formula.

    Args:
        header: names of the columns, in bold and always in sight.
        rows: their cells.
        name: of the sheet, at most 31 characters.
    """
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    # Rows go straight out, texts inside their cells: memory stays flat.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(buffer, options) as book:
        # A fixed time keeps equal workbooks equal byte for byte.
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet(name[:31])
        sheet.freeze_panes(1, 0)
        bold, plain = book.add_format({"bold": True}), book.add_format()
        for column, title in enumerate(header):
            sheet.write_string(0, column, title, bold)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, (int, float)):
                    sheet.write_number(number, column, cell)
                elif cell:
                    sheet.write_string(number, column, cell.translate(_CONTROLS)[:_LONGEST])
                else:
                    sheet.write_blank(number, column, None, plain)
    return buffer.getvalue()
