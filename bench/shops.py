"""The shops that are measured: built once by the demo's own way, kept until the program builds them differently."""

from __future__ import annotations

import hashlib
import shutil
import sys
import time
from pathlib import Path

from app.services import demo, shop

CACHE = Path("out/bench-shops")
SIZES = (10_000, 100_000, 1_000_000)
_SEED = 7
# A shop built by other code is another shop.
_MADE_BY = ("app/models/migrations", "app/models/demo.py", "app/services/demo.py", "app/models/search.py")


def shop_of(customers: int, cache: Path = CACHE) -> Path:
    """The folder of a demo shop with that many customers."""
    folder = cache / f"{customers}-{_fingerprint()}"
    if not (folder / "ready").exists():
        _build(folder, customers)
    return folder


def _build(folder: Path, customers: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    began = time.perf_counter()
    opened = shop.open_shop(folder)
    for step in demo.fill(customers=customers, seed=_SEED, now=shop.local_now(), language_code="sk"):
        if sys.stderr.isatty():
            print(f"\rbuilding a shop of {customers:,}: {step.done:,}", end="", file=sys.stderr, flush=True)
    opened.close()
    print(f"built a shop of {customers:,} in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    (folder / "ready").touch()


def _fingerprint() -> str:
    root, content = Path(__file__).resolve().parents[1], hashlib.sha256()
    for name in _MADE_BY:
        for file in sorted((root / name).glob("*.py")) if (root / name).is_dir() else [root / name]:
            content.update(file.read_bytes())
    return content.hexdigest()[:8]
