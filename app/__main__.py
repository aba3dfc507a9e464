"""Start of the program: `python -m app`, and the entry of the bundle."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["--read-workbook"]:  # the bundle has no other program that could read one apart from the shop
        from app.exchange import workbook_child

        sys.exit(workbook_child.main(sys.argv[2:]))
    from app.cli import main

    sys.exit(main())
