"""A customer as two records are compared: folded names, bare digits, places and days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.domain import likeness_home, likeness_name, names
from app.domain.birthday import Birthday
from app.domain.customer import CustomerDraft, CustomerKind, FormOfAddress
from app.domain.folding import words
from app.domain.likeness_home import Home
from app.domain.likeness_name import Name
from app.domain.names import PersonName
from app.domain.phones import Phone, digits

# A number with fewer digits is an extension or a slip, and many could have it.
SHORTEST_PHONE = 7
_JUNIOR = frozenset(("jr", "ml", "junior", "mladsi"))
_SENIOR = frozenset(("sr", "st", "senior", "starsi"))
_LEGAL = frozenset(
    "ag as co corp company cz gmbh inc kg ks limited llc ltd oz plc sk spol sro vos zs".split()  # noqa: SIM905 - reads better as a line
)
_LEGAL_HAN = ("有限责任公司", "股份有限公司", "有限公司", "公司")


class Generation(Enum):
    """What stands behind a name that father and son share."""

    UNSAID = ""
    JUNIOR = "junior"
    SENIOR = "senior"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is compared of a customer. `names` are all the names known: in other scripts, former, called."""

    organisation: bool = False
    names: tuple[Name, ...] = ()
    firm: tuple[str, ...] = ()
    generation: Generation = Generation.UNSAID
    form: FormOfAddress = FormOfAddress.UNKNOWN
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    homes: tuple[Home, ...] = ()
    birthday: Birthday | None = None
    card: str = ""


def person_of(draft: CustomerDraft, phones: Sequence[Phone]) -> Person:
    """A draft as it is compared; `phones` are its numbers as understood."""
    homes = (likeness_home.home_of(address) for address in draft.addresses)
    return Person(
        organisation=draft.kind is CustomerKind.ORGANISATION,
        names=names_of(draft.person, former=draft.former_name, nickname=draft.nickname),
        firm=firm_of(draft.organisation),
        generation=generation_of(draft.title_after),
        form=draft.form,
        phones=tuple(filter(None, map(bare_phone, phones))),
        emails=tuple(email.address.strip().lower() for email in draft.emails if email.address.strip()),
        homes=tuple(dict.fromkeys(home for home in homes if home is not None)),
        birthday=draft.birthday,
        card=draft.card,
    )


def names_of(name: PersonName, *, former: str = "", nickname: str = "") -> tuple[Name, ...]:
    """Every name a person is known by, the proper one first; `former` is a family name before a marriage."""
    if name.given and not (name.middle or former or nickname):
        only = likeness_name.name_of(name.family, name.given)
        return (only,) if only is not None else ()
    plain = _untitled(name)
    found = [(plain.family, plain.given if plain.han else f"{plain.given} {plain.middle}")]
    if plain.han and plain.middle:
        found.append(_beside_han(plain))
    if former:
        found.append((former, plain.given))
    if nickname:
        found.append((plain.family, nickname))
    known = (likeness_name.name_of(*one) for one in found)
    return tuple(dict.fromkeys(one for one in known if one is not None))


def _untitled(name: PersonName) -> PersonName:
    """A name typed into one field, with its titles, taken apart."""
    if name.given or name.han or " " not in name.family.strip():
        return name
    return names.parse(name.family)


def _beside_han(name: PersonName) -> tuple[str, str]:
    """The name in letters beside a Chinese one: 张伟 David is also David Zhang."""
    if len(words(name.middle)) > 1:
        other = names.parse(name.middle)
        return other.family, f"{other.given} {other.middle}"
    own = likeness_name.name_of(name.family, name.given)
    return own.sounds[0][0] if own else "", name.middle


def generation_of(title_after: str) -> Generation:
    """Which of two generations the word behind the name says."""
    said = set(words(title_after))
    if said & _JUNIOR:
        return Generation.JUNIOR
    return Generation.SENIOR if said & _SENIOR else Generation.UNSAID


def firm_of(organisation: str) -> tuple[str, ...]:
    """The words of a firm's name without its legal form, in alphabetical order."""
    found = (_without_han_form(word) for word in words(organisation))
    return tuple(sorted(word for word in found if len(word) > 1 and word not in _LEGAL))


def _without_han_form(word: str) -> str:
    return next((word.removesuffix(form) for form in _LEGAL_HAN if word.endswith(form)), word)


def bare_phone(phone: Phone) -> str:
    """The digits of a number, the country's first if it is known; empty if there are too few."""
    bare = phone.e164[1:] if phone.e164 else digits(phone.raw).lstrip("0")
    return bare if len(bare) >= SHORTEST_PHONE else ""
