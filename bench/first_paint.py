"""One start, measured from outside: `python -m bench.first_paint [FOLDER]` ends when its window is painted.

With a folder it is the program's window on that shop, without one a bare PySide6 window with a table. Prints the peak
memory in kilobytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any


def bare() -> int:
    """What every PySide6 program needs at least."""
    from bench import painted  # noqa: PLC0415 - loads Qt, which the program does in its own order

    return painted.bare()


def ours(folder: Path) -> int:
    """The program as it is started, on its counter page."""
    from app import cli  # noqa: PLC0415 - the bare window must not load it

    main_window = cli.window().MainWindow
    from bench.painted import FirstPaint, painted  # noqa: PLC0415 - after the program loaded Qt

    shown = main_window.showEvent

    def watch(window: Any, event: object) -> None:
        shown(window, event)
        FirstPaint(window.page(), painted)

    main_window.showEvent = watch
    return cli.main(["--data", str(folder)])


if __name__ == "__main__":
    sys.exit(ours(Path(sys.argv[1])) if len(sys.argv) > 1 else bare())
