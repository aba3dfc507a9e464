"""One bundled font inside one PDF: the glyphs a document uses, embedded once and copyable as text."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from app.documents.fonts import Face

# A PDF reader accepts at most this many entries in one block of a character map.
_BLOCK = 100
_MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_MAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


class EmbeddedFont(dict[str, str]):
    """Maps a character to its code (four hex digits) in this document; a new character gets the next code.

    The codes number glyphs in order of first use, so the same text gives the same bytes.
    """

    def __init__(self, face: Face, resource: str) -> None:
        super().__init__()
        self.face = face
        self.resource = resource
        self._glyphs = [0]
        self._texts = [""]

    def __missing__(self, char: str) -> str:
        code = f"{len(self._glyphs):04X}"
        self._glyphs.append(self.face.glyph(char))
        self._texts.append(self.face.meaning(char))
        self[char] = code
        return code

    def add_to(self, document: pdfdoc.PDFDocument) -> None:
        """Write the font's objects; called once, when all text is known."""
        data, name = self.face.file.subset(self._glyphs), f"{_prefix(self.resource)}+{self.face.name}"
        program = _stream(document, data, Length1=len(data))
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(self._descendant(document, name, program))]),
                "ToUnicode": _stream(document, self._map()),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(font)

    def _descendant(self, document: pdfdoc.PDFDocument, name: str, program: Any) -> pdfdoc.PDFDictionary:
        widths = " ".join(str(self.face.file.advance(glyph)) for glyph in self._glyphs)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{name}",
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": document.Reference(self._descriptor(name, program)),
                "DW": 1000,
                "W": f"[0 [{widths}]]",
                "CIDToGIDMap": "/Identity",
            }
        )

    def _descriptor(self, name: str, program: Any) -> pdfdoc.PDFDictionary:
        file = self.face.file
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{name}",
                "Flags": 4,
                "FontBBox": f"[{' '.join(map(str, file.box))}]",
                "ItalicAngle": 0,
                "Ascent": file.ascent,
                "Descent": file.descent,
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": program,
            }
        )

    def _map(self) -> bytes:
        pairs = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(self._texts) if text
        ]
        blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
        body = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
        return (_MAP_HEAD + body + _MAP_FOOT).encode("ascii")


def _stream(document: pdfdoc.PDFDocument, data: bytes, **entries: int) -> Any:
    packed = zlib.compress(data)
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Filter": "/FlateDecode", **entries}), packed, filters=[])
    return document.Reference(stream)


def _prefix(resource: str) -> str:
    """The six letters that mark a subset, from the font's number in the document (`F3` → AAAAAD)."""
    return "AAAAA" + chr(ord("A") + int(resource[1:]))
