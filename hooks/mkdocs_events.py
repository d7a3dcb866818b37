"""The only file that MkDocs loads: hands the site's finished pages and files to MkDocs.

Holds no rules and no text. Everything here runs once per language on one config object (static-i18n
builds the other languages from inside the first build), so each change to it can be made twice.
"""

import gc
import shutil
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import click
from mkdocs import utils
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel
from service_catalogue.memory import Memory
from service_catalogue.model.fields import Audience
from service_catalogue.problems import count
from service_catalogue.report import tell
from service_catalogue.site import Site, build
from service_catalogue.today import today

_serving = False
_site: Site | None = None
"""The last good site: what `serve` goes on with while an entry is broken."""

_memory = Memory()
"""What `serve` need not work out again."""
_env = None
"""The templates of the shell, as MkDocs loads them."""
_writing = threading.Lock()
"""Held by whoever writes into the site's folder under `serve`: a rebuild, or a request."""


class Link(File):
    """A page of ours as links in hand-written pages see it; MkDocs neither reads, makes nor writes it."""

    def __init__(self, config, uri, address, anchors=None):
        super().__init__(uri, src_dir=None, dest_dir=config.site_dir, use_directory_urls=True, dest_uri=f"{address}index.html")
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self.page = None if anchors is None else SimpleNamespace(present_anchor_ids=set(anchors))  # None: not known here

    def is_documentation_page(self):
        return False

    def copy_file(self, dirty=False):
        pass


def on_startup(command, dirty):
    global _serving, _site
    _serving, _site = command == "serve", None
    gc.disable()  # until all is read: nearly all of it stays, and looking for what does not would take a fifth of the time


def on_serve(server, config, builder):
    """A rebuild that fails leaves the site as it was; by itself MkDocs would leave every request hanging."""
    gc.enable()
    rebuild, folder = server.builder, Path(config.site_dir)
    server.builder = lambda: _or_as_it_was(rebuild, folder)
    _look_more_often(server, (config.docs_dir, config.config_file_path))
    server.set_app(_made_when_asked(server.serve_request, folder, server.mount_path))
    return server


def _look_more_often(server, watched) -> None:
    """MkDocs looks for changes twice a second: half of what a small change takes would be waiting."""
    for path in watched:
        server.unwatch(path)
    server.observer = type(server.observer)(timeout=0.2)
    server.build_delay = 0.05
    for path in watched:
        server.watch(path)


def _made_when_asked(serve, folder: Path, mount: str):
    """The server's answers; what it does not find is made first, if it is one of ours.

    So a change costs what somebody looks at, however large the catalogue is, and nothing old can be left lying about.
    """

    def answer(environ, start_response):
        said = []
        body = serve(environ, lambda *status: said.append(status))
        if said and said[0][0].startswith("404"):
            try:
                found = _write(folder, environ["PATH_INFO"].removeprefix(mount))
            except Exception:
                traceback.print_exc()
                start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return ["Deze pagina kan niet gemaakt worden. In de terminal staat waarom.".encode()]
            if found:
                return answer(environ, start_response)
        start_response(*said[0])
        return body

    return answer


def _write(folder: Path, address: str) -> bool:
    """Write what stands at this address, and say whether there is anything."""
    with _writing:
        page = _site.planned.get(address if address.endswith("/") else f"{address}/" if address else "")
        if page:
            _write_page(folder, page)
            return True
        content = _site.output(address)
        if content is not None:
            utils.write_file(content, str(folder / address))
        return content is not None


def _write_page(folder: Path, page) -> None:
    html = _env.get_template("main.html").render(shell=_site.shell(page.make()))
    utils.write_file(html.encode(), f"{folder}/{_site.addresses.address(page.key, page.language)}index.html")


def _or_as_it_was(rebuild: Callable[[], None], folder: Path) -> None:
    global _site
    last = _site
    gc.disable()  # nearly all of it stays: looking for what does not would take as long as the work itself
    with _writing:
        if not _went_well(rebuild, folder):
            _site = last
    gc.enable()


def _went_well(rebuild: Callable[[], None], folder: Path) -> bool:
    # Put aside even before a rebuild that goes well: static-i18n, once stopped halfway, keeps MkDocs from emptying the folder.
    aside = folder.with_name(f"{folder.name}-aside")
    folder.rename(aside)
    try:
        rebuild()
        return True
    except Exception as error:
        if not isinstance(error, MkDocsException):
            traceback.print_exc()  # not foreseen: for a programmer
        elif not isinstance(error, Abort):  # whoever aborts has said why
            click.echo(error, err=True)
        click.echo("Het bouwen is gestopt. De site blijft zoals ze was.", err=True)
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
        return False
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@event_priority(-150)  # after static-i18n, which adds a sitemap of its own
def on_config(config):
    # The sitemap is one of our own files: MkDocs' would come out with the time in its packed form.
    config.theme.static_templates.discard("sitemap.xml")
    # None of Material's 15,000 files is used (they name other hosts too), and looking for them takes most of a small build.
    config.theme.dirs = [config.theme.custom_dir]
    if not config.site_url.endswith("/"):
        config.site_url += "/"
    return config


def on_pre_build(config):
    """Read, check and plan everything before anything is written: here is where a build with a wrong entry fails."""
    global _site
    if config.plugins["i18n"].building:
        return
    root = Path(config.config_file_path).absolute().parent
    if _serving:
        _memory.turn()
    site, problems = build(
        root,
        Path(config.docs_dir),
        Audience(config.extra.get("audience", Audience.PUBLIC)),
        today(),
        config.site_url,
        _edit_base(config),
        _memory if _serving else None,
    )
    tell(problems, root, err=True)
    if site is None:
        said = f"{count(problems)} in de gegevens, hierboven staat waar"
        if not (_serving and _site):
            raise PluginError(said)
        click.echo(f"{said}. De site blijft zoals ze was.", err=True)
        return
    _same_languages(config, site)
    _site = site
    if not _serving:
        # What was read is not looked through again; pages leave little behind, so it is seldom looked for.
        gc.freeze()
        gc.set_threshold(100_000, 20, 50)
        gc.enable()


def _edit_base(config) -> str:
    """The address before a source file, where the source is public."""
    return f"{config.repo_url.rstrip('/')}/edit/main/" if config.repo_url else ""


def _same_languages(config, site):
    plugin = config.plugins["i18n"]
    theirs, ours = set(plugin.all_languages), set(site.editions)
    if theirs != ours or plugin.default_language != site.default:
        raise PluginError(
            f"mkdocs.yml noemt de talen {sorted(theirs)} (eerst {plugin.default_language}), "
            f"catalogue/wording/ heeft {sorted(ours)} (eerst {site.default}); maak ze gelijk"
        )


@event_priority(-150)  # after static-i18n (-100), which can't handle generated files
def on_files(files, config):
    plugin = config.plugins["i18n"]
    language = plugin.current_language
    for address, page in _site.planned.items():
        # Only what prose may link to: making a file of each page of a large catalogue takes longer than all prose.
        if page.language == language and page.kind in (None, "offer") and _site.is_named(page.key):
            files.append(_as_i18n_file(Link(config, _uri(page.key, language), address, page.anchors), language, page.key))
    if language != _site.default:
        _add_untranslated(files, config, language)
    plugin.i18n_files_per_language[language] = files.documentation_pages()
    return files


def _uri(key, language):
    """Where the Markdown file of a page would stand, which links name."""
    return f"{language}/{key.rstrip('/') or 'index'}.md"


def _add_untranslated(files, config, language):
    """The default language's pages that `language` lacks, so that links to them hold."""
    for key in _site.addresses.keys[_site.default]:
        if not _site.addresses.has(key, language) and _site.is_named(key):
            files.append(_as_i18n_file(Link(config, _uri(key, language), key), language, key))


def _as_i18n_file(file, language, key):
    """What static-i18n expects of a file."""
    file.locale = file.locale_alternate_of = file.localization = language
    file.norm_src_uri = f"{key.rstrip('/')}.md"
    file.alternates = {language: file}
    return file


def on_page_content(html, page, config, files):
    """Hand-written prose gets the body that its front matter names."""
    page.finished = _site.finished(_hand_written(page, config), html)
    return page.finished.html


def _hand_written(page, config):
    language = config.plugins["i18n"].current_language
    address = page.file.url if page.file.url != "./" else ""
    key = address if language == _site.default else address.removeprefix(f"{language}/")
    return _site.handwritten[language, key]


def on_page_context(context, page, config, nav):
    context["shell"] = _site.shell(page.finished)
    return context


def on_template_context(context, template_name, config):
    if template_name == "404.html":
        context["shell"] = _site.not_found()
    return context


def on_post_template(output, template_name, config):
    """The 404 page is written once: by the default language's build, not by the last one."""
    return "" if config.plugins["i18n"].building else output


def on_env(env, config, files):
    global _env
    if _env is None or _env.loader.searchpath != env.loader.searchpath:
        env.autoescape = True  # Material turns it off for its own templates; ours are written with it
        env.trim_blocks = env.lstrip_blocks = True
        env.auto_reload = _serving  # MkDocs takes a new one for each build instead
        _env = env
    return _env  # the same for all languages: a template is compiled anew only when it changed


@event_priority(-150)  # after static-i18n, which builds the other languages in this event
def on_post_build(config):
    """Write the pages and files that are ours: all of them, or, while somebody edits, enough to know that they can be made."""
    if config.plugins["i18n"].building:
        return
    folder = Path(config.site_dir)
    for address in _site.sample() if _serving else _site.planned:
        _write_page(folder, _site.planned[address])
    for output in () if _serving else _site.outputs():
        utils.write_file(output.content, str(folder / output.address))
