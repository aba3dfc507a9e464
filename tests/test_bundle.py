"""The program as a shop installs it, one folder with no Python beside it: it starts, sells and prints."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from app import __version__
from tests.printers import escpos_reading

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "regulars"
UNUSED = re.compile(
    r"WebEngine|Qt6?(Qml|Quick|Pdf|3D|Charts|Designer|Multimedia|Sql|Test|VirtualKeyboard)|libgtk|/qml/"
)
YEAR = ("2026-01-01", "2026-12-31")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def regulars(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run the frozen program in an environment that knows nothing of this checkout."""
    clean = {"PATH": "/usr/bin:/bin", "HOME": os.environ["HOME"], "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    command = [str(FOLDER / "regulars"), *arguments]
    done = subprocess.run(command, env=clean, cwd="/", capture_output=True, text=True, timeout=240, check=False)
    assert not check or done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A demo shop of its own."""
    folder = str(tmp_path_factory.mktemp("bundle") / "shop")
    regulars("--data", folder, "demo")
    return folder


def found(shop: str, text: str) -> list[str]:
    """Numbers of the products that the search box finds."""
    hits = json.loads(regulars("--data", shop, "find", text, "--limit", "100", "--json").stdout)
    return [hit["number"] for hit in hits if hit["kind"] == "product"]


def sale(shop: str) -> str:
    """Sell the first product that asks for nothing more, and return the receipt's number."""
    for code in (number for letter in "aeiours" for number in found(shop, letter)):
        done = regulars("--data", shop, "sell", "--line", code, "--pay", "cash", "--json", check=False)
        assert done.returncode in {0, 1}, done.stderr
        if done.returncode == 0:
            return str(json.loads(done.stdout)["number"])
    raise AssertionError("the demo shop sells nothing")


def test_it_says_its_version() -> None:
    assert __version__ in regulars("--version").stdout


def test_it_sells_and_prints_a_receipt_that_can_be_read(shop: str, tmp_path: Path) -> None:
    number = sale(shop)
    paper = tmp_path / "receipt.pdf"
    regulars("--data", shop, "print", "receipt", number, "--out", str(paper))
    assert number in "".join(page.extract_text() for page in PdfReader(paper).pages)


def test_it_prints_a_receipt_on_a_receipt_printer(shop: str, tmp_path: Path) -> None:
    # Pages become dots by one library and bytes by another, which reads a table of its own; both are loaded by name.
    device = tmp_path / "lp0"
    device.touch()
    regulars("--data", shop, "printers", "add", "Till", "file", str(device), "--dots", "384")
    regulars("--data", shop, "print", "receipt", sale(shop), "--printer", "Till", "--copies", "2")
    roll = escpos_reading.read(device.read_bytes())
    assert ([page.width for page in roll.pages], roll.cuts) == ([384, 384], 2)
    regulars("--data", shop, "print", "receipt", sale(shop), "--printer", "Till")
    assert len(escpos_reading.read(device.read_bytes()).pages) == 3


def test_it_reads_a_code_with_batch_and_expiry(shop: str) -> None:
    # The reader of such codes is loaded by name and brings tables of its own; this product the shop does not know.
    done = regulars(
        "--data", shop, "sell", "--line", "(01)09506000134352(17)301231(10)B7", "--pay", "cash", check=False
    )
    assert done.returncode == 1, done.stderr


def test_it_brings_lists_in_and_out_and_prints_the_papers_of_privacy(shop: str, tmp_path: Path) -> None:
    # A workbook is read by the program itself in a process of its own; countries are named in five languages.
    book = openpyxl.Workbook()
    book.active.append(["Meno", "Priezvisko", "Telefón", "PSČ", "Mesto", "Krajina"])
    book.active.append(["Alžbeta", "Čučoriedková", "0905 777 123", "91101", "Trenčín", "Rakousko"])
    book.save(tmp_path / "people.xlsx")
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Otto Müller\r\nADR:;;Ring 1;Wien;;1010;Österreich\r\nEND:VCARD\r\n"
    (tmp_path / "people.vcf").write_text(card, "utf-8")
    for name in ("people.xlsx", "people.vcf"):
        done = json.loads(regulars("--data", shop, "import", "customers", str(tmp_path / name), "--json").stdout)
        assert (done["rows"], done["created"], done["problems"]) == (1, 1, [])
    for ending in ("csv", "xlsx", "vcf"):
        regulars("--data", shop, "export", "customers", str(tmp_path / f"out.{ending}"))
    assert "Čučoriedková" in (tmp_path / "out.csv").read_text("utf-8-sig")
    for kind in ("consent-form", "person-report"):
        regulars("--data", shop, "print", kind, "1", "--out", str(tmp_path / f"{kind}.pdf"))
    assert json.loads(regulars("--data", shop, "person", "1", "--json").stdout)["person"]


def test_it_makes_a_mailing_a_sheet_of_labels_and_a_leaflet(shop: str, tmp_path: Path) -> None:
    codes = found(shop, "o")[:4]
    papers = {
        "cards": ["mail", "season", "--birthdays", *YEAR, "--form", "card-a5"],
        "labels": ["labels", "price-tags", *codes, "--sheet", "Avery L7160"],
        "leaflet": ["leaflet", *codes],
    }
    for name, words in papers.items():
        regulars("--data", shop, *words, "--out", str(tmp_path / f"{name}.pdf"))
        assert "".join(page.extract_text() for page in PdfReader(tmp_path / f"{name}.pdf").pages).strip()


def test_it_knows_the_holidays_of_its_countries_and_the_days_of_the_moon(shop: str) -> None:
    command = ("calendar", "--from", "2027-01-01", "--to", "2027-12-31", "--json")
    days = json.loads(regulars("--data", shop, *command).stdout)
    assert {"SK", "CN", "GB"} <= {country for day in days for country in day["free"]}
    assert {"holiday", "festival", "season", "birthdays"} <= {day["kind"] for day in days}


def test_it_speaks_every_language(shop: str) -> None:
    told = {
        code: regulars("--data", shop, "--lang", code, "print", "receipt", "?", check=False)
        for code in ("en", "sk", "zh_CN")
    }
    assert [answer.returncode for answer in told.values()] == [1, 1, 1]
    assert len({answer.stderr for answer in told.values()}) == len(told)


def test_its_shop_is_sound(shop: str) -> None:
    assert json.loads(regulars("--data", shop, "check", "--json").stdout)["ok"] is True


def test_it_does_a_whole_day_and_paints_its_window(tmp_path: Path) -> None:
    regulars("day", "--out", str(tmp_path))
    made = {path.suffix for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size}
    assert {".pdf", ".png"} <= made


def test_its_window_opens_on_a_real_screen(shop: str) -> None:
    seen = 'timeout 60 xdotool search --sync --onlyvisible --pid "$program" --name .'
    script = f'"$0" --data "$1" & program=$!; {seen}; result=$?; kill "$program"; exit "$result"'
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24"]
    environment = {key: value for key, value in os.environ.items() if key not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}}
    command = [*screen, "sh", "-c", script, str(FOLDER / "regulars"), shop]
    opened = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200, check=False)
    assert (opened.returncode, "Traceback" in opened.stderr) == (0, False), opened.stderr


def test_it_carries_no_part_of_qt_that_it_does_not_use() -> None:
    carried = [str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*")]
    assert [name for name in carried if UNUSED.search(name)] == []
    assert [path for path in FOLDER.rglob("*") if path.is_symlink() and not path.exists()] == []


def test_it_carries_the_licences_of_its_parts() -> None:
    licences = {path.name for path in (FOLDER / "_internal" / "licences").iterdir()}
    assert {"LICENSE", "NOTICE.md", "peewee", "pypdfium2", "python-escpos", "reportlab", "sqlcipher3"} <= licences
