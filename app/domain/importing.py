"""Bringing a list of customers, products or complaints in: what is asked, and what became of its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.domain.changes import Changes
from app.domain.complaint_columns import ReadComplaint
from app.domain.customer import CustomerDraft
from app.domain.product import ProductDraft
from app.i18n import N_, Message


class ImportKind(StrEnum):
    """What a file brings."""

    CUSTOMERS = "customers"
    PRODUCTS = "products"
    COMPLAINTS = "complaints"
    SALES = "sales"


class RunState(StrEnum):
    """Where an import stands."""

    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    UNDOING = "undoing"
    UNDONE = "undone"


class Rule(StrEnum):
    """What happens with a row that is in the shop already."""

    ASK = "ask"
    SKIP = "skip"
    FILL = "fill"
    UPDATE = "update"
    NEW = "new"


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATED = "updated"
    ALREADY = "already"
    WAITING = "waiting"
    PROBLEM = "problem"


KIND_WORDS: dict[ImportKind, Message] = {
    ImportKind.CUSTOMERS: N_("Customers"),
    ImportKind.PRODUCTS: N_("Products"),
    ImportKind.COMPLAINTS: N_("Complaints"),
    ImportKind.SALES: N_("Sales"),
}
RULE_WORDS: dict[Rule, Message] = {
    Rule.ASK: N_("Ask me about each"),
    Rule.SKIP: N_("Leave the row out"),
    Rule.FILL: N_("Add what is missing"),
    Rule.UPDATE: N_("Take over what the file says"),
    Rule.NEW: N_("Write down everybody as new"),
}
FATE_WORDS: dict[Fate, Message] = {
    Fate.NEW: N_("New"),
    Fate.UPDATED: N_("Changed"),
    Fate.ALREADY: N_("Here already"),
    Fate.WAITING: N_("To decide"),
    Fate.PROBLEM: N_("Left out"),
}
#: Which rules each kind offers, the first one unless another is asked for.
RULES: dict[ImportKind, tuple[Rule, ...]] = {
    ImportKind.CUSTOMERS: (Rule.ASK, Rule.FILL, Rule.UPDATE, Rule.SKIP, Rule.NEW),
    ImportKind.PRODUCTS: (Rule.SKIP, Rule.FILL, Rule.UPDATE),
    ImportKind.COMPLAINTS: (Rule.SKIP,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What somebody wants brought in, and how the file is to be read. What is left empty is guessed."""

    path: Path
    kind: ImportKind
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int | None = None
    preset: str = ""
    mapping: tuple[str, ...] | None = None
    renamed: tuple[tuple[str, str], ...] = ()
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class RowNote:
    """What is to be said of a row: why it was left out, or what of it could not come along."""

    row: int
    words: Message


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows so far. `lost` counts, per column, the cells that have no place."""

    rows: int = 0
    created: int = 0
    updated: int = 0
    already: int = 0
    waiting: int = 0
    problems: int = 0
    lost: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: Counts) -> Counts:
        lost = dict(self.lost)
        for name, count in other.lost.items():
            lost[name] = lost.get(name, 0) + count
        return Counts(
            self.rows + other.rows,
            self.created + other.created,
            self.updated + other.updated,
            self.already + other.already,
            self.waiting + other.waiting,
            self.problems + other.problems,
            lost,
        )

    def plus(self, fate: Fate, count: int = 1) -> Counts:
        """The same with more rows of one fate."""
        names = {
            Fate.NEW: "created",
            Fate.UPDATED: "updated",
            Fate.ALREADY: "already",
            Fate.WAITING: "waiting",
            Fate.PROBLEM: "problems",
        }
        return self + Counts(rows=count, **{names[fate]: count})  # type: ignore[arg-type]  # each of these is a count


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. Number 0: nothing was written."""

    number: int
    kind: ImportKind
    state: RunState
    counts: Counts
    problems: tuple[RowNote, ...] = field(repr=False)
    warnings: tuple[RowNote, ...] = field(repr=False)
    seconds: float
    changes: Changes

    def as_json(self, render: Callable[[Message], str]) -> dict[str, object]:
        """The public answer of `import --json`; the keys stay."""
        counts = self.counts
        return {
            "number": self.number,
            "rows": counts.rows,
            "created": counts.created,
            "updated": counts.updated,
            "skipped": counts.already,
            "waiting": counts.waiting,
            "problems": [{"row": note.row, "reason": render(note.words)} for note in self.problems],
            "warnings": [{"row": note.row, "reason": render(note.words)} for note in self.warnings],
            "lost": dict(counts.lost),
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewLine:
    """A row of the file as it will be, its fate and what is to be said of it. `match` is who or what it is already."""

    row: int
    content: CustomerDraft | ProductDraft | ReadComplaint
    fate: Fate
    match: str = ""
    words: Message | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """The first rows as they will be. The counts are of `rows` rows; `whole` says whether those are all."""

    first: tuple[PreviewLine, ...]
    counts: Counts
    whole: bool
