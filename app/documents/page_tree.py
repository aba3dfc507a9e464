"""The pages of a PDF in their order: a few at a time under one node, so that no reader meets a list of thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.pdf_file import ref

if TYPE_CHECKING:
    from app.documents.pdf_file import PdfFile

_TOGETHER = 64


class PageTree:
    """Takes pages one after the other; `close` writes what holds them together."""

    def __init__(self, file: PdfFile, resources: int) -> None:
        self._file = file
        self._resources = resources
        self._root = file.reserve()
        self._node = 0
        self._kids: list[int] = []
        self._nodes: list[tuple[int, int]] = []

    def add(self, content: int, width: float, height: float) -> None:
        """The next page: its drawing, its size in points."""
        if not self._kids:
            self._node = self._file.reserve()
        box = f"[0 0 {width:.4f} {height:.4f}]"
        links = f"/Parent {ref(self._node)} /Resources {ref(self._resources)} /Contents {ref(content)}"
        self._kids.append(self._file.write(f"<< /Type /Page {links} /MediaBox {box} >>"))
        if len(self._kids) == _TOGETHER:
            self._close_node()

    def _close_node(self) -> None:
        kids = " ".join(map(ref, self._kids))
        above = f"/Parent {ref(self._root)} /Count {len(self._kids)}"
        self._file.write(f"<< /Type /Pages {above} /Kids [{kids}] >>", self._node)
        self._nodes.append((self._node, len(self._kids)))
        self._kids = []

    def close(self) -> int:
        """The number of the node above all pages."""
        if self._kids:
            self._close_node()
        kids = " ".join(ref(node) for node, _ in self._nodes)
        count = sum(pages for _, pages in self._nodes)
        return self._file.write(f"<< /Type /Pages /Count {count} /Kids [{kids}] >>", self._root)
