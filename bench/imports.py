"""Lines of sales and rows of contacts imported in a second, beside bare `executemany` of the rows that came of them."""

from __future__ import annotations

import csv
import random
import shutil
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.importing import ImportKind, Order, Rule
from app.models import database
from app.services import countries, demo_people, imports, shop
from app.services import settings as settings_service
from bench import figures

if TYPE_CHECKING:
    from pathlib import Path

    from bench.figures import Figure

_HEADER = ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country")
_TABLES = ("customer", "product", "product_code", "sale", "sale_line", "sale_tax", "payment")
_BATCH = 5000


def sample(target: Path, lines: int, seed: int = 7) -> Path:
    """A file in the shape of the real one."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    at = datetime(2010, 12, 1, 8, 0)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        written, invoice = 0, 536365
        while written < lines:
            invoice, at = invoice + 1, at + timedelta(minutes=chance.randint(1, 9))
            card, count = chance.choice(["", chance.randint(12346, 18287)]), chance.randint(1, 40)
            for code in chance.sample(range(20000, 24000), count):
                price = f"{code % 90 / 10 + 0.19:.2f}"
                row = (invoice, code, f"ITEM {code}", chance.randint(1, 24), f"{at:%Y-%m-%d %H:%M:%S}", price, card)
                writer.writerow((*row, "United Kingdom"))
            written += count
    return target


def measure(folder: Path, file: Path) -> list[Figure]:
    """Import the file, then store the same rows once more into an empty shop with the driver alone."""
    opened = shop.open_shop(folder / "ours")
    opened.close()
    shutil.copytree(folder / "ours", folder / "bare")
    opened = shop.open_shop(folder / "ours")
    new = settings_service.set_up(countries.country("GB"), "en", "GBP", settings_service.load())
    settings_service.save(new, seller="Ruth", now=shop.local_now())
    settings = settings_service.load()
    began = time.perf_counter()
    for _ in imports.sales(file, "online-retail", seller="Ruth", now=shop.local_now(), settings=settings):
        pass
    ours = time.perf_counter() - began
    rows = {table: database.db.execute_sql(f"SELECT * FROM {table}").fetchall() for table in _TABLES}  # noqa: S608 - our tables
    opened.close()
    with file.open(encoding="utf-8", errors="replace", newline="") as text:
        lines = sum(1 for _ in csv.reader(text)) - 1
    bare = _store(folder / "bare" / shop.FILE_NAME, rows, file)
    return [figures.rate(f"import, {lines:,} lines", lines / ours, lines / bare, "lines/s", 0.5)]


_LISTED = ("customer", "customer_phone", "customer_email", "address", "customer_address", "customer_tag")
_CONTACTS = ("First Name", "Last Name", "Labels", "E-mail 1 - Value", "Phone 1 - Value", "Birthday")
_PLACE = ("Address 1 - Street", "Address 1 - City", "Address 1 - Postal Code")


def contacts(target: Path, rows: int, seed: int = 7) -> Path:
    """A file of contacts as Google exports it: names of lists, one in two hundred twice."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    people = demo_people.People(chance, "sk", "SK")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*_CONTACTS, *_PLACE))
        row: tuple[str, ...] = ()
        for number in range(rows):
            if number % 200 or not row:
                name = people.person().name
                phone = people.phone()
                birth = f"19{chance.randint(40, 99)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
                place = (f"Lipová {number % 97 + 1}", "Trnava", "91701")
                row = (name.given, name.family, "", f"p{number}@example.com", phone, birth, *place)
            writer.writerow(row)
    return target


def measure_contacts(folder: Path, rows: int) -> list[Figure]:
    """Import contacts with the look for duplicates, then store the same rows with the driver alone."""
    file = contacts(folder / "contacts.csv", rows)
    shop.open_shop(folder / "ours").close()
    shutil.copytree(folder / "ours", folder / "bare")
    opened = shop.open_shop(folder / "ours")
    new = settings_service.set_up(countries.country("SK"), "sk", "EUR", settings_service.load())
    settings_service.save(new, seller="Ruth", now=shop.local_now())
    order = Order(path=file, kind=ImportKind.CUSTOMERS, rule=Rule.FILL)
    began = time.perf_counter()
    for _ in imports.bring(order, seller="Ruth", now=shop.local_now(), settings=settings_service.load()):
        pass
    ours = time.perf_counter() - began
    found = {table: database.db.execute_sql(f"SELECT * FROM {table}").fetchall() for table in _LISTED}  # noqa: S608 - our tables
    opened.close()
    bare = _store(folder / "bare" / shop.FILE_NAME, found, file)
    return [figures.rate(f"import of contacts, {rows:,} rows", rows / ours, rows / bare, "rows/s", 0.05)]


def _store(path: Path, rows: dict[str, list[tuple[object, ...]]], file: Path) -> float:
    """Seconds to read the file and store the rows, with the same settings and a commit for each batch."""
    conn = sqlcipher.connect(str(path), isolation_level=None)
    for name, value, _ in database.SETTINGS:
        conn.execute(f"PRAGMA {name} = {value}")
    conn.execute("PRAGMA foreign_keys = 0")
    began = time.perf_counter()
    with file.open(encoding="utf-8", errors="replace", newline="") as text:
        for _ in csv.reader(text):
            pass
    for table, found in rows.items():
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
        sql = f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - our tables
        for start in range(0, len(found), _BATCH):
            conn.execute("BEGIN IMMEDIATE")
            conn.executemany(sql, found[start : start + _BATCH])
            conn.execute("COMMIT")
    taken = time.perf_counter() - began
    conn.close()
    return taken
