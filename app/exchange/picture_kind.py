"""What a picture's first bytes say: whether it is one we take, what it is otherwise, and how large it would be."""

from __future__ import annotations

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# Formats people send that we do not open, by how their files begin.
_OTHERS = (
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"8BPS", "PSD"),
    (b"SIMPLE  =", "FITS"),
    (b"BM", "BMP"),
    (b"%PDF", "PDF"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"icns", "ICNS"),
    (b"DDS ", "DDS"),
)
_BRANDS = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC", b"avif": "AVIF", b"avis": "AVIF"}
# A picture of many layers of detail repeats its scans; thousands of them only keep a computer busy.
_SCAN, _MOST_SCANS = b"\xff\xda", 200
_HEADER = 30


def is_taken(content: bytes) -> bool:
    """Whether the first bytes say that this is a picture that can be taken."""
    return content.startswith((_JPEG, _PNG)) or _is_webp(content)


def refused_kind(content: bytes) -> str | None:
    """The name of the format, if it is a known one that is not taken."""
    for signature, name in _OTHERS:
        if content.startswith(signature):
            return name
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12])
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "SVG" if head.startswith(b"<svg") or (head.startswith(b"<") and b"<svg" in head) else None


def is_sane(content: bytes) -> bool:
    """Whether it can be handed to a decoder: a picture that is taken, and not one made to keep it busy."""
    return is_taken(content) and not (content.startswith(_JPEG) and content.count(_SCAN) > _MOST_SCANS)


def webp_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a WebP picture, whose decoder takes its memory as soon as it is opened."""
    if not _is_webp(content) or len(content) < _HEADER:
        return None
    kind = content[12:16]
    if kind == b"VP8X":
        return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(content[26:28], "little") & 0x3FFF, int.from_bytes(content[28:30], "little") & 0x3FFF


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"
