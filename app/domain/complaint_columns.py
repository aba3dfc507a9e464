"""A row of a table as a complaint, as far as the table says what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from app.domain import cells, moment_read, typed
from app.domain.complaint import Category, Channel, ComplaintState, Severity, Wish
from app.domain.complaint_file import ANSWERS, ComplaintEvent
from app.domain.folding import fold
from app.i18n import LANGUAGES, N_, Message

LONGEST_SUBJECT = 200
LONGEST_TEXT = 10_000
_NOTHING = frozenset(("", "n a", "na", "none", "null", "-", "n/a"))
_CHANNELS = {
    Channel.IN_PERSON: "in person counter shop osobne predajna persona 当面 门店",
    Channel.PHONE: "phone telephone call telefon telefonicky 电话",
    Channel.LETTER: "letter post postal mail fax list posta 信 邮寄",
    Channel.EMAIL: "email e-mail web internet online form chat mail 邮件 网络",
    Channel.MEDIA: "media press facebook social 媒体",
    Channel.AUTHORITY: "authority referral inspection urad soi 机关 监管",
}
_STATES = {
    ComplaintState.RECEIVED: "received new open untimely prijata nova otvorena 新 已受理",
    ComplaintState.IN_PROGRESS: "progress pending processing riesi vybavuje 处理中",
    ComplaintState.WITH_SUPPLIER: "supplier dodavatel 供应商",
    ComplaintState.WAITING: "waiting caka 等待",
    ComplaintState.RESOLVED: "resolved solved done accepted vyriesena uznana vybavena 已解决",
    ComplaintState.REFUSED: "refused rejected denied zamietnuta neuznana 拒绝",
    ComplaintState.CLOSED: "closed archived uzavreta ukoncena 关闭 已结束",
}
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadComplaint:
    """One row of a file. `number` is the complaint's number in the other program, `customer_number` one of ours."""

    row: int
    number: str = ""
    received: datetime | None = None
    subject: str = ""
    description: str = ""
    customer: str = ""
    customer_number: str = ""
    contact: str = ""
    about: str = ""
    receipt: str = ""
    unit: str = ""
    channel: Channel = Channel.IN_PERSON
    state: ComplaintState = ComplaintState.RECEIVED
    closed: date | None = None
    outcome: str = ""
    wish: Wish | None = None
    category: Category | None = None
    severity: Severity | None = Severity.NORMAL
    condition: str = ""
    accessories: str = ""
    assigned: str = ""
    days: int | None = None
    deadline: date | None = None
    language: str = ""
    staff: str = ""
    note: str = ""
    history: tuple[ComplaintEvent, ...] = ()
    lost: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()
    problem: Message | None = None


@dataclass(slots=True)
class ComplaintReader:
    """Reads the rows of one table. `day_first` settles 3/4 for all of them; nothing is received after `now`."""

    header: tuple[str, ...]
    mapping: tuple[str, ...]
    now: datetime
    day_first: bool = True
    own: bool = False
    _held: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _warnings: list[Message] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        header: tuple[str, ...],
        mapping: tuple[str, ...],
        sample: Sequence[Sequence[str]],
        now: datetime,
        region: str,
    ) -> ComplaintReader:
        """A reader that has seen the first rows."""
        dated = [place for place, key in enumerate(mapping) if key in ("received", "closed", "deadline")]
        texts = [row[place] for row in sample for place in dated if place < len(row)]
        return cls(header, mapping, now, moment_read.day_comes_first(texts, usual=region != "US"))

    def complaint(self, row: int, texts: Sequence[str]) -> ReadComplaint:
        """One row. What cannot be read of it is said, and the rest stays."""
        if not texts:
            return ReadComplaint(row=row, problem=N_("The row cannot be read."))
        self._take(texts)
        received, problem = self._received()
        subject, description = self._words()
        if not subject:
            problem = problem or N_("The row does not say what is wrong.")
        state, said = self._state()
        closed = self._day("closed") if state in ANSWERS else None
        return ReadComplaint(
            row=row,
            number=self._one("number")[:80],
            received=received,
            subject=subject,
            description=description,
            customer=self._line("customer"),
            customer_number=self._one("customer_number"),
            contact=", ".join(self._all("contact")),
            about=" / ".join(self._all("about"))[:LONGEST_SUBJECT],
            receipt=self._one("receipt"),
            unit=self._one("unit"),
            channel=self._choice(Channel, "channel", _CHANNELS) or Channel.IN_PERSON,
            state=state,
            closed=closed,
            outcome=self._text("outcome"),
            wish=self._choice(Wish, "wish", {}),
            category=self._choice(Category, "category", {}),
            severity=self._choice(Severity, "severity", {}) or (None if self.own else Severity.NORMAL),
            condition=self._text("condition"),
            accessories=self._text("accessories"),
            assigned=self._line("assigned"),
            days=int(self._one("days")) if self._one("days").isdecimal() and len(self._one("days")) < 4 else None,  # noqa: PLR2004 - years
            deadline=self._day("deadline"),
            language=self._one("language") if self._one("language") in LANGUAGES else "",
            staff=self._line("staff"),
            note=self._note(said),
            history=tuple(self._history()) if self.own else (),
            lost=self._lost(texts),
            warnings=tuple(self._warnings),
            problem=problem,
        )

    def _take(self, texts: Sequence[str]) -> None:
        self._held, self._warnings = {}, []
        for key, column, text in zip(self.mapping, self.header, texts, strict=False):
            if key:
                self._held.setdefault(key, []).append((column, cells.bare(text).strip()))

    def _all(self, key: str) -> list[str]:
        found = (typed.one_line(text) for _, text in self._held.get(key, ()))
        return list(dict.fromkeys(text for text in found if fold(text) not in _NOTHING))

    def _one(self, key: str) -> str:
        return next(iter(self._all(key)), "")

    def _line(self, key: str) -> str:
        return self._one(key)[:LONGEST_SUBJECT]

    def _text(self, key: str) -> str:
        found = (typed.paragraphs(text) for _, text in self._held.get(key, ()))
        return "\n\n".join(text for text in found if fold(text) not in _NOTHING)[:LONGEST_TEXT]

    def _words(self) -> tuple[str, str]:
        """Subject and description; a subject too long for its line stands whole in the description."""
        subject, description = ": ".join(self._all("subject")), self._text("description")
        if not subject and description:
            subject = description.splitlines()[0]
        if len(subject) > LONGEST_SUBJECT:
            description = description if description.startswith(subject[:60]) else f"{subject}\n\n{description}".strip()
            subject = subject[: LONGEST_SUBJECT - 1] + "…"
        return subject, description[:LONGEST_TEXT]

    def _received(self) -> tuple[datetime | None, Message | None]:
        text = self._one("received")
        if not text:
            return None, N_("The row has no day.")
        at = moment_read.moment(text, day_first=self.day_first)
        if at is None:
            return None, N_("“{text}” is not a day.", text=text)
        if at.date() > self.now.date():
            return None, N_("“{text}” is a day that has not come yet.", text=text)
        return min(at, self.now), None

    def _day(self, key: str) -> date | None:
        text = self._one(key)
        at = moment_read.moment(text, day_first=self.day_first) if text else None
        if text and at is None:
            self._warnings.append(N_("“{text}” is not a day: it is left out.", text=text))
        return at.date() if at else None

    def _state(self) -> tuple[ComplaintState, str]:
        """The state, and the words it came from where they say more than that."""
        text = self._one("state")
        if not text:
            return (ComplaintState.RESOLVED if self._one("closed") else ComplaintState.RECEIVED), ""
        known = _meaning(ComplaintState, text, _STATES)
        if known is None:
            self._warnings.append(N_("The state “{text}” is not known: it is in the history.", text=text))
        return known or ComplaintState.RECEIVED, "" if fold(text) == known else text

    def _choice(self, kind: type[Choice], key: str, known: Mapping[Choice, str]) -> Choice | None:
        text = self._one(key)
        found = _meaning(kind, text, known) if text else None
        if text and found is None:
            self._warnings.append(N_("“{text}” is not known here: it is left out.", text=text))
        return found

    def _note(self, said: str) -> str:
        lines = [f"{column}: {said}" for column, _ in self._held.get("state", ())[:1] if said]
        noted = ((column, typed.one_line(text)) for column, text in self._held.get("note", ()))
        lines += [f"{column}: {text}" for column, text in noted if fold(text) not in _NOTHING]
        return "\n".join(lines)[:LONGEST_TEXT]

    def _history(self) -> Iterator[ComplaintEvent]:
        for line in self._text("history").splitlines():
            parts = cells.split(line)
            with suppress(ValueError):
                at, kind, staff, text = (*parts, "", "", "")[:4]
                yield ComplaintEvent(datetime.fromisoformat(at).astimezone(), kind, text, staff)

    def _lost(self, texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(
            self.header[place] if place < len(self.header) else str(place + 1)
            for place, text in enumerate(texts)
            if text.strip() and (place >= len(self.mapping) or not self.mapping[place])
        )


def _meaning(kind: type[Choice], text: str, known: Mapping[Choice, str]) -> Choice | None:
    """The value a text means: by its key, by how we call it in English, or by a word of it."""
    said = fold(text).strip()
    for value in kind:
        if said in (value.value, value.value.replace("_", " ")):
            return value
    parts = set(said.replace("-", " ").split()) | {said}
    return next((value for value, names in known.items() if parts & set(names.split())), None)
