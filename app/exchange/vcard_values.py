"""Values of vCard properties as text: transfer encodings, character sets, escapes, parts and lists."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from dataclasses import dataclass

from app.exchange import text_encoding
from app.exchange.vcard_lines import Property

# Character sets a card may name, by Python's names; no codec that does more than read letters is let in.
_CHARSETS = {
    "utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-16", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
    "big5": "big5", "shift_jis": "cp932", "sjis": "cp932", "shift-jis": "cp932", "euc-jp": "euc_jp", "euc-kr": "cp949",
    "iso-2022-jp": "iso2022_jp", "koi8-r": "koi8_r", "macintosh": "mac_roman", "x-mac-ce": "mac_latin2",
    **{f"windows-{n}": f"cp{n}" for n in range(1250, 1259)},
    **{f"cp{n}": f"cp{n}" for n in range(1250, 1259)},
    **{f"iso-8859-{n}": f"iso8859_{n}" for n in (*range(1, 12), *range(13, 17))},
}  # fmt: skip
_QUOTED = ("quoted-printable", "q")
_BASE64 = ("base64", "b")
_ESCAPES = {"n": "\n", "N": "\n"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_OLD_ESCAPE = re.compile(r"\\([\\;,:])")
_DATA_URI = re.compile(r"data:(?:(image/[\w.+-]+);?)?(?:base64)?[,\\]+", re.IGNORECASE)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]")


@dataclass(frozen=True, slots=True)
class Speech:
    """How the texts of a card are read: its version, and the file's encoding where a text is not UTF-8."""

    old: bool
    encoding: str

    def raw(self, found: Property) -> str:
        """The text with its escapes."""
        value = found.value
        if is_quoted(found):
            value = quopri.decodestring(value.replace(b"\n", b"=0A") if b"\n" in value else value)
        return self._decoded(value, found.param("CHARSET"))

    def _decoded(self, value: bytes, charset: str) -> str:
        try:
            return value.decode(_CHARSETS.get(charset, "utf-8"))
        except UnicodeDecodeError:
            guessed = self.encoding or text_encoding.guess(value)
            return value.decode(guessed, "replace")

    def text(self, found: Property) -> str:
        """The whole value as one text."""
        return self.unescaped(self.raw(found)).strip()

    def parts(self, found: Property) -> list[str]:
        """The parts of a structured value: family name, given name and so on."""
        return [self.unescaped(part).strip() for part in divided(self.raw(found), ";")]

    def lists(self, found: Property) -> list[str]:
        """The parts of a structured value whose parts may be lists, with a space between what is listed."""
        return [" ".join(self._listed(part)) for part in divided(self.raw(found), ";")]

    def values(self, found: Property) -> list[str]:
        """The values of a list."""
        return self._listed(self.raw(found))

    def _listed(self, raw: str) -> list[str]:
        return [text for value in divided(raw, ",") if (text := self.unescaped(value).strip())]

    def unescaped(self, text: str) -> str:
        r"""The text as it is meant. In 2.1 a backslash only escapes marks, so that C:\new stays."""
        if "\\" not in text:
            return text
        if self.old:
            return _OLD_ESCAPE.sub(r"\1", text)
        return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), text)


def divided(text: str, mark: str) -> list[str]:
    """The pieces between marks that are not escaped."""
    if "\\" not in text:
        return text.split(mark)
    pieces, start, place = [], 0, 0
    while place < len(text):
        if text[place] == "\\":
            place += 1
        elif text[place] == mark:
            pieces.append(text[start:place])
            start = place + 1
        place += 1
    return [*pieces, text[start:]]


def is_quoted(found: Property) -> bool:
    """Whether the value is quoted-printable."""
    return found.param("ENCODING") in _QUOTED or "quoted-printable" in found.types


def picture(found: Property) -> bytes | None:
    """The bytes of a picture inside the card; None for one that is elsewhere, which nobody fetches."""
    value = found.value.strip()
    inside = _DATA_URI.match(value[:100].decode("ascii", "replace"))
    if inside:
        value = value[inside.end() :]
    elif found.param("ENCODING") not in _BASE64 and not found.types & {"base64", "b"}:
        return None
    bare = _NOT_BASE64.sub(b"", value).rstrip(b"=")
    try:
        # Cards that were cut or folded badly lack their last letters: what is whole is kept.
        return base64.b64decode(bare[: len(bare) - (len(bare) % 4 == 1)] + b"==") or None
    except (binascii.Error, ValueError):
        return None
