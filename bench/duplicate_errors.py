"""Second records of people on another day, each with one kind of error made on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pypinyin

from app.domain.birthday import Calendar
from app.domain.customer import CustomerDraft, FormOfAddress, PhoneEntry
from bench.duplicate_people import DEMO, Maker, Record, ascii_only

_KEYS = {"a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "i": "uo", "k": "jl", "l": "ko", "m": "n", "n": "bm",
         "o": "ip", "r": "et", "s": "ad", "t": "ry", "u": "iy", "v": "cb", "z": "ux"}  # fmt: skip
# As Slovaks call each other; written down without a look at the rule.
_CALLED = {
    "Anna": "Anka", "Daniel": "Dano", "Eva": "Evka", "František": "Fero", "Helena": "Helenka", "Ivan": "Ivko",
    "Jana": "Janka", "Ján": "Jano", "Jozef": "Jožo", "Juraj": "Ďuro", "Katarína": "Katka", "Ladislav": "Laco",
    "Lucia": "Lucka", "Mária": "Majka", "Martin": "Maťo", "Michal": "Mišo", "Milan": "Milanko", "Miroslav": "Miro",
    "Monika": "Monča", "Pavol": "Paľo", "Peter": "Peťo", "Rastislav": "Rasťo", "Stanislav": "Stano",
    "Štefan": "Števo", "Tomáš": "Tomi", "Veronika": "Verča", "Vladimír": "Vlado", "Zuzana": "Zuzka",
}  # fmt: skip


class Planter:
    """Writes people down once more, as `Maker` made them."""

    def __init__(self, maker: Maker) -> None:
        self.chance = maker.chance
        self._maker = maker
        self._made = maker.made

    def plant(self, count: int) -> None:
        """Write so many people down once more, each kind of error as often as the others."""
        firsts, kinds = list(self._made.records), list(_ERRORS)
        self.chance.shuffle(firsts)
        planted = 0
        for first in firsts:
            kind = kinds[planted % len(kinds)]
            second = self._second(first, kind)
            if second is not None:
                self._made.records.append(replace(first, draft=second, kind=kind))
                planted += 1
            if planted == count:
                return

    def _second(self, first: Record, kind: str) -> CustomerDraft | None:
        """The same person on another day; None where this kind of error cannot happen or nobody could tell."""
        wrong = _ERRORS[kind](self, first)
        if wrong is None:
            return None
        seen = self._seen_again(wrong)
        if _common(first.draft, seen):
            return seen
        return wrong if _common(first.draft, wrong) else None

    def _seen_again(self, draft: CustomerDraft) -> CustomerDraft:
        chance = self.chance
        born = chance.random() < 0.7
        return replace(
            draft,
            phones=draft.phones if chance.random() < 0.85 else (),
            emails=draft.emails if chance.random() < 0.7 else (),
            addresses=draft.addresses if chance.random() < 0.7 else (),
            form=draft.form if chance.random() < 0.6 else FormOfAddress.UNKNOWN,
            title_before=draft.title_before if chance.random() < 0.7 else "",
            birth_day=draft.birth_day if born else None,
            birth_month=draft.birth_month if born else None,
            birth_year=draft.birth_year if born else None,
        )

    def typed(self, first: Record) -> CustomerDraft:
        """One slip of the fingers, or the wrong character of those the keyboard offers."""
        draft = first.draft
        if first.language == "zh":
            return replace(draft, given_name=self._other_character(draft.given_name))
        if self.chance.random() < 0.5:
            return replace(draft, given_name=self._slip(draft.given_name))
        return replace(draft, family_name=self._slip(draft.family_name))

    def _slip(self, word: str) -> str:
        chance, spot = self.chance, self.chance.randrange(1, max(len(word) - 1, 2))
        letter = word[spot : spot + 1]
        ways = (
            word[:spot] + word[spot + 1 :],
            word[:spot] + letter + word[spot:],
            word[: spot - 1] + letter + word[spot - 1] + word[spot + 1 :],
            word[:spot] + chance.choice(_KEYS.get(ascii_only(letter).lower(), "e")) + word[spot + 1 :],
        )
        return chance.choice(ways)

    def _other_character(self, given: str) -> str:
        spot = self.chance.randrange(len(given))
        sound = pypinyin.lazy_pinyin(given[spot])
        names = {one for name in (*self._maker.lists["zh"].men, *self._maker.lists["zh"].women) for one in name}
        same = sorted(one for one in names if one != given[spot] and pypinyin.lazy_pinyin(one) == sound)
        return given[:spot] + self.chance.choice(same) + given[spot + 1 :] if same else given

    def order(self, first: Record) -> CustomerDraft | None:
        """The wrong way round, in capitals, without accents."""
        if first.language == "zh":
            return None
        draft = first.draft
        way = self.chance.randrange(3)
        if way == 0:
            return replace(draft, given_name=draft.family_name, family_name=draft.given_name)
        if way == 1:
            return replace(draft, given_name=ascii_only(draft.given_name), family_name=ascii_only(draft.family_name))
        return replace(draft, given_name="", family_name=f"{draft.family_name.upper()} {draft.given_name}")

    def script(self, first: Record) -> CustomerDraft | None:
        """A Chinese name in letters."""
        if first.language != "zh":
            return None
        draft, chance = first.draft, self.chance
        family = "".join(pypinyin.lazy_pinyin(draft.family_name)).capitalize()
        syllables = pypinyin.lazy_pinyin(draft.given_name)
        given = chance.choice(("".join(syllables), " ".join(syllables), "-".join(syllables))).title()
        if chance.random() < 0.3:
            return replace(draft, given_name=family, family_name=given)
        return replace(draft, given_name=given, family_name=family)

    def moved(self, first: Record) -> CustomerDraft | None:
        if not first.draft.addresses:
            return None
        return replace(first.draft, addresses=(self._maker.home(first.language),))

    def married(self, first: Record) -> CustomerDraft | None:
        """A woman with a new surname, which nobody wrote beside the old one; half of them move too."""
        draft = first.draft
        if first.language == "zh" or draft.given_name not in self._maker.lists[first.language].women:
            return None
        known = self._maker.lists[first.language]
        family = self._maker.of_sex(known, self._maker.surname(first.language), man=False)
        moved = draft.addresses and self.chance.random() < 0.5
        addresses = (self._maker.home(first.language),) if moved else draft.addresses
        return replace(draft, family_name=family, addresses=addresses)

    def short(self, first: Record) -> CustomerDraft | None:
        """Called by a short form, or only an initial."""
        draft = first.draft
        if first.language == "zh":
            return None
        called = (
            _CALLED.get(draft.given_name) or self.chance.choice(_english().get(draft.given_name.lower(), [""])).title()
        )
        if called and self.chance.random() < 0.7:
            return replace(draft, given_name=called)
        return replace(draft, given_name=f"{draft.given_name[0]}.")

    def titled(self, first: Record) -> CustomerDraft | None:
        """With a title, in its field or in the name's."""
        if first.language != "sk":
            return None
        draft, title = first.draft, self.chance.choice(("Ing.", "Mgr.", "JUDr.", "Bc."))
        if self.chance.random() < 0.5:
            return replace(draft, title_before=title, title_after=draft.title_after or "PhD.")
        return replace(
            draft, title_before="", given_name="", family_name=f"{title} {draft.given_name} {draft.family_name}"
        )

    def phone_changed(self, first: Record) -> CustomerDraft | None:
        return replace(first.draft, phones=(PhoneEntry(self._maker.phone()),)) if first.draft.phones else None

    def phone_written(self, first: Record) -> CustomerDraft | None:
        """The same number written otherwise."""
        if not first.draft.phones:
            return None
        bare = "".join(letter for letter in first.draft.phones[0].typed if letter.isdecimal())
        abroad = bare if bare.startswith("86") else "421" + bare[1:]
        ways = [
            f"+{abroad}",
            f"00{abroad}",
            f"00 {abroad[:3]} / {abroad[3:6]}-{abroad[6:]}",
            abroad[3:] if abroad[0] == "4" else abroad[2:],
        ]
        return replace(first.draft, phones=(PhoneEntry(self.chance.choice(ways)),))

    def misdialled(self, first: Record) -> CustomerDraft | None:
        """A phone number with one wrong digit."""
        if not first.draft.phones:
            return None
        typed = first.draft.phones[0].typed
        spot = self.chance.choice([place for place, letter in enumerate(typed) if letter.isdecimal() and place > 4])
        digit = self.chance.choice([one for one in "0123456789" if one != typed[spot]])
        return replace(first.draft, phones=(PhoneEntry(typed[:spot] + digit + typed[spot + 1 :]),))

    def birthday(self, first: Record) -> CustomerDraft | None:
        """Day and month swapped, no year, or by the moon."""
        draft, way = first.draft, self.chance.randrange(3)
        if draft.birth_year is None or draft.birth_day is None or draft.birth_month is None:
            return None
        if way == 0:
            return replace(draft, birth_year=None)
        if way == 1 and draft.birth_day <= 12:
            return replace(draft, birth_day=draft.birth_month, birth_month=draft.birth_day)
        return _by_the_moon(draft)


_ERRORS: dict[str, Callable[[Planter, Record], CustomerDraft | None]] = {
    "typing error": Planter.typed,
    "order, case, accents": Planter.order,
    "other script": Planter.script,
    "moved": Planter.moved,
    "married": Planter.married,
    "short form": Planter.short,
    "title": Planter.titled,
    "phone changed": Planter.phone_changed,
    "phone written otherwise": Planter.phone_written,
    "phone mistyped": Planter.misdialled,
    "birthday otherwise": Planter.birthday,
}


def _common(one: CustomerDraft, other: CustomerDraft) -> bool:
    """Whether a clerk could tell by anything besides the name."""
    return (
        bool(one.phones and other.phones and _tail(one) == _tail(other))
        or bool(one.emails and one.emails == other.emails)
        or bool(one.addresses and one.addresses == other.addresses)
        or (one.birth_year is not None and one.birthday == other.birthday)
    )


def told_apart(one: CustomerDraft, other: CustomerDraft) -> bool:
    """Whether anything says that two people of one name are two: a word behind the name, or whole birthdays."""
    born = None not in (one.birth_year, other.birth_year) and one.birthday != other.birthday
    return born or one.title_after != other.title_after


def _tail(draft: CustomerDraft) -> str:
    return "".join(letter for letter in draft.phones[0].typed if letter.isdecimal())[-8:]


def _by_the_moon(draft: CustomerDraft) -> CustomerDraft:
    from lunar_python import Solar  # noqa: PLC0415 - an independent reckoning, needed by few

    moon = Solar.fromYmd(draft.birth_year, draft.birth_month, draft.birth_day).getLunar()
    month = int(moon.getMonth())
    return replace(
        draft, birth_day=int(moon.getDay()), birth_month=abs(month), birth_year=int(moon.getYear()),
        birth_calendar=Calendar.LUNAR, birth_leap=month < 0,
    )  # fmt: skip


def _english() -> dict[str, list[str]]:
    lines = (DEMO / "names" / "short-forms.txt").read_text("utf-8").splitlines()
    return {name: short for name, *short in (line.split() for line in lines if not line.startswith("#"))}
