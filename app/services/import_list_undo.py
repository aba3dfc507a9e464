"""Taking the import of a list back: changes field by field, what it put beside records, and the records it made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.changes import Changes
from app.domain.imported import ImportRun, Undone
from app.domain.importing import RunState
from app.domain.progress import Progress
from app.models import act, audit, import_act, import_list_undo, import_note, import_run, import_undo, import_waiting
from app.models.database import transaction
from app.services import act_changes

_BATCH = 200
_CHANGES = Changes.of("customers", "products", "complaints", "imports")


def undo(run: ImportRun, *, seller: str, now: datetime) -> Generator[Progress, None, Undone]:
    """Take the import back; each step is a batch that is saved. Cut off, it goes on when it is asked again."""
    work = _Undo(run, seller, now)
    with transaction():
        import_run.set_state(run.number, RunState.UNDOING, now)
        import_waiting.drop(run.number)
    yield from work.changes()
    yield from work.records()
    return work.end()


@dataclass(slots=True)
class _Undo:
    run: ImportRun
    seller: str
    now: datetime
    done: int = 0
    taken_back: int = 0
    left: int = 0
    gone: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)

    def changes(self) -> Generator[Progress, None, None]:
        """What the import changed is as before, but for what somebody changed since."""
        number, place = import_act.of_run(self.run.number), 0
        while number is not None:
            with transaction():
                batch = act.changes(number, place, _BATCH)
                for _, change in reversed(batch):
                    planned = act_changes.plan(change)
                    act_changes.carry_out(planned, seller=self.seller, now=self.now)
                    if planned.does and not planned.kept:
                        import_list_undo.settle(change.kind, change.record)
                    self.taken_back += planned.does
                    self.left += not planned.does or bool(planned.kept)
            if not batch:
                return
            place = batch[-1][0]
            yield self._progress(len(batch))

    def records(self) -> Generator[Progress, None, None]:
        """What came with the import goes, unless somebody has worked with it."""
        number, since = self.run.number, self.run.started
        with transaction():
            import_list_undo.remove_beside(number)
        yield from self._remove("complaints", import_list_undo.complaints_after, import_list_undo.remove_complaints)
        yield from self._remove(
            "customers",
            import_undo.customers_after,
            lambda ids: import_list_undo.remove_customers(ids, since),
        )
        yield from self._remove("products", import_undo.products_after, import_undo.remove_products)

    def _remove(
        self,
        kind: str,
        following: Callable[[int, int, int], tuple[int, ...]],
        remove: Callable[[tuple[int, ...]], int],
    ) -> Generator[Progress, None, None]:
        last = 0
        while True:
            with transaction():
                ids = following(self.run.number, last, _BATCH)
                if not ids:
                    return
                gone = remove(ids)
                self._audit({kind: gone})
            self.gone[kind] += gone
            self.kept[kind] += len(ids) - gone
            last = ids[-1]
            yield self._progress(len(ids))

    def _progress(self, more: int) -> Progress:
        self.done += more
        return Progress(self.done, max(self.done, self.run.counts.created + self.run.counts.updated))

    def end(self) -> Undone:
        """The import is taken back."""
        number = self.run.number
        with transaction():
            import_list_undo.remove_empty_households(number)
            import_undo.rewind()
            import_list_undo.rewind_complaints()
            import_note.drop(number)
            import_act.drop(number)
            listed = import_act.of_run(number)
            if listed is not None:
                act.set_undone(listed, self.now)
            import_run.set_state(number, RunState.UNDONE, self.now)
            self._audit({"state": RunState.UNDONE.value})
        return Undone(
            number=number,
            customers=self.gone["customers"],
            products=self.gone["products"],
            complaints=self.gone["complaints"],
            kept_customers=self.kept["customers"],
            kept_products=self.kept["products"],
            kept_complaints=self.kept["complaints"],
            taken_back=self.taken_back,
            left=self.left,
            changes=_CHANGES,
        )

    def _audit(self, after: dict[str, object]) -> None:
        audit.write(
            at=self.now, staff=self.seller, action="undo", kind="import", record=str(self.run.number), after=after
        )
