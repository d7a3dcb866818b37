"""What is measured side by side: this project with invented offers, and plain Material sites of the same offers."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml

from bench.generate import write_catalogue
from bench.search.plain import plain_pages
from bench.words.texts import LANGUAGES
from tests.conftest import copy_project


def ours(folder: Path, offers: int, languages: Sequence[str] = LANGUAGES) -> Path:
    """The project with so many offers, in these languages only; a third of the offers is in all of them."""
    made = folder / "made"
    made.mkdir(parents=True)
    write_catalogue(made / "catalogue", offers, languages=languages)
    project = copy_project(folder / "project", made / "catalogue")
    shutil.rmtree(made)
    for language in set(LANGUAGES) - set(languages):
        shutil.rmtree(project / "docs" / language)
        config = project / "mkdocs.yml"
        without = re.sub(rf"        - locale: {language}\n(          .*\n)+", "", config.read_text(encoding="utf-8"))
        config.write_text(without, encoding="utf-8")
    return project


def plain(folder: Path, catalogue: Path, language: str, automatic: bool) -> Path:
    """The same offers as Markdown in Material: as it comes with its navigation made by itself, or with static-i18n and outside the navigation."""
    docs = folder / "docs" if automatic else folder / "docs" / language
    (docs / "aanbod").mkdir(parents=True)
    (docs / "index.md").write_text("# Start\n", encoding="utf-8")
    for slug, (_, text) in plain_pages(catalogue)[language].items():
        (docs / f"aanbod/{slug}.md").write_text(text, encoding="utf-8")
    config: dict[str, object] = {"site_name": "Plain", "theme": {"name": "material", "language": language, "font": False}}
    if not automatic:
        i18n = {"docs_structure": "folder", "languages": [{"locale": language, "name": language, "default": True, "build": True}]}
        config |= {"nav": ["index.md"], "not_in_nav": "/aanbod/", "plugins": [{"i18n": i18n}]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return folder
