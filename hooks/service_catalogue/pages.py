"""Edition → pages: the finished body of every generated page, and of what stands under hand-written prose.

Templates hold no words and make no decisions about who may see what; a label or a value that is
missing stops the build.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import paging
from .addresses import Here
from .direct import Direct
from .edition import Edition
from .handwritten import HandWritten
from .text import State, Text, direction, language_name
from .matching import rows
from .paging import Groups, Part
from .views import OfferView, UrgentView, is_translated

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Page:
    """A page as it leaves the package.

    `key` and `language` say where it stands (see `addresses.Addresses`), `title` and `description`
    are plain text, `html` is the body inside `<main>`, `anchors` the ids in it that links may name,
    `source` the file an editor changes (None where there is none), `state` the sureness of its
    translation, `trail` the pages above it as pairs of key and title.
    """

    key: str
    language: str
    title: str
    description: str
    html: str
    source: str | None = None
    anchors: tuple[str, ...] = ()
    state: State = State.ORIGINAL
    trail: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Planned:
    """A page that is known before it is made: most of a large catalogue's are made when they are written, and then forgotten.

    `key` and `language` say where it will stand, `make` gives it, anew each time, `menu` is what menus call it
    (None where none names it), `kind` what it is one of many of, as ``offer``.
    """

    key: str
    language: str
    make: Callable[[], Page]
    menu: str | None = None
    kind: str | None = None
    anchors: tuple[str, ...] = ()


@cache
def environment() -> Environment:
    """The templates of page bodies. Whether their files changed is looked at once for each build (`look_again`), not for each page."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.code_generator_class = Direct
    templates.globals["drawing"] = drawing
    templates.filters["direction"] = direction
    templates.filters["language_name"] = lambda code, shown_in=None: language_name(code, shown_in or code)
    templates.filters["bare"] = lambda url: url.partition("://")[2].removeprefix("www.").rstrip("/")
    templates.filters["message"] = message
    return templates


def look_again() -> None:
    """Forget the templates and drawings whose files changed."""
    drawing.cache_clear()
    known = environment().cache
    for key, template in list(known.items()):
        if not template.is_up_to_date:
            del known[key]


@cache
def drawing(name: str) -> Markup:
    """A pictogram of `templates/pictograms/`, read once: pages have a dozen, and an include takes as long as all else."""
    return Markup((TEMPLATES / f"pictograms/{name}.svg").read_text(encoding="utf-8").removesuffix("\n"))


def message(to: str, subject: Markup | Text, lines: list[Markup | Text]) -> str:
    """The address that opens a message with words already in it.

    `to` is a mailbox, or the web address of a form for new issues.
    """
    names, start = ("title", "body"), "&" if "?" in to else "?"
    if "://" not in to:
        names, to = ("subject", "body"), f"mailto:{to}"
    texts = (_plain(subject), "".join(f"{_plain(line)}\n\n" for line in lines))
    return to + start + "&".join(f"{name}={quote(text, safe='')}" for name, text in zip(names, texts, strict=True))


def _plain(words: Markup | Text) -> str:
    return words.plain if isinstance(words, Text) else words.unescape()


def generated(edition: Edition, words: str | None, index: str) -> Iterator[Planned]:
    """The pages that have no prose: the list of offers, the help for who is in danger, and the offers.

    `words` is the key of the word list, `index` the address of the finder's index.
    """
    groups = paging.by_kind(edition)
    yield _planned(edition, "offers", partial(_made, edition, "offers", words, (("", ""),), index=index, parts=groups))
    yield from _parts(edition, "part", edition.offers_key, groups, words)
    if edition.urgent:
        yield _planned(edition, "urgent", partial(_made, edition, "urgent", words, (("", ""),)))
    for id, record in edition.catalogue.offers.items():
        if is_translated(record, edition.language):
            make = partial(_offer, edition, id, words)
            yield Planned(f"{edition.offers_key}{id}/", edition.language, make, kind="offer", anchors=("contact",))


def here_for(edition: Edition, key: str, base: str = "") -> Here:
    """The place that links of the page `key` are written from."""
    return Here(edition.addresses, edition.addresses.address(key, edition.language), edition.language, base)


def render(edition: Edition, template: str, key: str, words: str | None, base: str = "", **values: object) -> str:
    """The body that `template` makes for the page `key`."""
    here = here_for(edition, key, base)
    html = environment().get_template(f"{template}.html").render(
        edition=edition, t=edition.t, here=here, language=edition.language, words=words, **values
    )
    html = here.with_links(html, words, edition.offers_key)
    if words is not None and key != words and edition.addresses.has(words, edition.language):
        html = edition.explainer.explained(html, here.href(words))
    return _LEAVING.sub('<a rel="noreferrer" href="', html)


# A link out of the site, as Markdown writes it: it must not say where from.
_LEAVING = re.compile(r'<a href="(?=https?://)(?![^>]*\brel=)')


def piece(edition: Edition, template: str, key: str, **values: object) -> str:
    """A piece of a page, for the data that its script reads; `key` is the page's, which links in it start from."""
    return environment().get_template(f"pieces/{template}.html").render(
        edition=edition, t=edition.t, here=here_for(edition, key), language=edition.language, **values
    )


def body(edition: Edition, page: HandWritten, prose: str, words: str | None) -> str:
    """The body of a hand-written page: its converted prose, in the template that it names."""
    here = here_for(edition, page.key)
    prose = here.with_marks(here.with_links(prose, words, edition.offers_key))
    return render(edition, page.front.body or "prose", page.key, words, prose=Markup(prose), title=page.front.title)


def not_found(edition: Edition, words: str | None, base: str) -> Page:
    """The page for an address that does not exist; its links are absolute, since it is shown anywhere."""
    t = edition.t
    html = render(edition, "not_found", "404.html", words, base)
    return Page("404.html", edition.language, t("not_found.title").unescape(), "", html)


def card(edition: Edition, offer: OfferView) -> str:
    """An offer's card as it stands on the page of the finder."""
    macros = environment().get_template("macros.html").module
    return macros.card(offer, here_for(edition, edition.offers_key), edition.t)


def help_for(edition: Edition, danger: UrgentView) -> dict[str, str]:
    """A kind of help in pieces for the script that shows it: all of it, one line, and what is said of it aloud."""
    step = danger.steps[0]
    number = step.phone or (step.contact.url if step.contact else "")
    return {
        "html": piece(edition, "danger", edition.offers_key, danger=danger),
        "line": piece(edition, "danger_line", edition.offers_key, danger=danger),
        "said": edition.t("urgent.spoken", number=number, said=danger.said.plain).unescape(),
    }


def for_referrers(edition: Edition, words: str | None, matching: str, sheets: str) -> Iterator[Planned]:
    """The pages for who refers clients, in the default language: matching, the table, the shortlist.

    `matching` and `sheets` are the addresses of the data that the first and the last read.
    """
    above = edition.catalogue.settings.addresses.referrers + "/"
    trail = (("", ""), *([(above, "")] if edition.addresses.has(above, edition.language) else []))
    if edition.criteria:
        yield _planned(edition, "matching", partial(_made, edition, "matching", words, trail, data=matching))
    groups, key = paging.by_kind(edition), edition.keys["table"]
    everything = [] if edition.is_large else [offer.id for offer in edition.offers]
    yield _planned(edition, "table", lambda: _made(edition, "table", words, trail, rows=rows(edition, everything), parts=groups, part=None))
    yield from _parts(edition, "table", key, groups, words)
    yield _planned(edition, "list", partial(_made, edition, "list", words, (("", ""),), data=sheets))


def _parts(edition: Edition, template: str, above: str, groups: Groups, words: str | None) -> Iterator[Planned]:
    """The pages of a list that is too long for one; `above` is the key of the page that leads to them."""
    for part in (part for _, some in groups for part in some):
        yield Planned(f"{above}{part.path}", edition.language, partial(_part, edition, template, above, part, groups, words), kind=template)


def _part(edition: Edition, template: str, above: str, part: Part, groups: Groups, words: str | None) -> Page:
    key = f"{above}{part.path}"
    table = {"rows": rows(edition, part.ids)} if template == "table" else {}
    html = render(edition, template, key, words, part=part, parts=groups, **table)
    kind = part.kind.name.plain if part.kind else edition.t("offers.no_kind").unescape()
    whole = _labels(edition, "table" if table else "offers")
    return Page(key, edition.language, f"{kind}: {part.label}", whole[1], html, trail=(("", ""), (above, whole[-1])))


def _planned(edition: Edition, name: str, make: Callable[[], Page]) -> Planned:
    return Planned(edition.keys[name], edition.language, make, _labels(edition, name)[-1])


def _labels(edition: Edition, name: str) -> tuple[str, ...]:
    """The title, the description and the name in menus of a page without prose: plain text, where a label is HTML."""
    labels = {
        "offers": ("offers.title", "offers.description", "offers.menu"),
        "matching": ("matching.title", "matching.description", "matching.menu"),
        "table": ("table.title", "table.description", "table.menu"),
        "list": ("list.title", "list.description", "list.menu"),
        "urgent": ("urgent.title", "urgent.description", "urgent.menu"),
    }[name]
    return tuple(edition.t(label).unescape() for label in labels)


def _made(edition: Edition, name: str, words: str | None, trail: tuple[tuple[str, str], ...], **values: object) -> Page:
    """A page without prose, whose words stand in the wording under its own name."""
    key = edition.keys[name]
    html = render(edition, name, key, words, **values)
    title, description, _ = _labels(edition, name)
    return Page(key, edition.language, title, description, html, trail=trail)


def _offer(edition: Edition, id: str, words: str | None) -> Page:
    offer = edition.fresh(id)
    html = render(edition, "offer", offer.key, words, offer=offer)
    return Page(
        key=offer.key,
        language=edition.language,
        title=offer.name.plain,
        description=offer.summary.plain if offer.summary else offer.name.plain,
        html=html,
        source=f"catalogue/offers/{offer.id}.yml",
        anchors=("contact",),
        state=offer.state_in(edition.language),
        trail=(("", ""), (edition.offers_key, edition.t("offers.menu").unescape())),
    )
