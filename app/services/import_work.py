"""One run of an import: every batch planned, written and counted in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.changes import Changes
from app.domain.imported import (
    NANO_DIGITS,
    Created,
    ImportedDocument,
    ImportedLine,
    ImportedProduct,
    ImportResult,
    Skip,
    SkipReason,
    Survey,
    Tally,
    exact,
    minor,
)
from app.domain.importing import ImportKind, RunState
from app.domain.money import digits
from app.domain.settings import Settings
from app.i18n import language
from app.models import audit, bulk, import_people, import_run, import_write
from app.models.database import transaction
from app.models.import_match import Stock
from app.models.import_people import NewCustomer
from app.models.import_write import People, Stamp
from app.services import settings as settings_service

_CHANGES = Changes.of("customers", "products", "sales", "imports")


@dataclass(frozen=True, slots=True)
class _Batch:
    """Documents to write, rows that are no sale, and rows that are in the shop already."""

    fresh: tuple[ImportedDocument, ...]
    skips: tuple[Skip, ...]
    already: tuple[Skip, ...]

    @property
    def lines(self) -> list[ImportedLine]:
        """Every line to write."""
        return [line for document in self.fresh for line in document.lines]


class Job:
    """A run at work. It goes on with an earlier run of the same file that did not come to its end.

    A dry run only looks, and so does a file whose run is complete: what it holds is in the shop.
    """

    def __init__(
        self, preset: str, known: Survey, *, seller: str, now: datetime, settings: Settings, dry: bool
    ) -> None:
        earlier = None if dry else import_run.of_file(ImportKind.SALES, preset, known.file.digest)
        self._known, self._settings, self._seller, self._now = known, settings, seller, now
        self._look_only = dry or (earlier is not None and earlier.state is RunState.FINISHED)
        going_on = earlier if earlier is not None and not self._look_only else None
        self._tally = going_on.tally if going_on else Tally()
        self._done = going_on.position if going_on else 0
        self.number = earlier.number if earlier else 0
        if not self.number and not dry:
            self.number = self._start(preset)
        self._stamp = self._stamped(preset)
        self._stock = Stock(known.returned, bulk.next_id("customer"))
        self.seen = 0
        self._position = 0
        self._skips: list[Skip] = []
        self._already: list[Skip] = []
        self._met_cards: set[str] = set()
        self._met_codes: set[str] = set()

    def _start(self, preset: str) -> int:
        with transaction():
            number = import_run.start(
                ImportKind.SALES, preset, self._known.file.path.name, self._known.file.digest, self._now
            )
            self._audit(number, "import", {"file": self._known.file.path.name, "preset": preset})
        return number

    def _stamped(self, preset: str) -> Stamp:
        return Stamp(
            run=self.number,
            preset=preset,
            till=self._settings.till,
            seller=self._seller,
            language=self._settings.language,
            currency=self._known.currency,
            decimals=digits(self._known.currency),
            rounding_rule=self._settings.rounding.value,
        )

    def take(self, documents: Sequence[ImportedDocument]) -> None:
        """Deal with the next documents of the file, all of them or none."""
        left = self._done - self._position
        if not self._look_only and 0 < left < len(documents):
            self.take(documents[:left])
            self.take(documents[left:])
            return
        if self._look_only:
            self._look(documents)
        elif left > 0:
            self._pass(documents)
        else:
            self._write(documents)
        self._position += len(documents)
        self.seen += sum(document.rows for document in documents)

    def _look(self, documents: Sequence[ImportedDocument]) -> None:
        batch = _sorted(documents, bulk.documents([d.number for d in documents]))
        cards = {document.card for document in batch.fresh if document.card} - self._met_cards
        codes = {line.code for line in batch.lines if not line.free} - self._met_codes
        self._met_cards |= cards
        self._met_codes |= codes
        created = Created(
            customers=len(cards - bulk.buyers(cards).keys()), products=len(codes - bulk.products(codes).keys())
        )
        decimals = self._stamp.decimals
        stored = sum(minor(line.quantity_milli, line.price_micro, decimals) for line in batch.lines)
        self._tally += _counted(batch, created, stored, decimals)
        self._remember(batch)

    def _pass(self, documents: Sequence[ImportedDocument]) -> None:
        """What this run wrote before it stopped stands and is counted."""
        others = bulk.documents([d.number for d in documents], besides=self.number)
        self._remember(_sorted(documents, others))

    def _write(self, documents: Sequence[ImportedDocument]) -> None:
        with transaction():
            batch = _sorted(documents, bulk.documents([d.number for d in documents]))
            buyers, new_customers = self._buyers(batch.fresh)
            products, new_products = self._products(batch.lines)
            written = import_write.write(batch.fresh, People(buyers, products), self._stock, self._stamp)
            counted = _counted(batch, Created(new_customers, new_products), written.stored, self._stamp.decimals)
            tally = self._tally + replace(counted, matched=written.matched)
            import_run.advance(self.number, self._position + len(documents), tally, batch.skips)
            if batch.fresh:
                first, last = batch.fresh[0].number, batch.fresh[-1].number
                self._audit(self.number, "import", {"from": first, "to": last, "documents": len(batch.fresh)})
        self._tally = tally
        self._remember(batch)

    def _buyers(self, documents: Sequence[ImportedDocument]) -> tuple[dict[str, bulk.Buyer], int]:
        """The customers the documents name; who is not in the shop yet is added. Also how many were."""
        countries = {document.card: document.country for document in reversed(documents) if document.card}
        known = bulk.buyers(countries)
        speech = language(self._settings.language)
        new = [
            NewCustomer(
                card=card,
                name=speech.gettext("Customer {card}", card=card),
                note=speech.gettext("Country in the imported file: {country}", country=country) if country else "",
            )
            for card, country in reversed(countries.items())
            if card not in known
        ]
        return known | import_people.add_customers(new, self.number, self._now), len(new)

    def _products(self, lines: Sequence[ImportedLine]) -> tuple[dict[str, int], int]:
        """The products the lines name; what is not in the shop yet is added. Also how many were."""
        named = {line.code: line for line in lines if not line.free}
        known = bulk.products(named)
        new = [self._product(line) for code, line in named.items() if code not in known]
        tax_code = settings_service.profile(self._settings).standard_rate.code
        return known | import_people.add_products(new, tax_code, self.number, self._now), len(new)

    def _product(self, line: ImportedLine) -> ImportedProduct:
        found = self._known.products.get(line.code) or ImportedProduct(line.code, line.name, line.price_micro)
        # A price in another currency would be sold at as if it were the shop's own.
        return found if self._settings.currency == self._known.currency else replace(found, price_micro=0)

    def _remember(self, batch: _Batch) -> None:
        self._skips += batch.skips
        self._already += batch.already

    def _audit(self, number: int, action: str, after: dict[str, object]) -> None:
        audit.write(at=self._now, staff=self._seller, action=action, kind="import", record=str(number), after=after)

    def stop(self) -> None:
        """Cancelled between two batches: what is written stays, and the same file can go on."""
        self._end(RunState.CANCELLED)

    def finish(self) -> None:
        """The file is done."""
        self._end(RunState.FINISHED)

    def _end(self, state: RunState) -> None:
        if self._look_only:
            return
        with transaction():
            import_run.set_state(self.number, state, self._now)
            self._audit(self.number, "import", {"state": state.value, "rows": self._tally.rows})

    def result(self, seconds: float) -> ImportResult:
        """What became of the file."""
        tally = self._tally
        return ImportResult(
            number=self.number,
            rows=tally.rows,
            created=tally.created,
            skipped=tuple(sorted((*self._skips, *self._already), key=lambda skip: skip.row)),
            total_imported=exact(tally.imported),
            total_skipped=exact(tally.skipped),
            rounding=exact(tally.imported - tally.stored),
            currency=self._known.currency,
            already=tally.already,
            matched=tally.matched,
            seconds=seconds,
            changes=Changes() if self._look_only else _CHANGES,
        )


def _sorted(documents: Sequence[ImportedDocument], present: frozenset[str]) -> _Batch:
    return _Batch(
        fresh=tuple(d for d in documents if d.lines and d.number not in present),
        skips=tuple(skip for d in documents for skip in d.skips),
        already=tuple(
            Skip(line.row, SkipReason.ALREADY, d.number, line.nano)
            for d in documents
            if d.number in present
            for line in d.lines
        ),
    )


def _counted(batch: _Batch, created: Created, stored: int, decimals: int) -> Tally:
    lines = batch.lines
    left_out = (*batch.skips, *batch.already)
    returns = sum(document.returned for document in batch.fresh)
    return Tally(
        rows=len(lines) + len(left_out),
        created=created + Created(sales=len(batch.fresh) - returns, returns=returns, lines=len(lines)),
        imported=sum(line.quantity_milli * line.price_micro for line in lines),
        stored=stored * 10 ** (NANO_DIGITS - decimals),
        skipped=sum(skip.nano for skip in left_out),
        already=len(batch.already),
    )
