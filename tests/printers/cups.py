"""A printing system of one's own: a real CUPS with its own socket, whose printers write into files."""

from __future__ import annotations

import getpass
import grp
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

CUPSD = shutil.which("cupsd") or "/usr/sbin/cupsd"
_SECONDS = 10

_FILES = """
ServerRoot {here}/etc
RequestRoot {here}/spool
CacheDir {here}/cache
StateDir {here}/run
TempDir {here}/spool/tmp
AccessLog {here}/log/access
ErrorLog {here}/log/error
PageLog {here}/log/page
FileDevice Yes
User {user}
Group {group}
SystemGroup {system}
"""
_SERVER = """
LogLevel warn
Listen {here}/run/socket
Browsing Off
DefaultAuthType None
JobRetryInterval 1
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
# A printer that takes PDF and leaves copies to the system.
_DRIVER = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "FILE.PPD"
*Manufacturer: "Regulars"
*Product: "(File printer)"
*ModelName: "File printer"
*ShortNickName: "File printer"
*NickName: "File printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*cupsVersion: 2.4
*cupsManualCopies: True
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
"""
_SIZES = (("A4", 595, 842), ("Letter", 612, 792), ("A5", 420, 595))


def _driver() -> str:
    parts = [_DRIVER]
    for option in ("PageSize", "PageRegion"):
        parts.append(f"*OpenUI *{option}: PickOne\n*OrderDependency: 10 AnySetup *{option}\n*Default{option}: A4\n")
        parts += [f'*{option} {name}/{name}: "<</PageSize[{w} {h}]>>setpagedevice"\n' for name, w, h in _SIZES]
        parts.append(f"*CloseUI: *{option}\n")
    parts.append("*DefaultImageableArea: A4\n*DefaultPaperDimension: A4\n")
    parts += [f'*ImageableArea {name}/{name}: "0 0 {w} {h}"\n' for name, w, h in _SIZES]
    parts += [f'*PaperDimension {name}/{name}: "{w} {h}"\n' for name, w, h in _SIZES]
    return "".join(parts)


class Cups:
    """Runs until the end of its block. Its folder is open to the account that CUPS prefers to root."""

    def __init__(self) -> None:
        assert Path(CUPSD).exists(), "no CUPS here: the packages cups, cups-client and cups-filters are needed"
        self.folder = Path(tempfile.mkdtemp(prefix="cups"))
        self.server = str(self.folder / "run" / "socket")
        self.folder.chmod(0o755)
        for name in ("etc", "spool/tmp", "cache", "run", "log", "out"):
            (self.folder / name).mkdir(parents=True)
        self._give_away()
        (self.folder / "etc" / "cupsd.conf").write_text(_SERVER.format(here=self.folder))
        (self.folder / "etc" / "file.ppd").write_text(_driver())

    def _give_away(self) -> None:
        """CUPS does not work as root: it gets an account of its own, as on any system."""
        root = os.geteuid() == 0
        user, group = ("lp", "lp") if root else (getpass.getuser(), grp.getgrgid(os.getegid()).gr_name)
        if root:
            for path in self.folder.rglob("*"):
                shutil.chown(path, user, group)
        files = _FILES.format(here=self.folder, user=user, group=group, system="root" if root else group)
        (self.folder / "etc" / "files.conf").write_text(files)

    def __enter__(self) -> Self:
        etc = self.folder / "etc"
        self._process = subprocess.Popen([CUPSD, "-f", "-c", etc / "cupsd.conf", "-s", etc / "files.conf"])
        try:
            self._until(lambda: "is running" in self.asks("lpstat", "-r"))
        except BaseException:
            self._ends()
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._ends()

    def _ends(self) -> None:
        self._process.terminate()
        self._process.wait(_SECONDS)
        shutil.rmtree(self.folder)

    def add(self, name: str) -> None:
        driver = self.folder / "etc" / "file.ppd"
        self.asks("lpadmin", "-p", name, "-E", "-v", f"file:{self._out(name)}", "-P", str(driver))

    def asks(self, *words: str) -> str:
        """What one of the system's commands answers."""
        environment = os.environ | {"CUPS_SERVER": self.server, "LC_ALL": "C"}
        return subprocess.run(words, env=environment, capture_output=True, text=True, check=False).stdout

    def stops(self, name: str, reason: str) -> None:
        self.asks("cupsdisable", "-r", reason, name)

    def starts(self, name: str) -> None:
        self.asks("cupsenable", name)

    def refuses(self, name: str, reason: str) -> None:
        self.asks("cupsreject", "-r", reason, name)

    def accepts(self, name: str) -> None:
        self.asks("cupsaccept", name)

    def printed(self, name: str) -> bytes:
        """The last job of a printer, once everything is printed."""
        self._until(lambda: not self.asks("lpstat", "-W", "not-completed", "-o"))
        out = self._out(name)
        data = out.read_bytes() if out.exists() else b""
        out.unlink(missing_ok=True)
        return data

    def _out(self, name: str) -> Path:
        return self.folder / "out" / f"{name}.pdf"

    def _until(self, true: object) -> None:
        end = time.monotonic() + _SECONDS
        while not true():  # type: ignore[operator]  # a question without arguments
            assert time.monotonic() < end, (self.folder / "log" / "error").read_text()
