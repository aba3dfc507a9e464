"""The words of every letter and card as they print, a contact sheet for each language: part of `make papers`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from PIL import Image

from app.documents import raster
from app.domain.letter import Occasion, Template, TemplateForm
from app.i18n import LANGUAGES
from app.services import letter_templates, template_preview
from bench.paper_sheets import page
from tests import verbs
from tests.papers import shops
from tests.papers.pages import ZONE
from tests.papers.story import STORIES

_DPI = {TemplateForm.LETTER: 62, TemplateForm.CARD: 58}
_COLUMNS = {TemplateForm.LETTER: 5, TemplateForm.CARD: 2}
_GAP, _GROUND = 10, "#C9C3B8"


def main() -> int:
    """Make them and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m bench.text_sheets", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/papers"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for code in LANGUAGES:
        for form in TemplateForm:
            file = options.out / f"texts-{form}-{code}.png"
            _together(_pictures(code, form), _COLUMNS[form]).save(file)
            print(file)
    return 0


def _pictures(code: str, form: TemplateForm) -> list[Image.Image]:
    """Every occasion's paper, in a shop that speaks the language."""
    story = next(story for story in STORIES if story.language == code)
    with verbs.zone(ZONE), tempfile.TemporaryDirectory(prefix="regulars-texts-") as folder:
        shop = shops.open_shop(story, Path(folder) / "shop")
        found = [_paper(letter_templates.program(occasion, code, form)) for occasion in Occasion]
        shop.close()
    return found


def _paper(template: Template) -> Image.Image:
    pdf = template_preview.pdf(template, None, now=shops.NOW)
    sides = [page(pdf, number, _DPI[template.form]) for number in range(len(raster.sizes(pdf)))]
    return _together(sides, len(sides))


def _together(shown: list[Image.Image], columns: int) -> Image.Image:
    wide, tall = max(one.width for one in shown) + _GAP, max(one.height for one in shown) + _GAP
    rows = -(-len(shown) // columns)
    whole = Image.new("RGB", (wide * columns + _GAP, tall * rows + _GAP), _GROUND)
    for place, one in enumerate(shown):
        whole.paste(one, (_GAP + place % columns * wide, _GAP + place // columns * tall))
    return whole


if __name__ == "__main__":
    sys.exit(main())
