"""Reads ESC/POS as a receipt printer does: the picture on its roll, the cuts and the pulses."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image


@dataclass
class Roll:
    """What came out: pages between cuts as pictures, black is 0."""

    pages: list[Image.Image] = field(default_factory=list)
    pulses: int = 0
    cuts: int = 0
    starts: int = 0


def read(data: bytes) -> Roll:
    """Everything a printer would do with these bytes; an unknown command is a fault."""
    roll, rows, at, width = Roll(), b"", 0, 0

    def finish() -> None:
        nonlocal rows
        if rows:
            height = len(rows) * 8 // width
            page = Image.frombytes("1", (width, height), bytes(255 - byte for byte in rows))
            roll.pages.append(page)
        rows = b""

    while at < len(data):
        two, three = data[at : at + 2], data[at : at + 3]
        if three == b"\x1dv0":
            wide = int.from_bytes(data[at + 4 : at + 6], "little")
            high = int.from_bytes(data[at + 6 : at + 8], "little")
            assert data[at + 3] == 0, "full density"
            width = wide * 8
            rows += data[at + 8 : at + 8 + wide * high]
            at += 8 + wide * high
        elif two == b"\x1b@":
            roll.starts += 1
            at += 2
        elif two == b"\x1bd":
            at += 3
        elif two == b"\x1dV":
            roll.cuts += 1
            finish()
            at += 3 if data[at + 2] in b"\x00\x01" else 4
        elif two == b"\x1bp":
            roll.pulses += 1
            at += 5
        else:
            raise AssertionError(f"unknown at {at}: {data[at : at + 8]!r}")
    finish()
    return roll
