"""A letter on its sheet before it is kept: the facts and the pen are those of the paper that will be printed."""

from __future__ import annotations

from datetime import datetime

from app.documents.paper import PAPERS
from app.domain.letter_file import LetterDraft, LetterFile, unnumbered
from app.domain.mailing import Form
from app.i18n import language
from app.services import letters, mailing_preview, printing
from app.services import settings as settings_service
from app.services.paper_kinds import kind_of
from app.services.papers import letter as papers


def of_draft(draft: LetterDraft, *, now: datetime) -> bytes:
    """The PDF of a letter as it stands now; it has no number yet."""
    return _drawn(unnumbered(letters.tidied(draft), now, now.date()))


def of_letter(number: str) -> bytes:
    """The PDF of a letter or card as it is printed again. Raises NotFoundError, InputError for an erased one."""
    file = letters.letter(number)
    if file.part.mailing is None or file.part.form == Form.LETTER:
        return printing.make(number, "letter").pdf
    return mailing_preview.of_letter(file, settings_service.load())


def _drawn(letter: LetterFile) -> bytes:
    settings, kind = settings_service.load(), kind_of("letter")
    paper = PAPERS[kind.default_size(settings).value]
    return kind.render(papers.facts(letter, settings), paper, language(letter.draft.language))
