"""Which encoding a text without a mark is written in, judged by the letters it would hold in each."""

from __future__ import annotations

import codecs
from collections import Counter
from itertools import pairwise
from math import log

#: What a person can choose from: the codec and what people call it.
ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "gb18030": "GB18030 (GBK)",
    "big5": "Big5",
    "cp1250": "Windows-1250",
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "iso8859-2": "ISO 8859-2",
    "cp852": "DOS 852",
    "shift_jis": "Shift JIS",
    "euc_kr": "EUC-KR",
}
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How often a language uses each of its letters beyond a to z, in hundredths; rough counts of names and places.
_CENTRAL = (
    "á20 í12 é9 ý8 č10 ž8 š8 ľ5 ú6 ť4 ě6 ř5 ů3 ň3 ô2 ď2 ä1 ó1",
    "ł22 ą12 ę13 ó12 ż11 ś9 ć6 ń4 ź1",
    "é28 á30 ö9 ó9 ő8 í6 ü5 ú3 ű2",
    "ă30 î10 ş12 ţ11 â8",
    "č25 ć18 ž18 š25 đ8",
)
# Of equals the first counts: Windows before the others.
_ALPHABETS = {
    "cp1250": _CENTRAL,
    "cp1252": (
        "ü35 ä27 ö15 ß12",
        "é60 è11 à15 ê7 ç3 ô2 î1 û1 ë1 ï1 â1 ù1",
        "ó25 á22 é15 í25 ñ9 ú6 ü1",
        "ã20 á14 ç16 é15 í9 ó6 õ5 ê6 ú4 â3 à2 ô1",
        "è30 à28 ù15 ì8 ò14 é5",
        "ä25 å18 ö20 ø15 æ10 é1",
    ),
    "iso8859-2": _CENTRAL,
    "cp852": _CENTRAL,
}
_RARE, _MISSING = 1e-4, 1e-7
_PUNCTUATION = frozenset("„“”‚‘’–—…€§°©®™«»·•\u00a0´")
_COMMON = 3e-3
_HIGH = 0x80
# A text in a script of its own has its letters side by side; accents stand alone.
_SIDE_BY_SIDE = 0.6
_FEW_BROKEN = 4
_LATIN = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# First bytes of the characters in daily use, and the lowest second byte of the old sets.
_GB_DAILY, _GB_RARE, _GB_SECOND = range(0xB0, 0xD8), range(0xD8, 0xF8), 0xA1
_BIG5_DAILY = range(0xA4, 0xC7)


def marked(beginning: bytes) -> str:
    """The encoding a byte order mark or the zeros between Latin letters give away; empty for none."""
    for mark, encoding in MARKS:
        if beginning.startswith(mark):
            return encoding
    if b"\0" not in beginning:
        return ""
    little, big = (_plain_units(beginning, place) for place in (0, 1))
    return "" if max(little, big) < len(beginning) // 100 + 2 else "utf-16-le" if little >= big else "utf-16-be"


def _plain_units(text: bytes, place: int) -> int:
    """How many 16-bit units are a mark every table has: a comma, a semicolon, a tab, a line's end."""
    low, high = text[place::2], text[1 - place :: 2]
    return sum(1 for a, b in zip(low, high, strict=False) if b == 0 and a in b',;\t\r\n"@ :')


def guess(sample: bytes) -> str:
    """The likely encoding of whole lines that are not all ASCII."""
    if _nearly_utf8(sample):
        return "utf-8-sig"
    chinese = max(_chinese(sample, "gb18030"), _chinese(sample, "big5"))
    if chinese[0] > 0:
        return chinese[1]
    high = [byte >= _HIGH for byte in sample]
    together = sum(1 for left, right in pairwise(high) if left and right)
    if together >= sum(high) * _SIDE_BY_SIDE:
        return "cp1251"
    counts = Counter(byte for byte in sample if byte >= _HIGH)
    return max(_ALPHABETS, key=lambda encoding: (_likelihood(counts, encoding), encoding == "cp1252"))


def _nearly_utf8(sample: bytes) -> bool:
    """UTF-8 with a broken place here and there is still UTF-8."""
    text = sample.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    letters = sum(1 for letter in text if not letter.isascii()) - broken
    return broken * _FEW_BROKEN <= letters


def _chinese(sample: bytes, encoding: str) -> tuple[float, str]:
    """The share of characters in daily use; nothing unless they are most of the text."""
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return 0, encoding
    pairs, touched = _pairs(sample)
    if touched * 2 > pairs.total():
        return 0, encoding
    if encoding == "gb18030":
        daily = sum(n for (lead, trail), n in pairs.items() if lead in _GB_DAILY and trail >= _GB_SECOND)
        rare = sum(n for (lead, trail), n in pairs.items() if lead in _GB_RARE and trail >= _GB_SECOND)
    else:
        daily, rare = sum(n for (lead, _), n in pairs.items() if lead in _BIG5_DAILY), 0
    share = daily / max(1, pairs.total())
    return (share if share >= 1 / 2 and rare <= daily else 0), encoding


def _pairs(sample: bytes) -> tuple[Counter[tuple[int, int]], int]:
    """Characters of two bytes, and how many of them touch a Latin letter, as accented letters do and Chinese do not."""
    found: Counter[tuple[int, int]] = Counter()
    place, last, touched = 0, len(sample) - 1, 0
    while place < last:
        if sample[place] < _HIGH:
            place += 1
            continue
        found[sample[place], sample[place + 1]] += 1
        beside = sample[max(place - 1, 0) : place] + sample[place + 2 : place + 3]
        touched += any(byte in _LATIN for byte in beside)
        place += 2
    return found, touched


def _likelihood(counts: Counter[int], encoding: str) -> float:
    return max(_speaks(counts, encoding, alphabet) for alphabet in _ALPHABETS[encoding])


def _speaks(counts: Counter[int], encoding: str, alphabet: str) -> float:
    weights = {entry[0]: int(entry[1:]) / 100 for entry in alphabet.split()}
    return sum(n * log(_weight(bytes((byte,)).decode(encoding, "replace"), weights)) for byte, n in counts.items())


def _weight(letter: str, weights: dict[str, float]) -> float:
    if letter == "\ufffd":
        return _MISSING
    if letter in _PUNCTUATION:
        return _COMMON
    return weights.get(letter.lower(), _RARE)


def still(decoder: codecs.IncrementalDecoder | None, chunk: bytes) -> codecs.IncrementalDecoder | None:
    """The decoder as long as everything was UTF-8."""
    try:
        if decoder:
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return None
    return decoder
