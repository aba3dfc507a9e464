"""The fields in which the words of one letter are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import unfair
from app.ui.widgets.field import FieldSpec

if TYPE_CHECKING:
    from app.i18n import Language


def fields(language: Language, *, lines: int, front: bool = False) -> tuple[FieldSpec, ...]:
    """From the heading to the signature; `front` has the second line of a card's front, too."""
    _ = language.gettext
    second = (FieldSpec("subline", _("Second line of the front"), wide=True),) if front else ()
    return (
        FieldSpec("subject", _("Heading"), wide=True),
        *second,
        FieldSpec("salutation", _("Salutation"), required=True, wide=True),
        FieldSpec(
            "body",
            _("Letter"),
            "text",
            required=True,
            lines=lines,
            hint=_("An empty line begins a new paragraph."),
            remark=unfair.remark(language),
        ),
        FieldSpec("closing", _("Closing")),
        FieldSpec("wish", _("Wish"), hint=_("On a line of its own, as Chinese letters have it.")),
        FieldSpec("signature", _("Signature"), "text", required=True, lines=3),
    )
