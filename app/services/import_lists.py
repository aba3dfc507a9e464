"""Bringing in customers, products or complaints: a look first, then batch by batch, each whole or not at all."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Generic, Protocol, TypeVar

from app.domain.changes import Changes
from app.domain.importing import (
    Counts,
    Fate,
    Imported,
    ImportKind,
    Look,
    PreviewLine,
    RowNote,
    Rule,
    RunState,
)
from app.domain.progress import Progress
from app.errors import StorageError
from app.i18n import Message
from app.models import audit, import_mapping, import_note, import_run
from app.models.database import transaction
from app.services.import_source import Source

# A sale at the counter waits for one batch at most.
BATCH = 250
PREVIEW_ROWS = 50
# What comes into memory of notes at the end; a run keeps all of its own in the file.
MOST_NOTES = 10_000
LOOK_SECONDS = 1.0
_LONGEST_SAID = 120
_CHANGED = {
    ImportKind.CUSTOMERS: Changes.of("customers", "imports"),
    ImportKind.PRODUCTS: Changes.of("products", "imports"),
    ImportKind.COMPLAINTS: Changes.of("complaints", "imports"),
}


class Record(Protocol):
    """One record of a file, whatever it is of."""

    @property
    def row(self) -> int:
        """Its place in the file."""

    @property
    def lost(self) -> tuple[str, ...]:
        """What holds something and has no place."""

    @property
    def warnings(self) -> tuple[Message, ...]:
        """What was changed on the way."""

    @property
    def problem(self) -> Message | None:
        """Why it cannot be taken."""


Steps = Generator[Progress, None, Imported]
Read = TypeVar("Read", bound=Record)
ReadIn_contra = TypeVar("ReadIn_contra", bound=Record, contravariant=True)


@dataclass(slots=True)
class Done:
    """What became of a batch."""

    fates: Counter[Fate] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    problems: list[RowNote] = field(default_factory=list)
    warnings: list[RowNote] = field(default_factory=list)
    lines: list[PreviewLine] = field(default_factory=list)

    def warn(self, notes: Iterable[RowNote]) -> None:
        """Say more of rows that came in."""
        self.warnings += notes

    def note(self, record: Record, fate: Fate, *words: Message) -> None:
        """Count a row, with what is to be said of it: of one left out only why."""
        self.fates[fate] += 1
        if fate is Fate.PROBLEM:
            self.problems += [RowNote(record.row, _short(word)) for word in words[:1]]
            return
        self.lost.update(record.lost)
        self.warnings += [RowNote(record.row, _short(word)) for word in (*record.warnings, *words)]

    @property
    def counts(self) -> Counts:
        """How many rows of each fate there were."""
        found = Counts(lost=dict(self.lost))
        for fate, count in self.fates.items():
            found = found.plus(fate, count)
        return found


class Target(Protocol[ReadIn_contra]):
    """Where the records of one kind go."""

    def take(self, batch: Sequence[ReadIn_contra], run: int) -> Done:
        """Write a batch inside the caller's transaction; with run 0 only say what would become of it."""


@dataclass(frozen=True)
class Plan(Generic[Read]):
    """A file and where its records go."""

    source: Source
    records: Iterator[Read]
    target: Target[Read]
    seller: str
    now: datetime


@dataclass(slots=True)
class _Whole:
    """Everything so far."""

    counts: Counts = field(default_factory=Counts)
    problems: list[RowNote] = field(default_factory=list)
    warnings: list[RowNote] = field(default_factory=list)

    def add(self, done: Done) -> None:
        self.counts += done.counts
        self.problems += done.problems[: MOST_NOTES - len(self.problems)]
        self.warnings += done.warnings[: MOST_NOTES - len(self.warnings)]


def bring(plan: Plan[Read], *, dry_run: bool) -> Steps:
    """Let a file come in; each step is a batch that is saved.

    Cancelled or cut off, the same file goes on where it stopped when it is brought again, under the same number. A dry
    run writes nothing and has the number 0. Raises FileError where the file breaks off; what came in before it stays.
    """
    began = time.monotonic()
    work = _Work(plan, dry=dry_run)
    try:
        while batch := tuple(islice(plan.records, BATCH)):
            work.take(batch)
            yield Progress(work.rows, max(work.rows + (len(batch) == BATCH), plan.source.rows))
    except BaseException:
        # On a full disk even this cannot be written; the run then simply counts as not finished.
        with suppress(StorageError):
            work.end(RunState.CANCELLED)
        raise
    work.end(RunState.FINISHED)
    return work.result(time.monotonic() - began)


class _Work(Generic[Read]):
    def __init__(self, plan: Plan[Read], *, dry: bool) -> None:
        source = plan.source
        self._plan, self._whole = plan, _Whole()
        self._changes = _CHANGED[source.kind]
        earlier = None if dry else import_run.of_file(source.kind, source.name, source.digest)
        ended = earlier is not None and earlier.state is RunState.FINISHED
        # Everything as new twice over would make everybody twice: that file is in the shop.
        self._already = ended and source.rule is Rule.NEW
        self._look_only = dry or self._already
        self._skip = self._run = 0
        if earlier is not None and self._already:
            self._run = earlier.number
        elif earlier is not None and not ended:
            self._run, self._skip, self._whole.counts = earlier.number, earlier.position, earlier.counts
        elif not dry:
            self._run = self._start()
        self.rows = 0

    def _start(self) -> int:
        source, plan = self._plan.source, self._plan
        with transaction():
            number = import_run.start(source.kind, source.name, source.order.path.name, source.digest, plan.now)
            if source.table is not None:
                import_mapping.put(source.kind.value, source.table.header, source.mapping, plan.now)
            self._audit(number, {"file": source.order.path.name, "kind": source.kind.value, "rule": source.rule.value})
        return number

    def take(self, batch: Sequence[Read]) -> None:
        """Deal with the next records, all of them or none."""
        passed = min(max(self._skip - self.rows, 0), len(batch))
        self.rows += len(batch)
        rest = batch[passed:]
        if self._already:
            self._whole.add(Done(Counter({Fate.ALREADY: len(rest)})))
        elif self._look_only:
            self._whole.add(self._plan.target.take(rest, 0))
        elif rest:
            self._write(rest)

    def _write(self, batch: Sequence[Read]) -> None:
        with transaction():
            done = self._plan.target.take(batch, self._run)
            import_note.add(self._run, done.problems, done.warnings)
            import_run.proceed(self._run, self.rows, self._whole.counts + done.counts)
            counts = done.counts
            self._audit(self._run, {"rows": counts.rows, "created": counts.created, "updated": counts.updated})
        self._whole.add(done)

    def end(self, state: RunState) -> None:
        """The file is done, or was stopped between two batches: then what is written stays."""
        if self._look_only:
            return
        with transaction():
            import_run.set_state(self._run, state, self._plan.now)
            self._audit(self._run, {"state": state.value, "rows": self.rows})

    def _audit(self, number: int, after: dict[str, object]) -> None:
        audit.write(
            at=self._plan.now, staff=self._plan.seller, action="import", kind="import", record=str(number), after=after
        )

    def result(self, seconds: float) -> Imported:
        """What became of the file; of one that went on, of all its rows."""
        kept = self._run and not self._look_only
        return Imported(
            number=self._run,
            kind=self._plan.source.kind,
            state=RunState.FINISHED,
            counts=self._whole.counts,
            problems=import_note.of_run(self._run, left_out=True) if kept else tuple(self._whole.problems),
            warnings=import_note.of_run(self._run, left_out=False) if kept else tuple(self._whole.warnings),
            seconds=seconds,
            changes=Changes() if self._look_only else self._changes,
        )


def look(plan: Plan[Read], limit: int = PREVIEW_ROWS, seconds: float = LOOK_SECONDS) -> Look:
    """The first rows as they will be, and what becomes of as many as can be looked at in the time."""
    until = time.monotonic() + seconds
    counts, lines, whole = Counts(), list[PreviewLine](), False
    size = limit
    while time.monotonic() < until:
        batch = tuple(islice(plan.records, size))
        done = plan.target.take(batch, 0)
        counts += done.counts
        lines += done.lines[: limit - len(lines)]
        if len(batch) < size:
            whole = True
            break
        size = BATCH
    return Look(tuple(lines), counts, whole)


def _short(message: Message) -> Message:
    """The sentence without the whole of a cell that goes on for pages."""
    if all(not isinstance(value, str) or len(value) <= _LONGEST_SAID for value in message.params.values()):
        return message
    said = {
        name: f"{value[:_LONGEST_SAID]}…" if isinstance(value, str) and len(value) > _LONGEST_SAID else value
        for name, value in message.params.items()
    }
    return Message(message.text, said)


def started(run: int, now: datetime) -> datetime:
    """The moment a run carries on everything it writes, however often it went on."""
    found = import_run.find(run) if run else None
    return found.started if found else now
