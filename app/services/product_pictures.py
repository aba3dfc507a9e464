"""Many pictures at once: files that are named by the code of their product."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from app.domain import product_json
from app.domain.act import ActKind, ChangeKind, differing
from app.domain.changes import Changes
from app.domain.progress import Progress
from app.errors import FileError
from app.exchange import picture as intake
from app.i18n import N_, Message
from app.models import act, audit, picture, product
from app.models.database import transaction
from app.services import pictures, products

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
# A second view of a product is called CODE_2 or CODE-2; the first one wins.
_PARTS = "_ "


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken, and why."""

    file: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the files. `act` takes all of it back; None when nothing was changed."""

    count: int
    same: int
    refused: tuple[Refused, ...]
    act: int | None
    changes: Changes = field(default_factory=lambda: Changes.of("products"))


Steps = Generator[Progress, None, Brought]


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files themselves, and the pictures in those that are folders, by name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(one for one in path.iterdir() if one.suffix.lower() in ENDINGS)
        else:
            found.append(path)
    return tuple(found)


def bring(paths: Iterable[Path], *, seller: str, now: datetime) -> Steps:
    """Give each product the picture whose file is named by one of its codes; each step is a file, all are one act."""
    files = files_in(paths)
    work = _Bringing(seller, now)
    for place, path in enumerate(files, 1):
        work.take(path)
        yield Progress(place, len(files))
    return work.done()


class _Bringing:
    """One run over the files."""

    def __init__(self, seller: str, now: datetime) -> None:
        self._seller, self._now = seller, now
        self._act: int | None = None
        self._given: set[int] = set()
        self._same = 0
        self._refused: list[Refused] = []

    def take(self, path: Path) -> None:
        """One file."""
        product_id = _product(path.stem)
        if product_id is None:
            self._refuse(path, N_("No product has a code like its name."))
        elif product_id in self._given:
            self._refuse(path, N_("Its product has got another picture of these."))
        else:
            self._give(path, product_id)

    def _give(self, path: Path, product_id: int) -> None:
        try:
            made = intake.photo(pictures.read(path), path.name)
        except FileError as error:
            self._refuse(path, error.hint or error.text)
            return
        self._given.add(product_id)
        with transaction():
            digest = picture.put(made).digest
            before = products.draft(product_id)
            if before.picture == digest:
                self._same += 1
                return
            after = replace(before, picture=digest)
            product.set_picture(product_id, digest, self._now)
            self._remember(product_id, product_json.values(before), product_json.values(after))

    def _remember(self, product_id: int, before: dict[str, object], after: dict[str, object]) -> None:
        words = N_("Pictures of products, from files")
        self._act = self._act or act.start(ActKind.MASS, words, records=0, staff=self._seller, at=self._now)
        was, is_now = differing(before, after)
        act.add_changes(self._act, ((ChangeKind.PRODUCT, product_id, was, is_now),))
        act.set_records(self._act, len(self._given) - self._same)
        audit.write(
            at=self._now,
            staff=self._seller,
            action="change",
            kind="product",
            record=str(after["sku"]),
            before=json.loads(was),
            after=json.loads(is_now),
        )

    def _refuse(self, path: Path, why: Message) -> None:
        self._refused.append(Refused(path.name, why))

    def done(self) -> Brought:
        """What became of all of them."""
        return Brought(len(self._given) - self._same, self._same, tuple(self._refused), self._act)


def _product(stem: str) -> int | None:
    """The product that a file's name names: whole, or up to the mark of a second view."""
    for name in (stem, *(stem.split(mark, maxsplit=1)[0] for mark in _PARTS if mark in stem)):
        found = products.by_code(name.strip()) if name.strip() else None
        if found is not None:
            return found
    return None
