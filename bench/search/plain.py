"""The same offers as plain pages: a Material site per language from Markdown, and the same bodies as bare HTML for Pagefind.

Each page says all that our own index reads of an offer. Synonyms (the catalogue's and synonyms.yml) are all that these
engines go without: neither has a place for them; the layer on Pagefind gets them as alternatives, if analysis.js gives any.
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

import markdown
import yaml
from service_catalogue.finder.searched import current, searched
from service_catalogue.views import OfferView

from .ours import editions_of

FORMERLY = {"nl": "vroeger", "fr": "avant", "en": "formerly"}
# In the page's own section, which Material ranks above those with a heading.
ABOVE = ("summary", "themes", "kind", "words")
HEADINGS = {"description": "offer.what", "sides": "offer.for_whom", "for_whom": "offer.for_whom"}


def plain_pages(catalogue: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """By language and slug: an offer's name, and its page in Markdown."""
    return {
        language: {offer.id: (offer.name.plain, "\n\n".join(_parts(offer)) + "\n") for offer in current(edition)}
        for language, edition in editions_of(catalogue).items()
    }


def _parts(offer: OfferView) -> Iterator[str]:
    texts: dict[str, list[str]] = {}
    for each in searched(offer):
        texts.setdefault(each.field, []).append(each.text)
    name = offer.name.plain
    others = [text for text in texts.pop("name") + texts.pop("alias", []) if text != name]
    yield f"# {name}"
    for field in ABOVE:
        if field in texts:
            yield ", ".join(texts.pop(field))
    if others:
        yield f"{FORMERLY[offer.edition.language]}: {', '.join(others)}"
    sections: dict[str, list[str]] = {}
    for field, said in texts.items():
        sections.setdefault(HEADINGS.get(field, "offer.provider"), []).extend(said)
    for heading, said in sections.items():
        yield "\n\n".join([f"## {offer.edition.t(heading)}", *said])


def build_material(pages: dict[str, dict[str, tuple[str, str]]], project: Path, to: Path) -> None:
    """Material's own site in each language, with its search as it comes: `to`/<language>/."""
    for language, of_language in pages.items():
        source = project / f"plain-{language}"
        (source / "docs").mkdir(parents=True)
        for slug, (_, text) in of_language.items():
            (source / f"docs/{slug}.md").write_text(text, encoding="utf-8")
        config = {
            "site_name": "Plain",
            "theme": {"name": "material", "language": language, "font": False},
            "plugins": [{"material/search": {"lang": language}}],
        }
        (source / "mkdocs.yml").write_text(yaml.safe_dump(config))
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(to / language)]
        done = subprocess.run(command, cwd=source, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"The plain Material site could not be built:\n{done.stdout}{done.stderr}"[-4000:])


def build_pagefind(pages: dict[str, dict[str, tuple[str, str]]], to: Path) -> float:
    """Bare pages with Pagefind's index beside them; the CPU seconds that the index took."""
    for language, of_language in pages.items():
        for slug, (name, text) in of_language.items():
            page = to / language / slug / "index.html"
            page.parent.mkdir(parents=True)
            head = f'<html lang="{language}"><head><meta charset="utf-8"><title>{escape(name)}</title></head>'
            page.write_text(f"<!doctype html>\n{head}\n<body>\n{markdown.markdown(text)}\n</body></html>\n", encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "pagefind", "--silent", "--site", str(to)], capture_output=True, text=True)
    if done.returncode:
        said = f"{done.stdout}{done.stderr}"[-4000:]
        raise SystemExit(f"Pagefind could not make its index (is the extra `bench` installed?):\n{said}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
