"""Start of the program: `python -m app`, and the entry of the bundle."""

from __future__ import annotations

import sys

from app.cli import main

if __name__ == "__main__":
    sys.exit(main())
