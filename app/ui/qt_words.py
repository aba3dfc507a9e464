"""Qt's own words (OK, Copy, file and print dialogs) in the program's language, from the program's catalogue."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from app.i18n import N_, Language

#: Qt's English source without its key mark -> our sentence. What is not here comes from Qt's own translation.
_WORDS = {
    "OK": N_("OK"),
    "Cancel": N_("Cancel"),
    "Close": N_("Close"),
    "Save": N_("Save"),
    "Save All": N_("Save all"),
    "Open": N_("Open"),
    "Yes": N_("Yes"),
    "Yes to All": N_("Yes to all"),
    "No": N_("No"),
    "No to All": N_("No to all"),
    "Abort": N_("Abort"),
    "Retry": N_("Try again"),
    "Ignore": N_("Ignore"),
    "Discard": N_("Discard"),
    "Help": N_("Help"),
    "Apply": N_("Apply"),
    "Reset": N_("Reset"),
    "Restore Defaults": N_("Restore defaults"),
    "Undo": N_("Undo"),
    "Redo": N_("Redo"),
    "Cut": N_("Cut"),
    "Copy": N_("Copy"),
    "Paste": N_("Paste"),
    "Delete": N_("Delete"),
    "Select All": N_("Select all"),
    "Print": N_("Print"),
    "Print to File (PDF)": N_("Print to a file (PDF)"),
    "Printer": N_("Printer"),
    "Copies": N_("Copies"),
    "Copies:": N_("Copies:"),
    "Pages": N_("Pages"),
    "Preview": N_("Preview"),
    "Print all": N_("Print all"),
    "Print range": N_("Print range"),
    "Options": N_("Options"),
    "Look in:": N_("Look in:"),
    "File name:": N_("File name:"),
    "Files of type:": N_("Files of type:"),
    "New Folder": N_("New folder"),
    "Create New Folder": N_("Create a new folder"),
    "Rename": N_("Rename"),
    "Show hidden files": N_("Show hidden files"),
    "All Files (*)": N_("All files (*)"),
    "Parent Directory": N_("Folder above"),
    "Back": N_("Back"),
    "Forward": N_("Forward"),
    "Name": N_("Name"),
    "Size": N_("Size"),
    "Type": N_("Type"),
    "Date Modified": N_("Changed on"),
    "Computer": N_("Computer"),
    "Folder": N_("Folder"),
    "Drive": N_("Drive"),
}


class QtWords(QTranslator):
    """Answers from our catalogue; Qt asks the next translator for the rest."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    def translate(
        self, _context: str | bytes, source: str | bytes, _note: str | bytes | None = None, _count: int = -1
    ) -> str:
        text = source.decode() if isinstance(source, bytes) else source
        message = _WORDS.get(text.replace("&", ""))
        # Only None, which Qt's stub does not allow, sends Qt on to the next translator.
        return self._language.render(message) if message else None  # type: ignore[return-value] # as above

    def isEmpty(self) -> bool:
        return False


class QtsOwnWords(QTranslator):
    """What Qt itself ships for a language, below ours."""


def speak(app: QCoreApplication, language: Language) -> None:
    """Put a language in force, for dialogs opened from now on."""
    for old in (*app.findChildren(QtWords), *app.findChildren(QtsOwnWords)):
        app.removeTranslator(old)
        old.deleteLater()
    shipped = QtsOwnWords(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if shipped.load(f"qtbase_{language.code}", folder):
        app.installTranslator(shipped)
    app.installTranslator(QtWords(language, app))
