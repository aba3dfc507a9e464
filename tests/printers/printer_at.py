"""A receipt printer at the other end of a real line: it takes everything, hangs up in the page, or stops reading."""

from __future__ import annotations

import socket
import threading
from types import TracebackType
from typing import Self


class PrinterAt:
    """Listens on a port of this machine for one job. It reads at most `takes` bytes, then hangs up or sleeps."""

    def __init__(self, *, takes: int | None = None, sleeps: bool = False) -> None:
        self._takes, self._sleeps = takes, sleeps
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self.data = b""
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()
        self._door.close()

    def _serve(self) -> None:
        line, _address = self._door.accept()
        with line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            while self._takes is None or len(self.data) < self._takes:
                piece = line.recv(4096 if self._takes is None else self._takes - len(self.data))
                if not piece:
                    return
                self.data += piece
            if self._sleeps:
                self._done.wait()
