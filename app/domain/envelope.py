"""Envelopes: their sizes, and which a shop of each country uses."""

from __future__ import annotations

from enum import StrEnum

from app.i18n import N_, Message


class EnvelopeSize(StrEnum):
    """The sizes; resources/envelopes/README.md says where their measures come from."""

    DL = "DL"
    C6 = "C6"
    C5 = "C5"
    C6_5 = "C6-5"
    B6 = "B6"
    ZL = "ZL"
    NUMBER_10 = "No10"


ENVELOPE_WORDS: dict[EnvelopeSize, Message] = {
    EnvelopeSize.DL: N_("DL, 220 × 110 mm"),
    EnvelopeSize.C6: N_("C6, 162 × 114 mm"),
    EnvelopeSize.C5: N_("C5, 229 × 162 mm"),
    EnvelopeSize.C6_5: N_("C6/5, 229 × 114 mm"),
    EnvelopeSize.B6: N_("B6, 176 × 125 mm"),
    EnvelopeSize.ZL: N_("ZL, 230 × 120 mm"),
    EnvelopeSize.NUMBER_10: N_("No. 10, 241 × 105 mm"),
}
# Chinese mail within the country: what GB/T 1416 allows for it (C6 is for mail abroad only).
CHINESE_SIZES = (EnvelopeSize.DL, EnvelopeSize.B6, EnvelopeSize.ZL, EnvelopeSize.C5)
_USUAL = {"CN": EnvelopeSize.ZL, "US": EnvelopeSize.NUMBER_10}
_CHINA = "CN"


def usual(country: str) -> EnvelopeSize:
    """What a shop there takes if it does not say."""
    return _USUAL.get(country, EnvelopeSize.DL)


def is_chinese(country: str) -> bool:
    """Whether envelopes have the boxes and the order of the Chinese post."""
    return country == _CHINA
