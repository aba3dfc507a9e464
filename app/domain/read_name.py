"""The name of a record: the parts it has, parts from a whole name, or a firm where there is no person."""

from __future__ import annotations

import re

from app.domain import names
from app.domain.customer import CustomerKind
from app.domain.folding import is_han, words
from app.domain.names import PersonName

# The legal form at the end of a firm's name, and how Chinese firms end.
_FIRM = re.compile(
    r"\S[\s,]+(?:(?:spol\.? )?s\.? ?r\.\s?o\.?|a\.\s?s\.?|v\.\s?o\.\s?s\.?|k\.\s?s\.|o\.\s?z\.|n\.\s?o\.|"
    r"GmbH|AG|KG|Ltd\.?|LLC|Inc\.?|Sp\. z o\.\s?o\.)$|..公司$"
)


def settle(texts: dict[str, str], kind: CustomerKind | None) -> tuple[CustomerKind | None, str]:
    """Put the name's parts into `texts`. Returns the kind, and a whole name that says more than the parts do."""
    full = texts.pop("full_name", "")
    given, family = texts.get("given_name", ""), texts.get("family_name", "")
    if not (given or family):
        kind = _from_whole(texts, full, kind)
        full = ""
    elif not (given and family):
        kind = _alone(texts, given or family, kind, lone_given=bool(given))
    stand_in = texts.get("nickname") or texts.get("middle_name")
    if stand_in and not is_there(texts):
        texts["family_name"] = stand_in
    return kind, "" if _says(" ".join(texts.values()), full) else full


def _alone(texts: dict[str, str], name: str, kind: CustomerKind | None, *, lone_given: bool) -> CustomerKind | None:
    """A name in one of two columns may be the whole name, or that of a firm."""
    firm = _is_firm(name, texts)
    if firm or _comes_apart(name, lone_given=lone_given):
        texts.pop("given_name", "")
        texts.pop("family_name", "")
        return _from_whole(texts, name, kind)
    return kind


def _is_firm(name: str, texts: dict[str, str]) -> bool:
    return bool(_FIRM.search(name)) and not texts.get("organisation")


def is_there(texts: dict[str, str]) -> bool:
    """Whether there is something to call the customer by."""
    return any(texts.get(key) for key in ("given_name", "family_name", "organisation"))


def _from_whole(texts: dict[str, str], full: str, kind: CustomerKind | None) -> CustomerKind | None:
    organisation = texts.get("organisation", "")
    if kind is CustomerKind.ORGANISATION and full and not organisation:
        texts["organisation"] = full
    elif _is_firm(full, texts):
        texts["organisation"] = full
        return CustomerKind.ORGANISATION if kind is None else kind
    elif full and full != organisation:
        _take(texts, names.parse(full))
    elif organisation and kind is None:
        return CustomerKind.ORGANISATION
    return kind


def _take(texts: dict[str, str], name: PersonName) -> None:
    parts = {
        "title_before": name.title_before,
        "given_name": name.given,
        "middle_name": name.middle,
        "family_name": name.family,
        "title_after": name.title_after,
    }
    for key, value in parts.items():
        if value and value not in texts.get(key, ""):
            texts[key] = f"{texts[key]} {value}" if texts.get(key) else value


def _comes_apart(text: str, *, lone_given: bool) -> bool:
    """Whether a phone kept a whole name in one field: 张伟, or `Jana Kováčová` as the given name."""
    return (is_han(text) and len(text) > 1) or (lone_given and len(text.split()) > 1)


def _says(known: str, name: str) -> bool:
    """Whether a name tells nothing new; `Q.` stands for Quinlan."""
    parts = words(known)
    if is_han(name.replace(" ", "")):  # written together in one place and apart in the other
        return set(name) <= set(known) | {" "}
    return all(
        word in parts or (len(word) == 1 and any(part.startswith(word) for part in parts)) for word in words(name)
    )
