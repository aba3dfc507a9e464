"""Ten thousand people with real names and addresses, made of public lists: who they are and how people ask for them."""

from __future__ import annotations

import csv
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from app.domain.customer import Address, CustomerDraft, CustomerKind, EmailEntry, PhoneEntry

SLOVAK, CHINESE, TRADITIONAL, OTHERS, FIRMS = 4_400, 3_600, 800, 1_000, 200
_UNUSUAL_EACH = 12
_SEED = 7
_STREET = re.compile(r"[\u4e00-\u9fff]{2,6}[路街道巷]\d+")
_FULL_STOP = dict.fromkeys(map(ord, ".,"))


@dataclass(frozen=True, slots=True)
class Person:
    """A customer to be, and the surname's reading if it is an unusual one."""

    draft: CustomerDraft
    reading: str = ""


def people(data: Path) -> list[Person]:
    """The same people every time."""
    chance = random.Random(_SEED)  # noqa: S311 - chance that can be repeated
    lists = {name: _read(data, name) for name in ("sk_SK", "zh_CN", "zh_TW", "de_DE", "hu_HU")}
    made = chain(
        _slovak(lists["sk_SK"], chance),
        _chinese(data, lists["zh_CN"], chance),
        _from_taiwan(lists["zh_TW"], chance),
        _others(lists, chance),
        _firms(lists["sk_SK"], chance),
    )
    return list(made)


def _read(data: Path, name: str) -> dict[str, list[object]]:
    found: dict[str, list[object]] = json.loads((data / "names/derived" / f"{name}.json").read_text("utf-8"))
    return found


def _words(entries: list[object]) -> list[str]:
    """Names without their shares."""
    return [str(entry[0] if isinstance(entry, list) else entry) for entry in entries]


def _slovak(lists: dict[str, list[object]], chance: random.Random) -> Iterator[Person]:
    towns, streets = _words(lists["address.cities"]), _words(lists["address.streets"])
    for number in range(SLOVAK):
        sex = "female" if number % 2 else "male"
        given = chance.choice(_words(lists[f"person.first_names_{sex}"]))
        family = chance.choice(_words(lists[f"person.last_names_{sex}"]))
        home = Address(f"{chance.choice(streets)} {chance.randint(1, 240)}", chance.choice(towns))
        former = chance.choice(_words(lists["person.last_names_female"])) if number % 20 == 1 else ""
        yield Person(
            _draft(family, given, f"+4219{chance.randint(5_000_000, 49_999_999):08d}", home, chance, former=former)
        )


def _chinese(data: Path, lists: dict[str, list[object]], chance: random.Random) -> Iterator[Person]:
    given = _words(lists["person.first_names_male"]) + _words(lists["person.first_names_female"])
    homes = _chinese_homes(data)
    unusual = [line.split(": ") for line in _unusual(data)]
    plain = _words(lists["person.last_names"])
    for number in range(CHINESE):
        in_list = number < _UNUSUAL_EACH * len(unusual)
        family, reading = unusual[number % len(unusual)] if in_list else (chance.choice(plain), "")
        name = "".join(chance.sample(given, 1 if number % 3 else 2))[:2]
        phone = f"+861{chance.randint(3_000_000_000, 8_999_999_999)}"
        yield Person(_draft(family, name, phone, chance.choice(homes), chance), _bare(reading))


def _unusual(data: Path) -> list[str]:
    text = (data / "names/pinyin/overtrue/sources/surnames.txt").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if ": " in line]


def _chinese_homes(data: Path) -> list[Address]:
    with (data / "addresses-zh/cpca/addr_first_half.csv").open(encoding="utf-8", newline="") as file:
        rows = [row[0] for row in csv.reader(file)][1:]
    return [Address(street=row) for row in rows if _STREET.search(row)]


def _from_taiwan(lists: dict[str, list[object]], chance: random.Random) -> Iterator[Person]:
    given = _words(lists["person.first_names_male"]) + _words(lists["person.first_names_female"])
    towns, streets = _words(lists["address.cities"]), _words(lists["address.street_names"])
    for _ in range(TRADITIONAL):
        family, name = chance.choice(_words(lists["person.last_names"])), chance.choice(given)
        home = Address(f"{chance.choice(streets)}路{chance.randint(1, 300)}號", chance.choice(towns))
        yield Person(_draft(family, name, f"+8869{chance.randint(10_000_000, 89_999_999)}", home, chance))


def _others(lists: dict[str, dict[str, list[object]]], chance: random.Random) -> Iterator[Person]:
    german, magyar = lists["de_DE"], lists["hu_HU"]
    given = _words(german["person.first_names_male"]) + _words(german["person.first_names_female"])
    for number in range(OTHERS):
        family = chance.choice(_words((magyar if number % 3 else german)["person.last_names"]))
        home = Address(f"Hauptstraße {number + 1}", chance.choice(_words(german["address.cities"])))
        yield Person(
            _draft(family, chance.choice(given), f"+49151{chance.randint(10_000_000, 99_999_999)}", home, chance)
        )


def _firms(lists: dict[str, list[object]], chance: random.Random) -> Iterator[Person]:
    for number in range(FIRMS):
        family = chance.choice(_words(lists["person.last_names_male"]))
        given = chance.choice(_words(lists["person.first_names_male"]))
        home = Address(f"Priemyselná {number + 1}", chance.choice(_words(lists["address.cities"])))
        plain = _draft(family, given, f"+4212{chance.randint(10_000_000, 99_999_999)}", home, chance)
        firm = f"{chance.choice(_words(lists['address.streets']))} {number} s. r. o."
        values = {name: getattr(plain, name) for name in CustomerDraft.__dataclass_fields__}
        yield Person(CustomerDraft(**values | {"kind": CustomerKind.ORGANISATION, "organisation": firm}))


def _draft(
    family: str, given: str, phone: str, home: Address, chance: random.Random, *, former: str = ""
) -> CustomerDraft:
    mail = "".join(lazy_pinyin(plain(f"{given}.{family}".lower().replace(" ", ""))))
    return CustomerDraft(
        family_name=family,
        given_name=given,
        former_name=former,
        phones=(PhoneEntry(phone),),
        emails=(EmailEntry(f"{mail}.{chance.randint(10, 99_999)}@post.example"),),
        addresses=(home,),
        card=str(chance.randint(10**12, 10**13 - 1)),
    )


# --- how people ask


def keys(person: Person, number: str) -> Iterator[tuple[str, str]]:
    """(kind of key, what is typed), each as somebody would."""
    draft = person.draft
    yield from _names(person)
    yield from _phones(draft.phones[0].typed)
    yield "e-mail", draft.emails[0].address
    yield from _streets(draft.addresses[0])
    yield "number", number
    yield "card", draft.card
    if draft.former_name:
        yield "former name", plain(draft.former_name).lower()
    if draft.organisation:
        yield "organisation", plain(draft.organisation.translate(_FULL_STOP)).lower()


def _names(person: Person) -> Iterator[tuple[str, str]]:
    family, given = person.draft.family_name, person.draft.given_name
    if not _han(family):
        yield "given family", f"{given} {family}"
        yield "family given", f"{family} {given}"
        yield "without accents", plain(f"{given} {family}").lower()
        yield "three letters of each", f"{plain(family)[:3]} {plain(given)[:2]}".lower()
        yield "initials", (plain(given)[0] + plain(family)[0]).lower()
        return
    yield "characters", family + given
    yield "given name first", f"{given} {family}"
    yield from _scripts(family + given)
    sounds = lazy_pinyin(given, style=Style.NORMAL)
    ways = dict.fromkeys(filter(None, (person.reading, " ".join(lazy_pinyin(family)))))
    for way in ways:
        kind = "unusual surname" if way == person.reading else "pinyin"
        spoken = [*way.split(), *sounds]
        yield f"{kind}, whole", "".join(spoken)
        yield f"{kind}, by syllable", " ".join(spoken)
        yield f"{kind}, given first", f"{''.join(sounds)} {''.join(way.split())}"
        yield f"{kind}, initials", "".join(sound[0] for sound in spoken)


def _scripts(name: str) -> Iterator[tuple[str, str]]:
    """The same name as the other script writes it."""
    pairs = _pairs()
    simple = "".join(pairs[1].get(one, one) for one in name)
    traditional = "".join(pairs[0].get(one, one) for one in name)
    if simple != name:
        yield "simplified for traditional", simple
    elif traditional != name:
        yield "traditional for simplified", traditional


def _pairs() -> tuple[dict[str, str], dict[str, str]]:
    if not _PAIRS:
        text = (Path("resources/names/traditional.txt")).read_text("utf-8")
        lines = [line.split(" ") for line in text.splitlines() if not line.startswith("#")]
        _PAIRS.append({simple: others[0] for simple, others in lines})
        _PAIRS.append({one: simple for simple, others in lines for one in others})
    return _PAIRS[0], _PAIRS[1]


_PAIRS: list[dict[str, str]] = []


def _phones(typed: str) -> Iterator[tuple[str, str]]:
    code = next(code for code in ("+421", "+886", "+86", "+49") if typed.startswith(code))
    national = typed.removeprefix(code)
    yield "phone, last four", typed[-4:]
    yield "phone, last six", typed[-6:]
    yield "phone, first six", national[:6]
    yield "phone, national", f"0{national}" if code != "+86" else national
    yield "phone, in groups", f"{national[:3]} {national[3:6]} {national[6:]}"
    yield "phone, with +", f"{code} {national}"
    yield "phone, with 00", f"00{code[1:]}{national}"
    yield "phone, prefix without +", f"{code[1:]}{national}"


def _streets(home: Address) -> Iterator[tuple[str, str]]:
    part = _STREET.search(home.street)
    yield "street and number", plain(part[0] if part else home.street).lower()
    if home.city:
        yield "street, number and town", f"{plain(home.street)} {plain(home.city)}".lower()


def plain(text: str) -> str:
    """Without accents, as typed in a hurry."""
    apart = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return unicodedata.normalize("NFC", "".join(one for one in apart if not unicodedata.combining(one)))


def _bare(reading: str) -> str:
    """A reading as typed: without tones, ü as v."""
    marked = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(one for one in marked if one.isascii())


def _han(text: str) -> bool:
    return "\u3400" <= text[:1] <= "\u9fff"
