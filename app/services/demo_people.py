"""The demo shop's people: names by chance from lists, so that they are nobody."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from app import paths
from app.domain.birthday import Birthday
from app.domain.customer import Address, CustomerDraft, FormOfAddress, PhoneEntry
from app.domain.household import family_root
from app.domain.names import PersonName

# Who comes to a shop of each language, by the language of the customer's name.
_MIX = {
    "sk": (("sk", 80), ("zh_CN", 10), ("en", 10)),
    "zh_CN": (("zh_CN", 88), ("en", 8), ("sk", 4)),
    "en": (("en", 70), ("zh_CN", 16), ("sk", 14)),
}
# Everybody who looks for somebody looks for these.
_KNOWN = (("zh_CN", PersonName("张", "伟")), ("sk", PersonName("Kováč", "Ján")), ("sk", PersonName("Kováčová", "Jana")))
_FORMS = {0: FormOfAddress.MR, 1: FormOfAddress.MS}
_TITLED = 0.06
_PHONES = {
    "SK": (("0903", "0905", "0907", "0911", "0915", "0918", "0948"), " {:03d} {:03d}", 1_000_000),
    "CN": (("133", "136", "138", "139", "150", "158", "186", "188"), " {:04d} {:04d}", 100_000_000),
    "GB": (("07400", "07500", "07700", "07800", "07900"), " {:03d}{:03d}", 1_000_000),
}


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one language. Surnames differ by sex where the language does; `weights` run up."""

    given: tuple[tuple[str, ...], tuple[str, ...]]
    families: tuple[tuple[str, ...], tuple[str, ...]]
    weights: tuple[float, ...] | None
    titles: tuple[str, ...]
    streets: tuple[str, ...]
    towns: tuple[tuple[str, str], ...]


@cache
def lists() -> dict[str, Lists]:
    """Every language's lists, read once."""
    text = (paths.resources() / "demo" / "names.json").read_text(encoding="utf-8")
    return {code: _lists(values) for code, values in json.loads(text).items()}


def _lists(values: dict[str, Any]) -> Lists:
    families = values["families"]
    weights = None
    if isinstance(families, dict):
        both = tuple(families["men"]), tuple(families["women"])
    elif isinstance(families[0], list):
        weights = tuple(accumulate(float(weight) for _, weight in families))
        both = (tuple(name for name, _ in families),) * 2
    else:
        both = (tuple(families),) * 2
    return Lists(
        given=(tuple(values["men"]), tuple(values["women"])),
        families=both,
        weights=weights,
        titles=tuple(values.get("titles", ())),
        streets=tuple(values["streets"]),
        towns=tuple((town, code) for town, code in values["towns"]),
    )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo: the language of the name, 0 for a man and 1 for a woman."""

    language: str
    sex: int
    name: PersonName


def _form(family: str, sex: int) -> str:
    """A Slovak family name in the form of a man (0) or a woman (1), where the lists have only the other."""
    if sex == 0:
        return family.removesuffix("ová")
    return family if family.endswith("á") else f"{family.removesuffix('a').removesuffix('o')}ová"


class People:
    """People one after the other; the same seed, the same people."""

    def __init__(self, random: Random, shop_language: str, region: str) -> None:
        self._random = random
        self._mix = _MIX[shop_language]
        self._shares = list(accumulate(share for _, share in self._mix))
        self._region = region if region in _PHONES else "GB"
        self._first = list(reversed(_KNOWN))

    def person(self) -> Person:
        """The next person."""
        if self._first:
            language, name = self._first.pop()
            return Person(language, int(name.given == "Jana"), name)
        random = self._random
        language = random.choices(self._mix, cum_weights=self._shares)[0][0]
        known, sex = lists()[language], random.getrandbits(1)
        family = random.choices(known.families[sex], cum_weights=known.weights)[0]
        return Person(language, sex, PersonName(family, random.choice(known.given[sex])))

    def relative(self, of: Person, sex: int, *, family: bool = True) -> Person:
        """Somebody with the same family name in the form of their sex, or, a Chinese wife, with one of her own."""
        known = lists()[of.language]
        if of.language == "zh_CN":
            families = (of.name.family,) if family else known.families[sex]
        else:
            own = tuple(name for name in known.families[sex] if family_root(name) == family_root(of.name.family))
            families = own or (_form(of.name.family, sex),)
        return Person(
            of.language, sex, PersonName(self._random.choice(families), self._random.choice(known.given[sex]))
        )

    def phone(self) -> str:
        """A mobile number of the shop's country, as people write it there."""
        beginnings, pattern, count = _PHONES[self._region]
        half = 10 ** (len(str(count - 1)) // 2)
        number = self._random.randrange(count)
        return self._random.choice(beginnings) + pattern.format(number // half, number % half)

    def draft(self, person: Person, country: str) -> CustomerDraft:
        """A whole customer: most with a phone, many with an address, some with a birthday."""
        random, name = self._random, person.name
        titles = lists()[person.language].titles
        born = self._birthday()
        return CustomerDraft(
            title_before=random.choice(titles) if titles and random.random() < _TITLED else "",
            given_name=name.given,
            family_name=name.family,
            form=_FORMS[person.sex],
            language=person.language,
            phones=(PhoneEntry(self.phone()),),
            addresses=(self._address(country),) if random.random() < 0.7 else (),  # noqa: PLR2004 - a share
            birth_month=born.month if born else None,
            birth_day=born.day if born else None,
            birth_year=born.year if born else None,
        )

    def _address(self, country: str) -> Address:
        random = self._random
        home = {"SK": "sk", "CZ": "sk", "CN": "zh_CN"}.get(country, "en")
        known = lists()[home]
        town, code = random.choice(known.towns)
        street, house = random.choice(known.streets), random.randint(1, 90)
        written = {"sk": f"{street} {house}", "zh_CN": f"{street}{house}号", "en": f"{house} {street}"}[home]
        return Address(street=written, city=town, postcode=code, country=country)

    def _birthday(self) -> Birthday | None:
        random = self._random
        if random.random() > 0.6:  # noqa: PLR2004 - a share
            return None
        year = random.randint(1948, 2004) if random.random() < 0.7 else None  # noqa: PLR2004 - a share
        return Birthday(random.randint(1, 12), random.randint(1, 28), year)
