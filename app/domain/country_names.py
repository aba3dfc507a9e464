"""Country codes for the names people write in an address."""

from __future__ import annotations

from functools import cache, lru_cache

from babel import Locale

from app.domain.folding import fold

_LANGUAGES = ("en", "sk", "cs", "de", "zh")
_OTHERS = {
    "US": "usa, u.s.a., united states of america, u.s.",
    "GB": "england, uk, u.k., great britain, scotland, wales, gbr",
    "SK": "slovak republic, slovenska republika, svk, sr",
    "CZ": "cze, czech republic, ceska republika, cr",
    "DE": "brd, deu",
    "CN": "chn, p.r. china, pr china, 中国大陆, 中华人民共和国",
}


@cache
def _names() -> dict[str, str]:
    found = {
        fold(name): code
        for language in _LANGUAGES
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha()  # noqa: PLR2004 - ISO 3166, not a region of the world
    }
    return found | {name: code for code, names in _OTHERS.items() for name in names.split(", ")}


@lru_cache(maxsize=1024)
def code(text: str) -> str:
    """The ISO 3166 code of a country's name; what is no country's name stays as it is."""
    bare = text.strip()
    if len(bare) == 2 and bare.isascii() and bare.isalpha() and bare.upper() in _codes():  # noqa: PLR2004 - a code
        return bare.upper()
    return _names().get(fold(bare), bare)


@cache
def _codes() -> frozenset[str]:
    return frozenset(_names().values())
