"""Clerks for the kill test: `python -m bench.clerks FOLDER LOG` loads the program once.

For each line it reads, `services` or `window`, a copy of the process opens the shop and sells. It prints its process
number at once, and its parent how it ended. Loading Python anew each time would take longer than the test itself.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bench import clerk, clerk_window
from bench.clerk import Log

PLACES = {"services": clerk.work, "window": clerk_window.work}


def main() -> None:
    folder, log = Path(sys.argv[1]), Path(sys.argv[2])
    for line in sys.stdin:
        child = os.fork()
        if not child:
            print(os.getpid(), flush=True)
            PLACES[line.strip()](folder, Log(log))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("ended", os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
