"""The letter templates that come with the program, in every language."""

from __future__ import annotations

import tomllib
from functools import cache

from app import paths
from app.domain.letter import Occasion, Template


@cache
def template(occasion: Occasion, language: str) -> Template:
    """The template of an occasion in a language."""
    file = paths.resources() / "letters" / f"{occasion}.toml"
    text = tomllib.loads(file.read_text("utf-8"))[language]
    return Template(
        occasion=str(occasion),
        language=language,
        title=text["title"],
        subject=text["subject"],
        opening=text["opening"],
        body=text["body"].strip(),
        closing=text["closing"],
        wish=text.get("wish", ""),
        signature=text["signature"].strip(),
    )


def templates(language: str) -> tuple[Template, ...]:
    """All templates of a language, in the order of the year's use."""
    return tuple(template(occasion, language) for occasion in Occasion)
