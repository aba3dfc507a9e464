"""People who share one home: how their envelope names them, and who gets a letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain import names
from app.domain.customer import Address, FormOfAddress
from app.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.names import PersonName
    from app.domain.phones import Phone

LONGEST_NAME = 120
_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of a household."""

    id: int
    number: int = 0
    name: str = ""
    person: PersonName
    form: FormOfAddress = FormOfAddress.UNKNOWN
    organisation: bool = False
    language: str = ""
    phone: Phone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A home. An empty `name` is composed for each letter; `letter_to` None sends letters to all of them."""

    id: int
    name: str
    letter_to: int | None
    members: tuple[Member, ...]
    address: Address | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One letter: where it goes, the names on its envelope, and the customers it speaks to.

    `names` is the household's name alone where the letter goes to all of a household.
    """

    address: Address | None
    names: tuple[str, ...]
    letter_to: tuple[int, ...]
    language: str = ""
    household: int | None = None


def envelope_name(members: Sequence[Member], language: str) -> str:
    """What stands on an envelope to all of them: `Rodina Kováčová`, `The Kováč family`, 张先生一家.

    Only what follows from their names is said; where no family name is common to them, each is named.
    """
    people = [member for member in members if not member.organisation]
    if len(people) < _SEVERAL or len(people) < len(members):
        return together([member.name for member in members], language)
    if language == "zh_CN" and all(member.person.han for member in people):
        return _chinese(people)
    families = {family_root(member.person.family) for member in people}
    if len(families) != 1 or "" in families or any(member.person.han for member in people):
        return together([member.name for member in members], language)
    shared = _of_women(people) if language == "sk" else _shortest(people)
    return _FAMILIES[language].format(shared) if shared else together([member.name for member in members], language)


_FAMILIES = {"en": "The {} family", "sk": "Rodina {}", "zh_CN": "{} 一家"}


def together(known: Sequence[str], language: str) -> str:
    """Several names as one line: `Jana Kováčová a Peter Novák`, 张伟、李娜."""
    if language == "zh_CN":
        return "、".join(known)
    last = {"sk": " a\u00a0"}.get(language, " and ")
    return last.join(filter(None, (", ".join(known[:-1]), known[-1]))) if known else ""


def _chinese(people: Sequence[Member]) -> str:
    """The surnames with their forms of address, a gentleman's where two share one: 张先生、李女士一家."""
    heads: dict[str, Member] = {}
    for member in sorted(people, key=lambda one: one.form is not FormOfAddress.MR):
        heads.setdefault(member.person.family or member.name, member)
    named = [member for member in people if member in heads.values()][:_SEVERAL]
    return "、".join(map(_addressed, named)) + "一家"


def _addressed(member: Member) -> str:
    title = {FormOfAddress.MR: "先生", FormOfAddress.MS: "女士"}.get(member.form, "")
    if title and member.person.family:
        return member.person.family + title
    return names.display(replace(member.person, title_before="", title_after=""))


def family_root(family: str) -> str:
    """What a man's and a woman's Slovak name have in common: `kovac` of Kováč and Kováčová, `novotn` of Novotný."""
    plain = fold(family)
    if family.endswith(("ý", "y")) or (family.endswith("á") and not plain.endswith("ova")):
        return plain[:-1]
    plain = plain.removesuffix("ova") if len(plain) > _SHORT else plain
    if len(plain) > _SHORT and plain.endswith(_MOVING):
        return plain[:-2] + plain[-1]
    return plain[:-1] if plain.endswith(("a", "o")) else plain


# Some of these lose their vowel before an ending and some keep it: Hájek, Hájková, but Marek, Mareková.
_MOVING = ("ec", "ek", "ok")
_SHORT = 4


def _shortest(people: Sequence[Member]) -> str:
    return min((member.person.family for member in people), key=len)


def _of_women(people: Sequence[Member]) -> str:
    """The woman's form of their name, as `Rodina` asks for; empty where it cannot be made without guessing."""
    written = next((m.person.family for m in people if m.person.family.endswith("á")), "")
    if written:
        return written
    family = people[0].person.family
    if people[0].language not in ("", "sk"):
        return family
    if family.endswith("ý"):
        return family[:-1] + "á"
    if family.endswith(("a", "o")):
        return family[:-1] + "ová"
    return "" if fold(family).endswith((*_MOVING, "e", "i", "u", "y")) else family + "ová"
