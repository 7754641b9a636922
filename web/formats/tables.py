"""Tables to open elsewhere: CSV that Excel reads right, XLSX without any library.

CSV: UTF-8 with a byte order mark, semicolon as Polish Excel wants it, CRLF (RFC 4180), and no cell that a
spreadsheet would run as a formula (OWASP, CSV injection). XLSX: the smallest workbook of ECMA-376 with inline
strings, written straight into a zip.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

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


def _drained(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
<Override PartName="/xl/styles.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>{more}\
</Relationships>"""
_STYLES_RELATION = (
    '<Relationship Id="rId2" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
)
_WORKBOOK = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>\
<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_STYLES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
<cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>"""
_SHEET_START = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>\
<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
</sheetView></sheetViews><sheetData>"""
_SHEET_END = "</sheetData></worksheet>"


def xlsx(header: Sequence[str], rows: Iterable[Row], *, name: str) -> bytes:
    """Return a workbook of one sheet: texts are texts, so no cell can be a formula.

    Args:
        header: names of the columns, in bold and always in sight.
        rows: their cells.
        name: of the sheet, at most 31 characters.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml", more="")),
            (
                "xl/_rels/workbook.xml.rels",
                _RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml", more=_STYLES_RELATION),
            ),
            ("xl/workbook.xml", _WORKBOOK.format(name=escape(name[:31], {'"': "&quot;"}))),
            ("xl/styles.xml", _STYLES),
        ):
            archive.writestr(_entry(path), text)
        with archive.open(_entry("xl/worksheets/sheet1.xml"), "w") as sheet:
            sheet.write(_SHEET_START.encode())
            sheet.write(_xlsx_row(header, style=1).encode())
            for row in rows:
                sheet.write(_xlsx_row(row, style=0).encode())
            sheet.write(_SHEET_END.encode())
    return buffer.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    """A fixed time keeps equal workbooks equal byte for byte."""
    info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _xlsx_row(row: Sequence[Cell], *, style: int) -> str:
    return f"<row>{''.join(_xlsx_cell(cell, style) for cell in row)}</row>"


def _xlsx_cell(cell: Cell, style: int) -> str:
    if cell is None or cell == "":
        return f'<c s="{style}"/>'
    if isinstance(cell, (int, float)):
        return f'<c s="{style}"><v>{cell}</v></c>'
    text = escape(cell.translate(_CONTROLS)[:_LONGEST])
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
