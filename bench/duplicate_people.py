"""People and families for planted duplicates, made apart from the rule that has to find them.

A person has what a shop comes to know; a second record of the person is written on another day: every fact is known
again only by chance, and one kind of error is made on purpose. Errors come from how people type and live (keys beside
each other, another character with the same sound, a move, a wedding), not from what the rule forgives. One thing is
promised: besides the name, both records keep at least one fact a clerk could tell by (phone, e-mail, house, or a whole
birthday). Limits: names are drawn by chance from lists, so given names do not follow a year's fashion; English short
forms come from the list the program knows too, Slovak ones do not; nobody has two wrong facts on purpose; no two of a
family have names that are or sound alike, but for father and son on purpose.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import pypinyin

from app.domain.customer import Address, CustomerDraft, EmailEntry, FormOfAddress, PhoneEntry

DEMO = Path(__file__).resolve().parents[1] / "resources"
_MIX = (("zh", 45), ("sk", 80), ("en", 100))
_FIRST_YEAR, _LAST_YEAR = 1940, 2012


@dataclass(frozen=True, slots=True)
class Lists:
    """Names and places of one language; family names of men and of women."""

    men: list[str]
    women: list[str]
    fathers: list[str]
    mothers: list[str]
    weights: list[float] | None
    streets: list[str]
    towns: list[str]


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the file. Rows of one `person` are duplicates; people of one `family` live together."""

    draft: CustomerDraft
    person: int
    family: int
    language: str
    kind: str = ""


@dataclass(slots=True)
class Population:
    """Everybody, and the rows that were planted."""

    records: list[Record] = field(default_factory=list)
    people: int = 0
    families: int = 0


def lists(folder: Path | None) -> dict[str, Lists]:
    """The lists of a folder of name files, else those of the demo shop."""
    demo = json.loads((DEMO / "demo" / "names.json").read_text("utf-8"))
    found = {code: _demo_lists(demo[name]) for code, name in (("sk", "sk"), ("zh", "zh_CN"), ("en", "en"))}
    if folder is None:
        return found
    slovak = json.loads((folder / "derived" / "sk_SK.json").read_text("utf-8"))
    chinese = json.loads((folder / "derived" / "zh_CN.json").read_text("utf-8"))
    found["sk"] = Lists(
        slovak["person.first_names_male"], slovak["person.first_names_female"], slovak["person.last_names_male"],
        slovak["person.last_names_female"], None, slovak["address.streets"], slovak["address.cities"],
    )  # fmt: skip
    both = [name for name, _ in chinese["person.last_names"]]
    given = chinese["person.first_names_male"], chinese["person.first_names_female"]
    # A third of given names has one character; the others are put together, as parents do.
    men, women = (own + [a + b for a in own[:40] for b in own[:40] if a != b and len(a + b) == 2] for own in given)
    found["zh"] = Lists(
        men, women, both, both, [weight for _, weight in chinese["person.last_names"]], found["zh"].streets,
        chinese["address.cities"],
    )  # fmt: skip
    return found


def _demo_lists(values: dict[str, Any]) -> Lists:
    families, weights = values["families"], None
    if isinstance(families, dict):
        both = families["men"], families["women"]
    elif isinstance(families[0], list):
        both, weights = ([name for name, _ in families],) * 2, [weight for _, weight in families]
    else:
        both = (families,) * 2
    towns = [town for town, _ in values["towns"]]
    return Lists(values["men"], values["women"], *both, weights, values["streets"], towns)


class Maker:
    """People one household after the other; the same seed, the same people."""

    def __init__(self, found: dict[str, Lists], seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - chance that can be repeated
        self.lists = found
        self._weights = {code: list(accumulate(one.weights)) if one.weights else None for code, one in found.items()}
        self.made = Population()

    def fill(self, people: int) -> Population:
        """So many people: alone, in families, and a hostel whose guests share phone and address."""
        hostel = people // 300
        while self.made.people < people - hostel:
            self._alone() if self.chance.random() < 0.35 else self._family()
        self._hostel(hostel)
        return self.made

    def _language(self) -> str:
        spot = self.chance.random() * 100
        return next(code for code, share in _MIX if spot < share)

    def _alone(self) -> None:
        self.made.families += 1
        language = self._language()
        self._write(
            self._person(language, self.chance.random() < 0.5, self.home(language), self.phone(), None), language
        )

    def _family(self) -> None:
        """Father, mother and children: one address, at times one phone and one e-mail."""
        self.made.families += 1
        chance, language = self.chance, self._language()
        home, phone = self.home(language), self.phone()
        shared = phone if chance.random() < 0.5 else None
        surname = self.surname(language)
        father = self._person(language, True, home, shared or phone, surname)
        mother = self._person(language, False, home, shared or self.phone(), surname if language != "zh" else None)
        children = [
            self._child(self._person(language, chance.random() < 0.5, home, shared or phone, surname))
            for _ in range(chance.choice((0, 1, 1, 2, 2, 3)))
        ]
        father, mother, *children = self._each_called_otherwise([father, mother, *children], language)
        if language != "zh" and children and chance.random() < 0.03:
            father, children[0] = self._named_alike(father, children[0])
        if len(children) > 1 and chance.random() < 0.04:
            day, month, year = children[0].birth_day, children[0].birth_month, children[0].birth_year
            children[1] = replace(children[1], birth_day=day, birth_month=month, birth_year=year)
        members = [father, mother, *children]
        if shared is not None and chance.random() < 0.3 and father.emails:
            members = [replace(one, emails=father.emails) for one in members]
        for one in members:
            self._write(one, language)

    def _each_called_otherwise(self, members: list[CustomerDraft], language: str) -> list[CustomerDraft]:
        """No two of a family have one name by accident, nor one that sounds the same."""
        known, called = self.lists[language], dict[str, CustomerDraft]()
        for one in members:
            own = one
            while _sound(own.given_name) in called:
                names = known.women if one.given_name in known.women else known.men
                own = replace(own, given_name=self.chance.choice(names))
            called[_sound(own.given_name)] = own
        return list(called.values())

    def _child(self, draft: CustomerDraft) -> CustomerDraft:
        year = self.chance.randint(1990, _LAST_YEAR)
        return replace(draft, title_before="", birth_year=year if draft.birth_year else None)

    def _named_alike(self, father: CustomerDraft, son: CustomerDraft) -> tuple[CustomerDraft, CustomerDraft]:
        """Father and son of one name: half of them are told apart by a word behind it."""
        son = replace(
            son, given_name=father.given_name, family_name=father.family_name, form=father.form,
            birth_day=son.birth_day and self.chance.randint(1, 28), title_before="",
        )  # fmt: skip
        father = replace(father, birth_year=father.birth_year and self.chance.randint(_FIRST_YEAR, 1970))
        if self.chance.random() < 0.5:
            son = replace(son, title_after="ml.")
            if self.chance.random() < 0.5:
                father = replace(father, title_after="st.")
        return father, son

    def _hostel(self, guests: int) -> None:
        language, phone = "zh", self.phone()
        home = Address("人民路88号", "北京")
        for _ in range(guests):
            self.made.families += 1
            self._write(self._person(language, self.chance.random() < 0.5, home, phone, None), language)

    def surname(self, language: str) -> int:
        known = self.lists[language]
        return self.chance.choices(range(len(known.fathers)), cum_weights=self._weights[language])[0]

    def _person(self, language: str, man: bool, home: Address, phone: str, surname: int | None) -> CustomerDraft:  # noqa: FBT001 - one of two
        chance, known = self.chance, self.lists[language]
        if surname is None:
            surname = self.surname(language)
        family = self.of_sex(known, surname, man=man)
        given = chance.choice(known.men if man else known.women)
        born = chance.random() < 0.6
        return CustomerDraft(
            given_name=given,
            family_name=family,
            form=(FormOfAddress.MR if man else FormOfAddress.MS) if chance.random() < 0.6 else FormOfAddress.UNKNOWN,
            title_before=chance.choice(("Ing.", "Mgr.", "MUDr."))
            if language == "sk" and chance.random() < 0.08
            else "",
            phones=(PhoneEntry(phone),) if chance.random() < 0.9 else (),
            emails=(self._email(given, family),) if chance.random() < 0.4 else (),
            addresses=(home,) if chance.random() < 0.7 else (),
            birth_day=chance.randint(1, 28) if born else None,
            birth_month=chance.randint(1, 12) if born else None,
            birth_year=chance.randint(_FIRST_YEAR, _LAST_YEAR) if born and chance.random() < 0.7 else None,
        )

    def of_sex(self, known: Lists, surname: int, *, man: bool) -> str:
        """The same surname for a woman."""
        father = known.fathers[surname]
        if man or known.fathers is known.mothers or known.fathers == known.mothers:
            return father
        if father.endswith("ý"):
            return father[:-1] + "á"
        return (father[:-1] if father[-1] in "aoe" else father) + "ová"

    def _email(self, given: str, family: str) -> EmailEntry:
        chance = self.chance
        name = ".".join(
            ascii_only("".join(pypinyin.lazy_pinyin(part))).lower().replace(" ", "") for part in (given, family)
        )
        return EmailEntry(
            f"{name}{chance.randint(1, 9999)}@{chance.choice(('gmail.com', 'azet.sk', 'qq.com', 'post.sk'))}"
        )

    def phone(self) -> str:
        chance = self.chance
        if chance.random() < 0.2:
            own = f"{chance.randint(0, 9)} {chance.randint(0, 9999):04d} {chance.randint(0, 9999):04d}"
            return f"+86 1{chance.choice('3588')}{own}"
        own = f"{chance.randint(0, 9)} {chance.randint(0, 999):03d} {chance.randint(0, 999):03d}"
        return f"09{chance.choice('0145')}{own}"

    def home(self, language: str) -> Address:
        chance, known = self.chance, self.lists[language]
        street, town, house = chance.choice(known.streets), chance.choice(known.towns), chance.randint(1, 150)
        if language == "zh":
            return Address(
                f"{street}{house}号{chance.randint(1, 20)}栋{chance.randint(1, 30)}0{chance.randint(1, 4)}室", town
            )
        return Address(f"{house} {street}" if language == "en" else f"{street} {house}", town)

    def _write(self, draft: CustomerDraft, language: str) -> None:
        made = self.made
        made.records.append(Record(draft, made.people, made.families, language))
        made.people += 1


def _sound(given: str) -> str:
    return "".join(pypinyin.lazy_pinyin(given)).lower()


def ascii_only(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
