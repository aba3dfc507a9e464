"""One bundled font inside one PDF: the glyphs a document uses, embedded once and copyable as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.pdf_file import ref

if TYPE_CHECKING:
    from app.documents.fonts import Face
    from app.documents.pdf_file import PdfFile

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

    def add_to(self, file: PdfFile) -> int:
        """Write the font and return its number; called once, when all text is known."""
        data, name = self.face.file.subset(self._glyphs), f"{_prefix(self.resource)}+{self.face.name}"
        program = file.stream(data, f"/Length1 {len(data)}")
        inner = file.write(self._descendant(name, file.write(self._descriptor(name, program))))
        names = f"/Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
        links = f"/DescendantFonts [{ref(inner)}] /ToUnicode {ref(file.stream(self._map()))}"
        return file.write(f"<< /Type /Font {names} {links} >>")

    def _descendant(self, name: str, descriptor: int) -> str:
        widths = " ".join(str(self.face.file.advance(glyph)) for glyph in self._glyphs)
        codes = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity"
        return (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} {codes} "
            f"/FontDescriptor {ref(descriptor)} /DW 1000 /W [0 [{widths}]] >>"
        )

    def _descriptor(self, name: str, program: int) -> str:
        file = self.face.file
        box = " ".join(map(str, file.box))
        return (
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 "
            f"/Ascent {file.ascent} /Descent {file.descent} /CapHeight 714 /StemV 80 /FontFile2 {ref(program)} >>"
        )

    def _map(self) -> bytes:
        pairs = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(self._texts) if text
        ]
        blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
        body = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
        return (_MAP_HEAD + body + _MAP_FOOT).encode("ascii")


def _prefix(resource: str) -> str:
    """The six letters that mark a subset, from the font's number in the document (`F3` → AAAAAD)."""
    return "AAAAA" + chr(ord("A") + int(resource[1:]))
