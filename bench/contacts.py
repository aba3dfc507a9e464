"""Contact files: what is read of each file of a folder, and rows and cards in a second beside the bare readers.

`python -m bench.contacts FOLDER` reads every file in it, each in a process of its own, and prints one line for each.
`python -m bench.contacts` makes a table of 20,000 rows as CSV and workbook and 10,000 cards, and measures.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from python_calamine import CalamineWorkbook

from app.domain import contact_columns
from app.errors import AppError
from app.exchange import file_kind, tables, vcards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.read_record import ReadCustomer

TODAY, REGION = date(2026, 11, 22), "SK"
ROWS, CARDS = 20_000, 10_000
_HEADER = ("Meno", "Priezvisko", "Mobil", "E-mail", "Ulica", "Mesto", "PSČ", "Dátum narodenia", "Poznámka", "Skupina")
_GIVEN, _FAMILY = (
    ("Jana", "Ľubomíra", "Peter", "Štefan", "Žofia", "伟"),
    ("Kováčová", "Novák", "Ďurica", "Šťastný", "张"),
)
_TOWNS = (("Košice", "04001"), ("Žilina", "01001"), ("Bratislava", "81101"))


def records(path: Path) -> Iterator[ReadCustomer]:
    """Every record of a contact file, read the way an import would without asking anybody."""
    if file_kind.kind(path) == "vcard":
        yield from vcards.cards(vcards.look(path), TODAY)
        return
    file = tables.look(path)
    preset = contact_columns.recognise(file.header)
    mapping = preset.mapping(file.header) if preset else contact_columns.guess(file.header, file.sample)
    workbook = file.kind == "workbook"
    how = contact_columns.options(file.header, file.sample, mapping, preset=preset, region=REGION, workbook=workbook)
    for number, row in tables.rows(file):
        yield contact_columns.customer(number, row, mapping, how, TODAY, REGION)


def summary(path: Path) -> str:
    """One line on a file: read and left out, what has no place, why it is refused."""
    count, lost, problems, warnings = 0, Counter[str](), Counter[str](), Counter[str]()
    try:
        for record in records(path):
            count += record.problem is None
            lost.update(record.lost)
            problems.update([str(record.problem)] if record.problem else [])
            warnings.update(warning.text for warning in record.warnings)
    except AppError as error:
        return f"refused: {error.text}"
    parts = [f"read {count}"]
    parts += [f"left out {n}: {words}" for words, n in problems.items()]
    parts += ["lost: " + ", ".join(name for name, _ in lost.most_common(12))] if lost else []
    parts += [f"{n}× {words}" for words, n in warnings.items()]
    return "; ".join(parts)


def apart(path: Path) -> tuple[str, float, float]:
    """The summary made in a process of its own, with its seconds and the largest memory of it and its children."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        began = time.perf_counter()
        try:
            text = summary(path)
        except BaseException as error:  # noqa: BLE001 - the bench tells of every fault
            text = f"BROKEN: {error!r}"
        seconds = time.perf_counter() - began
        kilobytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        os.write(writer, json.dumps((text, seconds, kilobytes / 1024)).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    text, seconds, peak = json.loads(answer) if answer else ("BROKEN: died", 0.0, 0.0)
    return text, seconds, peak


def corpus(folder: Path) -> None:
    """Print a line for every file of a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            text, seconds, peak = apart(path)
            print(f"{path.relative_to(folder)}\t{text}\t{seconds:.2f} s\t{peak:.0f} MB", flush=True)


def people(count: int) -> Iterator[tuple[str, ...]]:
    """Rows of a believable list."""
    chance = random.Random(7)  # noqa: S311 - chance that can be repeated
    for place in range(count):
        given, family, (town, code) = chance.choice(_GIVEN), chance.choice(_FAMILY), chance.choice(_TOWNS)
        day = f"{chance.randint(1, 28)}.{chance.randint(1, 12)}.{chance.randint(1940, 2005)}"
        phone, street = f"09{chance.randint(10, 59)} {place:06}", f"Hlavná {chance.randint(1, 200)}"
        note = "dobrá zákazníčka" if place % 5 == 0 else ""
        yield given, family, phone, f"z{place}@example.sk", street, town, code, day, note, "VIP, čaj"


def make(folder: Path) -> tuple[Path, Path, Path]:
    """The same list as CSV and workbook, and cards."""
    table, book, cards = folder / "list.csv", folder / "list.xlsx", folder / "list.vcf"
    with table.open("w", encoding="cp1250", errors="replace", newline="") as file:
        csv.writer(file, delimiter=";").writerows([_HEADER, *people(ROWS)])
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Zákazníci")
    for row in (_HEADER, *people(ROWS)):
        sheet.append(row)
    workbook.save(book)
    with cards.open("w", encoding="utf-8", newline="\r\n") as file:
        for given, family, phone, email, street, town, code, _, note, _ in people(CARDS):
            file.write(
                f"BEGIN:VCARD\nVERSION:3.0\nN:{family};{given};;;\nFN:{given} {family}\nTEL;TYPE=CELL:{phone}\n"
                f"EMAIL;TYPE=INTERNET:{email}\nADR;TYPE=HOME:;;{street};{town};;{code};Slovensko\n"
                f"BDAY:1986-04-12\nNOTE:{note}\nEND:VCARD\n"
            )
    return table, book, cards


def _busy() -> float:
    """Seconds the processor has worked for us and our children, whoever else keeps it busy."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _timed(path: Path) -> tuple[float, int]:
    began = _busy()
    count = sum(1 for record in records(path) if record.problem is None)
    return _busy() - began, count


def _bare(path: Path) -> float:
    began = _busy()
    if path.suffix == ".csv":
        with path.open(encoding="cp1250", newline="") as file:
            assert sum(1 for _ in csv.reader(file, delimiter=";"))
    elif path.suffix == ".xlsx":
        assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    else:
        assert sum(line.startswith(b"BEGIN") for line in path.read_bytes().splitlines())
    return _busy() - began


def speed() -> None:
    """Print what our reading takes beside the bare reader."""
    with tempfile.TemporaryDirectory() as folder:
        for path in make(Path(folder)):
            bare = min(_bare(path) for _ in range(3))
            seconds, count = min(_timed(path) for _ in range(3))
            peak = apart(path)[2]
            rate = f"{count / seconds:,.0f} a second"
            print(f"{path.suffix}: {rate} ({seconds:.2f} s; bare reader {bare:.3f} s; {peak:.0f} MB)")


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        if len(sys.argv) > 1:
            corpus(Path(sys.argv[1]))
        else:
            speed()
