"""What stands around every page: the head's data, menu, trail, languages and foot, as finished values."""

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from .addresses import Here
from .edition import Edition
from .pages import Page, environment, here_for
from .periods import days_in
from .qr import code
from .text import State, direction, language_name


@dataclass(frozen=True)
class Link:
    """A link of the shell; `note` stands behind it, `current` is the page one is on, `count` says how much is there."""

    label: str
    href: str
    language: str
    note: str = ""
    current: bool = False
    count: str = ""


class Links(list[Link]):
    """Links that many pages have, which are written out once for all of them."""

    @cached_property
    def html(self) -> Markup:
        """A list item for each."""
        return Markup(environment().get_template("pieces/links.html").render(links=self).rstrip())


@dataclass(frozen=True)
class Script:
    """A script of `theme/assets/`; a module runs on browsers that know modules, and not at all on others."""

    name: str
    is_module: bool = False


@dataclass(frozen=True)
class Shell:
    """Everything that `theme/base.html` writes around a page's body; it makes none of it itself."""

    t: object
    language: str
    direction: str
    title: str
    page_title: str
    description: str
    canonical: str
    noindex: bool
    site_name: str
    home: str
    finder: str
    urgent_data: str
    urgent: Link | None
    menu: Links
    foot: Links
    languages: list[Link]
    trail: list[Link]
    here: str
    notice: Markup | None
    stage_notice: str | None
    internal: bool
    edit: str | None
    root: str
    html: str
    scripts: list[Script]
    has_tools: bool
    says: bool
    list_days: int
    code: Markup | None

    @property
    def assets(self) -> str:
        return f"{self.root}assets/"


def shell(
    edition: Edition, page: Page, menus: dict[str, dict[str, str]], site_url: str, edit_base: str, base: str = ""
) -> Shell:
    """The shell of `page`.

    `menus` gives per language and key what a page is called in the menu; `edit_base` is the address
    before a source path ("" where the source is not public); `base` is set for the 404 page.
    """
    here = here_for(edition, page.key, base)
    settings = edition.catalogue.settings
    site_name = settings.site_name.get(page.language) or settings.site_name[edition.default]
    is_home = page.key == ""
    canonical = site_url + here.address
    has_tools = 'data-tool="print"' in page.html  # what one takes along on paper, with the way back to it

    # The menu and the foot are the same on all pages of a language that stand as deep and are in neither.
    place = here.to(""), page.key if page.key in (*settings.menu, *settings.foot) else None
    if place not in edition.kept:
        edition.kept[place] = _menu_and_foot(edition, page, menus, here)
    menu, foot = edition.kept[place]

    return Shell(
        t=edition.t,
        language=page.language,
        direction=direction(page.language),
        title=site_name if is_home else f"{page.title} · {site_name}",
        page_title=site_name if is_home else page.title,
        description=page.description,
        canonical="" if base else site_url + here.address,
        noindex=edition.noindex,
        site_name=site_name,
        home=here.href(""),
        # Where the page itself has the field, the top has none.
        finder="" if 'role="search"' in page.html else here.href(edition.offers_key),
        urgent_data=here.to(edition.urgent_data) if edition.urgent_data else "",
        urgent=_urgent(edition, page, here),
        menu=menu,
        foot=foot,
        languages=_languages(edition, page, here),
        trail=[] if is_home or base else [_step(edition, here, key, title or menus[page.language][key]) for key, title in page.trail],
        here=page.title,
        notice=_notice(edition, page, here),
        stage_notice=_stage_notice(edition),
        internal=edition.is_internal,
        edit=f"{edit_base}{page.source}" if edit_base and page.source else None,
        root=here.to(""),
        html=page.html,
        scripts=_scripts(page),
        has_tools=has_tools,
        says=any(mark in page.html for mark in ("data-tool=", "data-save=", "data-sheets=", "data-index=")),
        list_days=_list_days(edition),
        code=code(canonical) if has_tools else None,
    )


def _menu_and_foot(edition: Edition, page: Page, menus: dict[str, dict[str, str]], here: Here) -> tuple[Links, Links]:
    settings = edition.catalogue.settings
    # What this language lacks would fill the top of a phone: it stands in the foot, but for the list that buttons lead to.
    elsewhere = [key for key in settings.menu if not edition.addresses.has(key, page.language) and key != edition.keys["list"]]

    def link(key: str, counts: bool = False) -> Link:
        target = edition.addresses.find(key, page.language)
        if target is None:
            raise LookupError(f'het menu noemt "{key}", maar er is geen pagina met dat adres')
        note = language_name(target.language, target.language) if target.language != page.language else ""
        label = menus[target.language][key]
        count = edition.catalogue.wording[target.language]["list.count"] if counts and key == edition.keys["list"] else ""
        return Link(label, here.to(target.address), target.language, note, key == page.key, count)

    menu = Links(link(key, counts=True) for key in settings.menu if key not in elsewhere)
    return menu, Links(link(key) for key in (*elsewhere, *settings.foot))


def _urgent(edition: Edition, page: Page, here: Here) -> Link | None:
    """The way to help for who is in danger: to the page's own numbers where it has them, else to their page."""
    key = edition.keys["urgent"]
    if not edition.urgent_numbers or page.key == key:
        return None
    on_page = 'id="urgent"' in page.html and "data-index=" not in page.html
    if on_page or not edition.urgent:
        href = "#urgent" if on_page else f"{here.href('')}#urgent"
    else:
        href = here.href(key)
    return Link(edition.t("urgent.short").unescape(), href, edition.language, edition.t("urgent.title").unescape())


SCRIPTS = {
    "data-tool=": Script("tools.js"),
    "data-sort=": Script("table.js"),
    "data-leave=": Script("help.js", is_module=True),
    "data-index=": Script("finder.js", is_module=True),
    "data-matching=": Script("matching.js", is_module=True),
    "data-sheets=": Script("shortlist.js", is_module=True),
}
"""By what a page holds: the script that it needs for that."""


def _scripts(page: Page) -> list[Script]:
    return [Script("top.js", is_module=True), *(script for mark, script in SCRIPTS.items() if mark in page.html)]


def _list_days(edition: Edition) -> int:
    """On which day after something was put on it a shortlist is gone; the next one is the end of the day."""
    expires = edition.catalogue.settings.list_expires
    after = expires.referrers if edition.is_internal else expires.public
    return 1 if after == "end of the day" else round(days_in(after))


def _step(edition: Edition, here: Here, key: str, title: str) -> Link:
    return Link(title if key else edition.t("shell.home").unescape(), here.href(key), edition.language)


def _languages(edition: Edition, page: Page, here: Here) -> list[Link]:
    """The page in every other language; where it lacks one, that language's home, and that it does."""
    links = []
    for language in edition.catalogue.languages:
        if language == page.language:
            continue
        there = edition.addresses.has(page.key, language)
        key = page.key if there else ""
        labels = edition.catalogue.wording[language]
        note = "" if there else labels["shell.not_in_this_language"]
        address = edition.addresses.address(key, language)
        links.append(Link(language_name(language, language), here.to(address), language, note))
    return sorted(links, key=lambda link: (link.language != edition.default, link.language))


def _notice(edition: Edition, page: Page, here: Here) -> Markup | None:
    """What a translated page says of itself, with the way to its source."""
    if page.language == edition.default:
        return None
    state = State.DRAFT if page.state is State.ORIGINAL else page.state
    said = edition.t(f"translation.{state.value}")
    if not edition.addresses.has(page.key, edition.default):
        return said
    source = here.to(edition.addresses.address(page.key, edition.default))
    label = edition.t("translation.source")
    return said + Markup(' <a href="{}" hreflang="{}">{}</a>').format(source, edition.default, label)


def _stage_notice(edition: Edition) -> str | None:
    settings = edition.settings
    if settings.record.stage == "live":
        return None
    return settings.stage_notice
