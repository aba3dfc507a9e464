"""Taking an import back: refused where something later depends on it, else removed batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime

from app.domain.changes import Changes
from app.domain.imported import ImportRun, Undone
from app.domain.importing import ImportKind, RunState
from app.domain.progress import Progress
from app.errors import InputError, NotFoundError
from app.i18n import N_
from app.models import audit, import_run, import_undo
from app.models.database import transaction
from app.services import import_list_undo

_SALES = 100
_RECORDS = 500
_CHANGES = Changes.of("customers", "products", "sales", "units", "imports")


def undo(number: int, *, seller: str, now: datetime) -> Generator[Progress, None, Undone]:
    """Remove what an import made; each step is a batch that is saved. Cut off, it goes on when it is asked again.

    Customers and products that something else uses by now stay. Raises NotFoundError for an unknown number and
    InputError when a record made since then needs one of the sales; nothing was changed then.
    """
    run = _checked(number)
    if run.kind is not ImportKind.SALES:
        return (yield from import_list_undo.undo(run, seller=seller, now=now))
    # What an undo that was cut off removed may have been printed: then its numbers are not given out again.
    work = _Undo(run, seller, now, printed=run.state is RunState.UNDOING)
    yield from work.sales()
    yield from work.customers()
    yield from work.products()
    return work.end()


def _checked(number: int) -> ImportRun:
    found = import_run.find(number)
    if found is None:
        raise NotFoundError(N_("There is no import with the number {number}.", number=number))
    if found.state is RunState.UNDONE:
        raise InputError(N_("Import {number} is taken back already.", number=number))
    complaint = import_undo.complaint_about(number)
    if complaint is not None:
        raise InputError(
            N_("Complaint {complaint} is about the imported sale {sale}.", complaint=complaint[0], sale=complaint[1]),
            N_("An import with complaints about its sales stays."),
        )
    later = import_undo.later_return(number)
    if later is not None:
        raise InputError(
            N_("Return {number} takes back goods of the imported sale {sale}.", number=later[0], sale=later[1]),
            N_("Take back the later import first, or keep this one."),
        )
    return found


@dataclass(slots=True)
class _Undo:
    run: ImportRun
    seller: str
    now: datetime
    removed: int = 0
    printed: bool = False
    gone_customers: int = 0
    kept_customers: int = 0
    gone_products: int = 0
    kept_products: int = 0

    def sales(self) -> Generator[Progress, None, None]:
        made = self.run.tally.created
        total = max(made.sales + made.returns, 1)
        while True:
            with transaction():
                import_run.set_state(self.run.number, RunState.UNDOING, self.now)
                count, printed = import_undo.remove_sales(self.run.number, _SALES)
                self._audit({"sales": count})
            if not count:
                return
            self.removed += count
            self.printed |= printed
            yield Progress(min(self.removed, total), total)

    def customers(self) -> Generator[Progress, None, None]:
        for gone, kept in self._records(import_undo.customers_after, import_undo.remove_customers, "customers"):
            self.gone_customers += gone
            self.kept_customers += kept
            yield Progress(1, 1)

    def products(self) -> Generator[Progress, None, None]:
        for gone, kept in self._records(import_undo.products_after, import_undo.remove_products, "products"):
            self.gone_products += gone
            self.kept_products += kept
            yield Progress(1, 1)

    def _records(
        self, following: Callable[[int, int, int], tuple[int, ...]], remove: Callable[[tuple[int, ...]], int], kind: str
    ) -> Generator[tuple[int, int], None, None]:
        last = 0
        while True:
            with transaction():
                ids = following(self.run.number, last, _RECORDS)
                if not ids:
                    return
                gone = remove(ids)
                self._audit({kind: gone})
            last = ids[-1]
            yield gone, len(ids) - gone

    def end(self) -> Undone:
        with transaction():
            # A number on somebody's paper is never given to another sale: then the gap stays, and the run explains it.
            if not self.printed:
                import_undo.rewind()
            import_run.drop_skips(self.run.number)
            import_run.set_state(self.run.number, RunState.UNDONE, self.now)
            self._audit({"state": RunState.UNDONE.value})
        return Undone(
            number=self.run.number,
            sales=self.removed,
            customers=self.gone_customers,
            products=self.gone_products,
            kept_customers=self.kept_customers,
            kept_products=self.kept_products,
            changes=_CHANGES,
        )

    def _audit(self, after: dict[str, object]) -> None:
        number = str(self.run.number)
        audit.write(at=self.now, staff=self.seller, action="undo", kind="import", record=number, after=after)
