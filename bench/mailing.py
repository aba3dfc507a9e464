"""One mailing to thousands: folded cards in three languages with pictures, beside a bare canvas that draws the same.

`python -m bench.mailing [--people N]`. The cards go to a file in a process of its own, so that its peak of memory is
its own too; the file is then opened by poppler's tools, and every number has to stand in its place.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PIL import Image

from app.domain.letter import Occasion
from app.domain.mailing import Form, MailingPlan
from app.domain.mailing_audience import Audience, AudienceKind
from app.domain.product import ProductDraft
from app.models.database import db
from app.services import mailing_gather, mailing_output, mailing_write, mailings, pictures, products, shop
from app.services import settings as settings_service
from bench import figures, mailing_bare, shops

if TYPE_CHECKING:
    from collections.abc import Generator

    from bench.figures import Figure

PEOPLE, FEW = 10_000, 1_000
_SAMPLE = 150
_GOODS = (
    ("Čajník", "24.90", "#B5482F"),
    ("Sviečka", "9.50", "#D9A441"),
    ("茶壶", "39.00", "#3C6E71"),
    ("Pan", "6.50", "#284B63"),
)
_NUMBER = re.compile(r"L1-\d{6}")
_SELLER = "Bench"
# A gradient is the same for the file whatever the number of cards; what grows is a fault.
_GROWTH = 1.25
_STOPPED = 0.5
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Output:
    """What one process did: seconds for its cards, and the most memory it ever had, in MB."""

    seconds: float
    peak: float


@dataclass(frozen=True, slots=True)
class Made:
    """A mailing that was written, the number of its first letter, and the seconds that took."""

    id: int
    first: int
    gathering: float
    writing: float


def measure(folder: Path, people: int = PEOPLE) -> list[Figure]:
    """Gathering, writing, and putting them into one file: a few and all."""
    few = min(FEW, people // 10)
    place = folder / "shop"
    shutil.copytree(shops.shop_of(people), place)
    opened = shop.open_shop(place)
    goods = _prepare()
    some, everybody = _made(goods, few), _made(goods, 0)
    many = mailings.one(everybody.id).tally.written
    sample = _sample(everybody.id, folder / "sample.pdf")
    stopped = _stopped(everybody.id, folder / "stopped.pdf")
    opened.close()
    little, much = _apart(place, some.id, folder / "few.pdf"), _apart(place, everybody.id, folder / "all.pdf")
    _check(folder / "all.pdf", many, everybody.first)
    bare = mailing_bare.cards_a_second(sample, tuple(map(_photo, (colour for *_, colour in _GOODS))), min(many, FEW))
    return [
        figures.Figure(f"gather a mailing to {many:,} people", many / everybody.gathering, None, "people/s"),
        figures.Figure(f"write {many:,} letters with numbers", many / everybody.writing, None, "letters/s"),
        figures.rate(f"{many:,} cards with pictures into one file", many / much.seconds, bare, "cards/s", 1 / 1.5),
        figures.within(f"memory for {many:,} cards beside {few:,}", much.peak, little.peak, "MB", _GROWTH),
        figures.Figure("stop a file half-way", stopped * 1000, None, "ms", "≤ 500 ms", stopped <= _STOPPED),
    ]


def _prepare() -> tuple[int, ...]:
    """Everybody lives somewhere and may be written to, a third in each language; four products have pictures."""
    db.execute_sql("DELETE FROM consent")
    db.execute_sql("UPDATE customer SET language = CASE id % 3 WHEN 0 THEN 'sk' WHEN 1 THEN 'en' ELSE 'zh_CN' END")
    db.execute_sql(
        "INSERT INTO consent (customer_id, channel, purpose, state, at, source, wording, staff) "
        "SELECT id, 'letter', 'greeting', 'yes', '2026-01-01T00:00:00.000Z', 'form', 'May we?', 'Bench' FROM customer"
    )
    home = db.execute_sql("INSERT INTO address (street, city, postcode) VALUES ('Dlhá 1', 'Nitra', '949 01')").lastrowid
    db.execute_sql(
        "INSERT INTO customer_address (customer_id, address_id) SELECT id, ? FROM customer c WHERE NOT EXISTS "
        "(SELECT 1 FROM customer_address a WHERE a.customer_id = c.id AND a.past = 0)",
        (home,),
    )
    return tuple(_product(name, price, colour) for name, price, colour in _GOODS)


def _product(name: str, price: str, colour: str) -> int:
    taken = pictures.take(f"{name}.jpg", _photo(colour))
    draft = ProductDraft(name=f"{name} bench", price=Decimal(price), tax_code="standard", picture=taken.digest)
    return products.save(draft, seller=_SELLER, now=shop.local_now(), settings=settings_service.load()).id


def _photo(colour: str) -> bytes:
    """A picture as a camera makes it: no single colour."""
    light = Image.linear_gradient("L").resize((900, 650))
    shaded = Image.composite(Image.new("RGB", light.size, colour), Image.new("RGB", light.size, "white"), light)
    out = BytesIO()
    shaded.save(out, "JPEG")
    return out.getvalue()


def _made(goods: tuple[int, ...], few: int) -> Made:
    """A mailing to a few or, with 0, to everybody."""
    rows = db.execute_sql("SELECT id FROM customer WHERE live = 1 ORDER BY id LIMIT ?", (few,)).fetchall()
    chosen = Audience(kind=AudienceKind.SELECTION, customers=tuple(row[0] for row in rows)) if few else Audience()
    plan = MailingPlan(
        name="Bench",
        occasion=Occasion.SEASON,
        form=Form.CARD_A5,
        audience=chosen,
        every_days=0,
        per_household=False,
        products=goods,
    )
    now, current = shop.local_now(), settings_service.load()
    identity = mailings.new(plan, seller=_SELLER, now=now).id
    gathering, _ = _timed(mailing_gather.gather(identity, seller=_SELLER, now=now, settings=current))
    writing, done = _timed(mailing_write.write(identity, seller=_SELLER, now=now, settings=current))
    return Made(identity, int(done.first.removeprefix("L1-")), gathering, writing)


def _timed(steps: Generator[tuple[int, int], None, Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return time.perf_counter() - began, end.value


def _sample(mailing: int, target: Path) -> Path:
    """The first cards in a file of their own."""
    last = min(_SAMPLE, mailings.one(mailing).tally.written)
    _timed(mailing_output.to_file(mailing, target, settings=settings_service.load(), last=last))
    return target


def _stopped(mailing: int, target: Path) -> float:
    """Seconds from the wish to stop to the end; nothing is left of the file."""
    steps = mailing_output.to_file(mailing, target, settings=settings_service.load())
    next(steps)
    began = time.perf_counter()
    steps.close()
    taken = time.perf_counter() - began
    assert not target.exists()
    assert not list(target.parent.glob(f"{target.name}*"))
    return taken


def _apart(place: Path, mailing: int, target: Path) -> Output:
    """All of a mailing into a file, by a process that does nothing else."""
    command = [sys.executable, "-m", "bench.mailing", "--child", str(place), str(mailing), str(target)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return Output(**json.loads(told.stdout))


def _child(place: Path, mailing: int, target: Path) -> None:
    opened = shop.open_shop(place)
    seconds, _ = _timed(mailing_output.to_file(mailing, target, settings=settings_service.load()))
    opened.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak}))


def _check(file: Path, many: int, first: int) -> None:
    """Another program opens the file and finds every number in its place."""
    if shutil.which("pdfinfo") is None:
        return
    told = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, text=True)
    assert f"Pages:           {2 * many}\n" in told.stdout, told.stdout
    assert not told.stderr, told.stderr
    text = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True)
    assert not text.stderr, text.stderr
    numbers = [_NUMBER.findall(page) for page in text.stdout.split("\f")[: 2 * many : 2]]
    assert numbers == [[f"L1-{number:06d}"] for number in range(first, first + many)]


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(prog="python -m bench.mailing", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--child", nargs=3, metavar=("SHOP", "MAILING", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        _child(Path(options.child[0]), int(options.child[1]), Path(options.child[2]))
        return
    with tempfile.TemporaryDirectory(prefix="regulars-mailing-") as name:
        print(figures.table(measure(Path(name), options.people)))


if __name__ == "__main__":
    main()
