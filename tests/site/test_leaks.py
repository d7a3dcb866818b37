"""What is for referrers is nowhere in the public site: not a byte of it, in any form.

Everything that the model keeps from the public is filled with texts that exist nowhere else, in every
entry and language; then every byte of the site is searched for them. The same search finds them in the
referrers' edition, and in the public site once redaction is switched off.
"""

import pytest
from pydantic import create_model
from service_catalogue.examine import load
from service_catalogue.model import values
from service_catalogue.model.fields import PUBLIC, REFERRERS, Record, audience_of, field
from service_catalogue.model.offer import Capacity
from service_catalogue.model.organisation import ContactPoint
from service_catalogue.model.values import Words
from service_catalogue.redaction import redact

from tests import leaks
from tests.conftest import VILLAGE, build, copy_project
from tests.site import canaries
from tests.site.reading import TODAY
from tests.site.test_repeatable import fingerprints


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """The village with a canary in everything that is for referrers."""
    project = copy_project(tmp_path_factory.mktemp("planted"), VILLAGE / "catalogue", VILLAGE / "docs")
    return project, canaries.plant(project)


@pytest.fixture(scope="module")
def planted_site(planted):
    return build(planted[0])


@pytest.mark.build
def test_nothing_for_referrers_is_in_the_public_site(planted, planted_site):
    assert planted[1].found(planted_site) == {}


@pytest.mark.build
def test_the_public_site_is_the_same_bytes_without_it(planted_site, tmp_path):
    """Tells also of what no search can find: a number, a yes, an empty line."""
    without = copy_project(tmp_path / "without", VILLAGE / "catalogue", VILLAGE / "docs")
    canaries.clear(without)
    assert fingerprints(planted_site) == fingerprints(build(without))


@pytest.mark.build
def test_the_same_search_finds_it_in_the_edition_for_referrers(planted):
    """In every language; and each of the fields that its pages show."""
    project, planted_there = planted
    found = planted_there.found(build(project, "mkdocs.referrers.yml"))
    places = {place for name, places in found.items() for place in places}
    for language in planted_there.languages:
        for shown in ("notes", "capacity: note"):
            assert f"offers/wandelgroep.yml: 0: {shown} ({language})" in places
        for shown in ("role", "how", "hours"):
            assert f"organisations/dorpshuis.yml: 0: contact_points: {shown} ({language})" in places
    for shown in ("phone", "email", "url"):
        assert f"organisations/dorpshuis.yml: 0: contact_points: {shown}" in places
    assert "offers/wandelgroep.yml: 0: capacity: date" in places


@pytest.mark.build
def test_the_search_finds_it_in_the_public_site_once_redaction_is_off(planted, tmp_path):
    """What templates would publish if they were handed the whole catalogue."""
    project, planted_there = planted
    careless = copy_project(tmp_path / "careless", project / "catalogue", project / "docs")
    redaction = careless / "hooks/service_catalogue/redaction.py"
    redaction.write_text(redaction.read_text() + "\n\ndef redact(catalogue, audience, day):\n    return catalogue\n")
    found = planted_there.found(build(careless))
    for language, address in (("nl", ""), ("fr", "fr/"), ("en", "en/")):
        here = found[f"{address}doen/wandelgroep/index.html"]
        assert f"offers/wandelgroep.yml: 0: notes ({language})" in here
        assert f"organisations/dorpshuis.yml: 0: contact_points: role ({language})" in here


def test_a_redacted_catalogue_holds_nothing_for_referrers(planted):
    """What every page, index and export is made from, whether one shows it or not."""
    project, planted_there = planted
    catalogue, problems = load(project, TODAY)
    assert catalogue, problems
    public = redact(catalogue, PUBLIC, TODAY)
    # Sources and labels are no secret by themselves: a page shows those that it needs.
    public.sources.clear()
    public.wording.clear()
    assert leaks.find(repr(public).encode(), planted_there.needles) == set()
    assert len(leaks.find(repr(redact(catalogue, REFERRERS, TODAY)).encode(), planted_there.needles)) > 100


def test_every_field_for_referrers_is_filled(planted):
    """Also of a kind of record that is made tomorrow; and every field of a contact point for referrers."""
    expected = {
        (model, name) for model in canaries.records() for name, info in model.model_fields.items() if audience_of(info) is not PUBLIC
    }
    expected |= {(ContactPoint, name) for name in ContactPoint.model_fields if name not in ("id", "audience")}
    assert len(expected) > 10
    assert expected - planted[1].filled == set()


def test_every_type_of_value_can_be_filled():
    """So that any of them may be a field for referrers; what is filled in is what the model takes."""
    kinds = {name: kind for name, kind in vars(values).items() if name in canaries.KINDS}
    kinds |= {"words": values.Words, "summary": values.Summary, "prose": values.Prose, "lists": values.WordLists}
    kinds |= {"phone": values.Phone, "choice": values.choice("open", "closed"), "source": values.reference("sources")}
    kinds |= {"several": tuple[values.Line, ...], "mapped": dict[values.Slug, values.Words], "inner": Capacity, "maybe": values.Day | None}
    declared = {name.lower(): (kind, field(REFERRERS, "Veld", "Een veld.", "x", default=...)) for name, kind in kinds.items()}
    model = create_model("All", __base__=Record, **declared)
    data = canaries.Canaries(("nl", "fr"), {"sources": "S1"}).fill(model, {}, "here")
    made = model.model_validate(data, context={"languages": ("nl", "fr")})
    assert len(declared) > 20
    assert [name for name in declared if not getattr(made, name)] == []


def test_a_field_of_an_unknown_type_cant_be_filled():
    class Odd(Record):
        secret: complex = field(REFERRERS, "Geheim", "Iets wat niemand kan invullen.", "1j")

    with pytest.raises(canaries.CannotFill, match="secret"):
        canaries.Canaries(("nl",)).fill(Odd, {}, "here")


def test_a_field_for_referrers_is_filled_inside_a_record_that_is_not_there_yet():
    class Inner(Record):
        name: Words = field(PUBLIC, "Naam", "Openbaar.", {"nl": "Naam"}, default=...)
        secret: Words | None = field(REFERRERS, "Geheim", "Niet openbaar.", {"nl": "Geheim"})

    class Outer(Record):
        inner: tuple[Inner, ...] = field(PUBLIC, "Binnenin", "Openbaar.", [], default=())

    # The types of fields are looked up by name, as pydantic does; these are not names of a module.
    for each in (Inner, Outer):
        each.__annotations__ = {name: info.annotation for name, info in each.model_fields.items()}
    filled = canaries.Canaries(("nl",))
    data = filled.fill(Outer, {}, "here")
    assert data["inner"][0]["name"] == {"nl": "Naam"}
    assert filled.needles and leaks.pieces(data["inner"][0]["secret"]["nl"]) <= set(filled.needles)


def test_a_field_without_an_audience_is_refused_when_it_is_declared():
    with pytest.raises(TypeError, match=r"Careless\.note has no audience"):

        class Careless(Record):
            note: str = ""
