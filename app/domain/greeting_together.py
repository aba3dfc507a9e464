"""How one letter greets several people: `Dear Eleanor, dear James`, 尊敬的张先生、李女士."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import household

if TYPE_CHECKING:
    from collections.abc import Sequence

# The beginning that every salutation of a language has and that is said only once for several.
_ONCE = {"zh_CN": "尊敬的", "sk": "Dobrý deň, "}


def salutation(each: Sequence[str], language: str) -> str:
    """The salutations of several people as one; each only once."""
    different = list(dict.fromkeys(filter(None, each)))
    if not different:
        return ""
    start = _ONCE.get(language, "")
    if start and all(one.startswith(start) for one in different):
        return start + household.together([one.removeprefix(start) for one in different], language)
    first, *others = different
    if language == "zh_CN":
        return "、".join(different)
    return ", ".join((first, *(one[:1].lower() + one[1:] for one in others)))
