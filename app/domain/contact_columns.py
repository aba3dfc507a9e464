"""Rows of a contact table as customers: which column holds what, and what each row says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from app.domain import birthday_read, cells, country_names
from app.domain.birthday import Birthday, Calendar
from app.domain.consent import Channel, Purpose, State
from app.domain.contact_field import FIELDS, NOTE_NAMED, Mapping
from app.domain.contact_guess import guess, label_of
from app.domain.customer import Address
from app.domain.folding import words
from app.domain.own_row import OwnCells
from app.domain.presets import Preset, recognise
from app.domain.read_record import ReadCustomer
from app.domain.reading import Reading
from app.i18n import N_

__all__ = ["FIELDS", "Mapping", "Options", "customer", "guess", "options", "recognise"]

_TEXTS = frozenset(
    "family_name given_name middle_name title_before title_after former_name nickname "  # noqa: SIM905 - a plain list
    "organisation salutation "
    "occupation hobbies price_attitude source counter_note card".split()
)
_CHOICES = ("kind", "form", "language")
_PLACE = ("street", "city", "region", "postcode", "country", "address", "address_past", "address_returned")
_BIRTH = ("birth_year", "birth_month", "birth_day")
_BARE_ALWAYS = ("phone", "postcode", "external")
# Before these a program puts an apostrophe so that a spreadsheet takes the cell as text.
_APOSTROPHE = re.compile(r"'[=+\-@\t\r\d]")
# What Outlook writes where there is no day.
_NO_DAY = "0/0/00"
_MOON = re.compile("农历|農曆|阴历|陰曆|旧历|lunar", re.IGNORECASE)
_HOUSE_NUMBER = re.compile(r"\d+\s?[a-zA-Z]?(?:\s?[/-]\s?\d+\s?[a-zA-Z]?)?")
_TAG_MARKS = re.compile(r"\s*(?:,|;|:::|，|；|\n)\s*")
_SYSTEM_TAGS = frozenset(("mycontacts", "my contacts"))
_POSTCODE_LINE = re.compile(r"(\d{3} ?\d{2}|\d{4,6})[ ,]+(\D.*)")
# On one line the number of a house in front of its street looks like such a code.
_SHORT_CODE = 4
# Where postcodes begin with a nought in places, and how many digits they have.
_NOUGHT = {"SK": 5, "CZ": 5, "DE": 5, "FR": 5, "IT": 5, "ES": 5, "US": 5, "CN": 6}
_ANSWERS = {
    State.YES: "yes, y, true, 1, ano, áno, ja, oui, si, 是, subscribed, accepted, granted, opted in, opt-in, optin",
    State.NO: "no, n, false, 0, nie, ne, nein, non, 否, unsubscribed, declined, opted out, opt-out, optout, revoked",
    State.NOT_ASKED: "unknown, not asked, pending, none, null, -, never, not subscribed, never subscribed",
}
# A program that has a box for it has left it empty: nobody says that the person was asked.
_EMPTY_BOX = frozenset(("no", "n", "false", "0"))
_ANSWER = {word: state for state, texts in _ANSWERS.items() for word in texts.split(", ")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the cells are read, beside their mapping. `labels` are those the columns' own names give.

    `own` takes everything exactly as our export wrote it; `guarded` is set where it put `'` before formulas (CSV).
    `program` says that the columns are those of a known program.
    """

    columns: tuple[str, ...]
    labels: tuple[str, ...]
    day_first: bool = True
    own: bool = False
    guarded: bool = True
    program: bool = False


def options(
    header: Sequence[str],
    sample: Sequence[Sequence[str]],
    mapping: Mapping,
    *,
    preset: Preset | None = None,
    region: str = "",
    workbook: bool = False,
) -> Options:
    """The options a file suggests; a person may change `day_first` with `dataclasses.replace`."""
    born = [row[place] for place, key in enumerate(mapping) if key == "birthday" for row in sample if place < len(row)]
    seen = birthday_read.day_first(born)
    known = preset.day_first if preset else None
    first = next((way for way in (seen, known) if way is not None), region != "US")
    labels = tuple(label_of(name, key) for name, key in zip(header, mapping, strict=True))
    return Options(
        columns=tuple(header),
        labels=labels,
        day_first=first,
        own=bool(preset and preset.own),
        guarded=not workbook,
        program=bool(preset and not preset.own),
    )


@dataclass(slots=True)
class _Row:
    """The cells of one row, put together by what they belong to."""

    reading: Reading
    options: Options
    phones: list[tuple[str, str, str]] = field(default_factory=list)
    emails: list[tuple[str, str, str]] = field(default_factory=list)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    places: dict[str, dict[str, str]] = field(default_factory=dict)
    place_names: dict[str, str] = field(default_factory=dict)
    birth: dict[str, str] = field(default_factory=dict)
    extra: dict[str, tuple[str, str]] = field(default_factory=dict)
    own: OwnCells = field(default_factory=OwnCells)


#: What happens to a cell: the row, the rest of the key, the text, the column's place.
_Take = Callable[[_Row, str, str, int], None]


def customer(  # noqa: PLR0917 - everybody calls it with all six, in this order
    row: int, cell_texts: Sequence[str], mapping: Mapping, options: Options, today: date, region: str
) -> ReadCustomer:
    """What a row says. `region` is the shop's country. Never raises for anything a file holds."""
    found = _Row(Reading(today, exact=options.own), options)
    if not cell_texts:
        found.reading.problem = N_("The row cannot be read: its quotation marks do not fit, or it is too long")
    plan = _plan(mapping)
    for place, cell in enumerate(cell_texts):
        if not cell or cell.isspace() or cell == _NO_DAY:
            continue
        if place >= len(plan):
            found.reading.lose(f"#{place + 1}")
            continue
        base, rest, take = plan[place]
        if take is None:
            found.reading.lose(options.columns[place])
        else:
            take(found, rest, _bare(cell, base, options), place)
    _settle(found, region)
    return found.reading.finished(row)


@lru_cache(maxsize=8)
def _plan(mapping: Mapping) -> tuple[tuple[str, str, _Take | None], ...]:
    parts = ((base, rest) for base, _, rest in (key.partition(":") for key in mapping))
    return tuple((base, rest or "1", _TAKES.get(base)) for base, rest in parts)


def _bare(cell: str, base: str, options: Options) -> str:
    if not cell.startswith("'"):
        return cell
    if options.own:
        return cells.bare(cell) if options.guarded else cell
    return cell[1:] if base in _BARE_ALWAYS or _APOSTROPHE.match(cell) else cell


def _text(key: str) -> _Take:
    return lambda row, _, text, place: row.reading.text(key, text, row.options.columns[place])


def _choice(key: str) -> _Take:
    def take(row: _Row, _: str, text: str, place: int) -> None:
        if row.options.own and key == "language":
            row.reading.texts[key] = text
        else:
            row.reading.choice(key, text, row.options.columns[place])

    return take


def _full_name(row: _Row, _: str, text: str, place: int) -> None:
    row.reading.full_name(text, row.options.columns[place])


def _note(row: _Row, _: str, text: str, place: int) -> None:
    row.reading.note(text, row.options.columns[place])


def _named_note(row: _Row, _: str, text: str, place: int) -> None:
    row.reading.named_note(text, row.options.columns[place])


def _external(row: _Row, _: str, text: str, place: int) -> None:
    value = row.reading.clean(text, row.options.columns[place])[:200]
    if row.reading.external:
        row.reading.named_note(value, row.options.columns[place])
    else:
        row.reading.external = value


def _tags(row: _Row, _: str, text: str, place: int) -> None:
    for tag in cells.split(text) if row.options.own else _TAG_MARKS.split(text):
        bare = tag if row.options.own else tag.strip(' "').removeprefix("* ")
        if row.options.own or bare.lower() not in _SYSTEM_TAGS:
            row.reading.tag(bare, row.options.columns[place])


def _phone(row: _Row, number: str, text: str, place: int) -> None:
    row.phones.append((number, text, row.options.columns[place]))
    row.labels.setdefault(("phone", number), row.options.labels[place])


def _email(row: _Row, number: str, text: str, place: int) -> None:
    row.emails.append((number, text, row.options.columns[place]))
    row.labels.setdefault(("email", number), row.options.labels[place])


def _label(of: str) -> _Take:
    def take(row: _Row, number: str, text: str, place: int) -> None:
        value = row.reading.clean(text, row.options.columns[place])[:200]
        if value:
            row.labels[of, number] = (
                value if row.options.own else label_of(value.removeprefix("* "), "") or value.strip("* ")
            )

    return take


def _part(part: str) -> _Take:
    def take(row: _Row, number: str, text: str, place: int) -> None:
        name = row.options.columns[place]
        known = row.places.setdefault(number, {})
        row.place_names.setdefault(number, name)
        row.labels.setdefault(("address", number), row.options.labels[place])
        if part != "address" and not row.options.own:
            text = ", ".join(filter(None, (line.strip(" ,") for line in text.splitlines())))
        if known.get(part) != text:
            known[part] = f"{known[part]}{_between(part, known[part], text)}{text}" if known.get(part) else text

    return take


def _between(part: str, before: str, text: str) -> str:
    """A street and its house number, in columns of their own, belong together."""
    lone = part == "street" and _HOUSE_NUMBER.fullmatch(text) and not any(map(str.isdecimal, before))
    return " " if lone else ", "


def _birthday(row: _Row, _: str, text: str, place: int) -> None:
    row.birth["birthday"] = text
    row.birth["name"] = row.options.columns[place]


def _birth(part: str) -> _Take:
    def take(row: _Row, _: str, text: str, place: int) -> None:
        row.birth[part] = text.strip().removesuffix(".0")
        row.birth.setdefault("name", row.options.columns[place])

    return take


def _extra(row: _Row, group: str, text: str, place: int) -> None:
    row.extra[group] = (text, row.options.columns[place])


def _extra_label(row: _Row, group: str, text: str, _: int) -> None:
    row.labels["extra", group] = text.removeprefix("* ").strip()


def _consent(row: _Row, question: str, text: str, place: int) -> None:
    channel, _, purpose = question.partition(":")
    said = text.strip().lower().replace("_", " ")
    state = _ANSWER.get(said)
    if state is State.NOT_ASKED or (row.options.program and said in _EMPTY_BOX):
        return
    row.reading.consent(Channel(channel), Purpose(purpose), state, text, row.options.columns[place])


def _own(part: str) -> _Take:
    return lambda row, rest, text, _: row.own.take(part, rest, text)


def _consent_or_own(row: _Row, question: str, text: str, place: int) -> None:
    if row.options.own:
        row.own.take("consent", question, text)
    _consent(row, question, text, place)


_TAKES: dict[str, _Take] = {
    **{key: _text(key) for key in _TEXTS},
    **{key: _choice(key) for key in _CHOICES},
    **{part: _part(part) for part in _PLACE},
    **{part: _birth(part) for part in (*_BIRTH, "birth_calendar")},
    **{part: _own(part) for part in ("number", "verified_on", "household", "household_name", "household_letters")},
    **{f"{of}_label": _label(of) for of in ("phone", "email", "address")},
    "full_name": _full_name,
    "note": _note,
    NOTE_NAMED: _named_note,
    "external": _external,
    "tags": _tags,
    "phone": _phone,
    "email": _email,
    "birthday": _birthday,
    "extra": _extra,
    "extra_label": _extra_label,
    "consent": _consent_or_own,
    "consent_evidence": _own("evidence"),
}


def _settle(row: _Row, region: str) -> None:
    reading = row.reading
    for number, text, name in row.phones:
        reading.phone(text, row.labels.get(("phone", number), ""), name)
    for number, text, name in row.emails:
        reading.email(text, row.labels.get(("email", number), ""), name)
    for number, parts in row.places.items():
        label = row.labels.get(("address", number), "")
        name = row.place_names[number]
        reading.address(
            _own_address(parts, label) if row.options.own else _address(row, parts, label, name, region), name
        )
    if row.birth:
        _settle_birth(row)
    for group, (text, name) in row.extra.items():
        reading.named_note(text, row.labels.get(("extra", group)) or name)
    row.own.settle(reading)


def _own_address(parts: dict[str, str], label: str) -> Address:
    returned = parts.get("address_returned", "")
    return Address(
        **{part: parts.get(part, "") for part in ("street", "city", "region", "postcode", "country")},
        label=label,
        past=parts.get("address_past") == cells.YES,
        returned=date.fromisoformat(returned) if birthday_read.is_iso_day(returned) else None,
    )


def _address(row: _Row, parts: dict[str, str], label: str, name: str, region: str) -> Address:
    parts = _with_whole(row, parts, name)
    country = country_names.code(parts.get("country", ""))
    postcode = parts.get("postcode", "").strip().removesuffix(".0")
    size = _NOUGHT.get(country or region, 0)
    if size and postcode.isdecimal() and len(postcode) == size - 1:
        postcode = f"0{postcode}"
        row.reading.warn(N_("“{name}”: the postcode {code} got its first nought back.", name=name, code=postcode))
    return Address(parts.get("street", ""), parts.get("city", ""), parts.get("region", ""), postcode, country, label)


def _with_whole(row: _Row, parts: dict[str, str], name: str) -> dict[str, str]:
    """The parts, and what a text that holds all of the address says beyond them."""
    whole = parts.get("address", "").strip()
    if not whole:
        return parts
    others = {part: text for part, text in parts.items() if part != "address" and text}
    if not others.keys() & {"street", "city", "postcode"}:
        return _apart(whole) | others
    known = set(words(" ".join(others.values())))
    if "street" not in others:
        lines = [line.strip(" ,") for line in whole.splitlines() if not set(words(line)) <= known]
        return others | {"street": ", ".join(filter(None, lines))}
    here = country_names.code(others.get("country", ""))
    rest = "\n".join(line for line in whole.splitlines() if country_names.code(line) != here)
    if not set(words(rest)) <= known:
        row.reading.named_note(whole, name)
    return others


def _apart(text: str) -> dict[str, str]:
    """An address in several lines, or parted by commas: the piece that begins with a postcode holds the town."""
    lines = [line.strip(" ,") for line in text.splitlines() if line.strip(" ,")]
    several = len(lines) > 1
    if not several:
        lines = [piece.strip() for line in lines for piece in line.split(",") if piece.strip()]
    for place, line in enumerate(lines):
        found = _POSTCODE_LINE.fullmatch(line)
        if found and place and (several or len(found[1]) > _SHORT_CODE):
            country = ", ".join(lines[place + 1 :])
            return {"street": ", ".join(lines[:place]), "postcode": found[1], "city": found[2]} | (
                {"country": country} if country else {}
            )
    return {"street": ", ".join(lines)}


def _settle_birth(row: _Row) -> None:
    name = row.birth["name"]
    text = row.birth.get("birthday", "")
    if row.options.own:
        row.reading.born = birthday_read.own(text, row.birth.get("birth_calendar", ""))
    if text and not row.reading.born:
        calendar = Calendar.LUNAR if _MOON.search(name) else Calendar.SOLAR
        row.reading.birthday(text, name, day_first=row.options.day_first, calendar=calendar)
    if text:
        return
    year, month, day = (row.birth.get(part, "") for part in _BIRTH)
    if all(part.isdecimal() or not part for part in (year, month, day)) and int(month or 0) and int(day or 0):
        known = int(year) if year and int(year) not in birthday_read.NO_YEAR else None
        row.reading.birth(Birthday(int(month), int(day), known), f"{year}-{month}-{day}", name)
    elif any(part.strip("0") for part in (year, month, day)):
        row.reading.birth(None, "-".join(filter(None, (year, month, day))), name)
