"""The templates of letters and cards that come with the program, in every language."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from app import paths
from app.domain.letter import Occasion, Template, TemplateForm


@cache
def template(occasion: Occasion, language: str, form: TemplateForm = TemplateForm.LETTER) -> Template:
    """The template of an occasion in a language."""
    text = _texts(occasion)[language]
    if form is TemplateForm.CARD:
        text = text | text["card"]
    return Template(
        occasion=str(occasion),
        language=language,
        form=form,
        title=text["title"],
        subject=text["subject"],
        subline=text.get("subline", ""),
        opening=text["opening"],
        body=text["body"].strip(),
        closing=text["closing"],
        wish=text.get("wish", ""),
        signature=text["signature"].strip(),
    )


def templates(language: str, form: TemplateForm = TemplateForm.LETTER) -> tuple[Template, ...]:
    """All templates of a language, in the order of the year's use."""
    return tuple(template(occasion, language, form) for occasion in Occasion)


@cache
def _texts(occasion: Occasion) -> dict[str, Any]:
    file = paths.resources() / "letters" / f"{occasion}.toml"
    return tomllib.loads(file.read_text("utf-8"))
