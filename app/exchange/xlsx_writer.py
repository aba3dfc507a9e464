"""A table as a workbook, row by row, of text cells only: nothing runs as a formula, no `+` or zero is lost.

The format is ECMA-376, part 1. The rows go straight into the archive, so a workbook of any size takes no memory and
leaves no copy of anybody's address in a folder for temporary files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.errors import FileError
from app.exchange.whole_file import whole_file
from app.i18n import N_, Message

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
#: Takes the cells of the next row.
PutRow = Callable[[Sequence[str]], None]

# What XML cannot hold, or would change, is written by its number; so is a text that looks like such a number.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET = "xl/worksheets/sheet1.xml"
# Format 49 is text; style 0 is for cells, style 1, in bold, for the header.
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        f'<Override PartName="/{_SHEET}" ContentType="{_TYPES}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}">'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}
# The first day the format knows: the same rows give the same file.
_MOMENT = (1980, 1, 1, 0, 0, 0)


@contextmanager
def writing(path: Path, header: Sequence[str], title: str) -> Iterator[PutRow]:
    """Write the header, then the rows that are put; the file stands when the block ends well. Raises FileError."""
    with whole_file(path) as file, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=4) as archive:
        for name, content in (_PARTS | {"xl/workbook.xml": _workbook(title)}).items():
            archive.writestr(_part(name), _HEAD + content)
        with archive.open(_part(_SHEET), "w", force_zip64=True) as sheet:
            sheet.write(_beginning(header).encode())
            rows = _Rows(path, sheet, len(header))
            rows.put(header, style=1)
            yield rows.put
            sheet.write(b"</sheetData></worksheet>")


class _Rows:
    """Counts the rows and writes them."""

    def __init__(self, path: Path, sheet: IO[bytes], columns: int) -> None:
        self._path = path
        self._sheet = sheet
        self._letters = tuple(_letters(place) for place in range(columns))
        self._row = 0

    def put(self, cells: Sequence[str], style: int = 0) -> None:
        """One row; empty cells are left out."""
        self._row += 1
        if self._row > MOST_ROWS:
            raise self._refusal(N_("A workbook holds {n} rows, and this table has more.", n=MOST_ROWS))
        shown = (
            f'<c r="{letters}{self._row}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
            f"{self._text(text)}</t></is></c>"
            for letters, text in zip(self._letters, cells, strict=True)
            if text
        )
        self._sheet.write(f'<row r="{self._row}">{"".join(shown)}</row>'.encode())

    def _text(self, text: str) -> str:
        # A character beyond U+FFFF counts twice there.
        if len(text) * 2 > LONGEST_CELL and len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
            raise self._refusal(N_("Row {row} holds a text that is too long for a workbook.", row=self._row))
        return escape(_CODED.sub(lambda found: f"_x{ord(found.group()):04X}_", text))

    def _refusal(self, text: Message) -> FileError:
        return FileError(text, N_("Choose a name that ends in .csv: “{file}”", file=f"{self._path.stem}.csv"))


def _part(name: str) -> ZipInfo:
    part = ZipInfo(name, _MOMENT)
    part.compress_type = ZIP_DEFLATED
    return part


def _workbook(title: str) -> str:
    name = escape(title, {'"': "&quot;"})
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        "<bookViews><workbookView/></bookViews>"
        f'<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _beginning(header: Sequence[str]) -> str:
    """The header stays in sight; columns are as wide as their names, and texts where they are still empty."""
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{max(12, len(name) + 2)}" style="0" customWidth="1"/>'
        for place, name in enumerate(header, 1)
    )
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>"
    )


def _letters(place: int) -> str:
    """The name of a column: A, B, … Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
