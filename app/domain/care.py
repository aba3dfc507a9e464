"""How to look after goods, in the few words a receipt has room for."""

from __future__ import annotations

import re

LONGEST_HINT = 110
_SENTENCE = re.compile(r".+?(?:[.!?](?=\s|$)|[。！？]|$)")
_LAST_WORD = re.compile(r"[\s，；、,;][^\s，；、,;]*$")


def hint(text: str, longest: int = LONGEST_HINT) -> str:
    """The first sentences of a care text that fit, or the beginning of the first one; never half a word."""
    line = next((part.strip() for part in text.splitlines() if part.strip()), "")
    if len(line) <= longest:
        return line
    whole = ""
    for sentence in _SENTENCE.findall(line):
        if len(whole) + len(sentence) > longest:
            break
        whole += sentence
    return whole.strip() or _LAST_WORD.sub("", line[: longest - 1]) + "…"
