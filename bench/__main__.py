"""`python -m bench [--short] [--out FILE] [--customers N] [--retail FILE]`: every figure beside its bare parts."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from bench import duplicates, figures, imports, lists, mailing, papers, sale, search, shops, start


def main() -> int:
    """Measure everything, one thing after the other, and tell."""
    options = _options()
    found: list[figures.Figure] = []
    began = time.perf_counter()
    sizes = [size for size in shops.SIZES if size <= options.customers]
    largest = max([*sizes, options.customers])
    many = 1 if options.short else 5
    with tempfile.TemporaryDirectory(prefix="regulars-bench-") as name:
        folder = Path(name)
        found += sale.measure(folder / "sale", 40 * many)
        found += papers.measure(40 * many)
        retail = options.retail or imports.sample(folder / "retail.csv", 20_000 * many)
        found += imports.measure(folder / "import", retail)
        (folder / "lists").mkdir()
        (folder / "mailing").mkdir()
        found += mailing.measure(folder / "mailing", 2_000 * many)
        found += imports.measure_contacts(folder / "lists", 2_000 * many)
        found += duplicates.measure(folder / "duplicates", 20_000 * many, 400 * many)
    for size in dict.fromkeys([*sizes, largest]):
        found += search.measure(shops.shop_of(size), size, 400 * many)
    found += lists.measure(shops.shop_of(largest), largest, 40 * many)
    found += start.measure(shops.shop_of(largest), largest, 1 + 2 * many)
    print(figures.table(found))
    figures.write(found, options.out)
    print(f"\n{options.out} · {time.perf_counter() - began:.0f} s")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer runs, and 10,000 customers unless told otherwise")
    parser.add_argument("--out", type=Path, default=Path("out/bench.json"))
    parser.add_argument("--customers", type=int, help="size of the largest shop")
    parser.add_argument("--retail", type=Path, help="a real Online Retail file instead of a made one")
    options = parser.parse_args()
    options.customers = options.customers or (10_000 if options.short else 1_000_000)
    return options


if __name__ == "__main__":
    sys.exit(main())
