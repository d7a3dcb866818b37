"""Matching itself, in the script that visitors run: made-up catalogues and clients by the thousand, each answer as the rules say.

The oracle below is the rule book once more, in its shortest form: three values, silence, soft rules, wishes.
"""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.browser

CHOICES = ("ja", "half", "nee")
CRITERIA = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(("choice", "number", "wish")),
        "unstated": st.sampled_from(("ask", "ignore")),
        "ask_outside": st.sampled_from(([], [18, 64])),
    }
)
NUMBERS = st.integers(0, 120)


def rules(index, kind):
    common = {"criterion": st.just(f"c{index}"), "otherwise": st.sampled_from(("exclude", "ask")), "instead": st.just({"any": "x"})}
    common |= {"because": st.just(""), "period": st.none()}
    if kind == "number":
        bound = st.none() | NUMBERS
        own = {"is": st.just([]), "min": bound, "max": bound, "ask": st.lists(NUMBERS.map(str), max_size=2)}
    else:
        own = {"is": st.lists(st.sampled_from(CHOICES), unique=True), "min": st.none(), "max": st.none()}
        own |= {"ask": st.lists(st.sampled_from(CHOICES), unique=True, max_size=2)}
    return st.fixed_dictionaries(common | own)


@st.composite
def cases(draw):
    """A catalogue of a few criteria, one offer with rules on some of them, and a client who answers some of them."""
    criteria = [each | {"id": f"c{index}", "possible": []} for index, each in enumerate(draw(st.lists(CRITERIA, min_size=1, max_size=4)))]
    ruled, client = [], {}
    for index, criterion in enumerate(criteria):
        kind = criterion["kind"]
        if kind == "wish":
            client[criterion["id"]] = draw(st.lists(st.sampled_from(("geld", "sport")), unique=True))
            continue
        if draw(st.booleans()):
            ruled.append(draw(rules(index, kind)))
        if draw(st.booleans()):
            client[criterion["id"]] = draw(NUMBERS if kind == "number" else st.sampled_from(CHOICES))
    wishes = {each["id"]: draw(st.lists(st.sampled_from(("geld", "sport")))) for each in criteria if each["kind"] == "wish"}
    known = draw(st.sampled_from(("described", "partial", "unknown")))
    offer = {"id": "o", "name": "O", "seen": "", "known": known, "rules": ruled, "wishes": wishes}
    return {"criteria": criteria, "offer": offer, "client": client}


def expected(case):
    """What the rules say: excluded when one rule says so; else to be asked while anything is unknown; else it fits."""
    by_criterion = {rule["criterion"]: rule for rule in case["offer"]["rules"]}
    said = {"fits"} if case["offer"]["known"] == "described" else {"asks"}
    for criterion in case["criteria"]:
        given, rule = case["client"].get(criterion["id"]), by_criterion.get(criterion["id"])
        if criterion["kind"] == "wish":
            continue
        if rule is None:
            low, high = criterion["ask_outside"] or (0, 10**9)
            is_outside = isinstance(given, int) and not low <= given <= high
            said.add("asks" if criterion["unstated"] == "ask" or is_outside else "fits")
        elif given is None or str(given) in rule["ask"]:
            said.add("asks")
        elif isinstance(given, int):
            holds = (rule["min"] is None or given >= rule["min"]) and (rule["max"] is None or given <= rule["max"])
            said.add("fits" if holds else {"ask": "asks"}.get(rule["otherwise"], "excluded"))
        else:
            said.add("fits" if given in rule["is"] else {"ask": "asks"}.get(rule["otherwise"], "excluded"))
    return next(each for each in ("excluded", "asks", "fits") if each in said)


JUDGE = """async ([script, cases]) => {
  const { judge } = await import(script);
  return cases.map((each) => judge(each.offer, each.client, each.criteria).answer);
}"""


@pytest.fixture
def judged(page, address):
    """Call it with cases to get the script's answers, in one call."""
    page.goto(f"{address}404.html")
    return lambda batch: page.evaluate(JUDGE, [f"{address}assets/match.js", batch])


@pytest.fixture(scope="module")
def many():
    """A thousand cases, made once."""
    made = []

    @settings(max_examples=1000, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(cases())
    def collect(case):
        made.append(case)

    collect()
    assert len(made) >= 1000
    return made


def without_each(case):
    """The case without one rule, and without one answer, for each of them."""
    for index in range(len(case["offer"]["rules"])):
        kept = [rule for at, rule in enumerate(case["offer"]["rules"]) if at != index]
        yield case | {"offer": case["offer"] | {"rules": kept}}
    for name in case["client"]:
        yield case | {"client": {other: given for other, given in case["client"].items() if other != name}}


def test_the_script_answers_as_the_rules_say(judged, many):
    answers = judged(many)
    assert set(answers) == {"fits", "asks", "excluded"}
    assert [pair for pair in zip(many, answers, strict=True) if pair[1] != expected(pair[0])] == []


def test_taking_away_a_rule_or_an_answer_excludes_nothing(judged, many):
    less = [(case, each) for case in many for each in without_each(case)]
    before, after = judged([case for case, _ in less]), judged([each for _, each in less])
    assert "excluded" in before and len(less) > 1000
    assert [pair for pair, was, now in zip(less, before, after, strict=True) if now == "excluded" and was != "excluded"] == []


def test_what_little_is_known_of_never_fits(judged, many):
    little = [case for case in many if case["offer"]["known"] != "described"]
    assert len(little) > 100
    assert "fits" not in judged(little)


def test_an_answer_that_is_not_given_never_makes_an_offer_with_a_rule_on_it_fit(judged, many):
    asked = [
        case | {"client": {}} for case in many if any(each["kind"] != "wish" for each in case["criteria"]) and case["offer"]["rules"]
    ]
    assert len(asked) > 100
    assert set(judged(asked)) == {"asks"}


def test_a_wish_changes_no_answer(judged, many):
    wishless = []
    for case in many:
        wishes = {each["id"] for each in case["criteria"] if each["kind"] == "wish"}
        wishless.append(case | {"client": {name: given for name, given in case["client"].items() if name not in wishes}})
    assert judged(many) == judged(wishless)


NUMBER = """async ([script, texts]) => {
  const { numberIn } = await import(script);
  return texts.map((text) => { const n = numberIn(text, { possible: [0, 120] }); return n === null ? "nothing" : isNaN(n) ? "nonsense" : n; });
}"""


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("34", 34), (" 34 ", 34), ("0", 0), ("120", 120), ("", "nothing"), ("   ", "nothing"), ("abc", "nonsense"), ("-3", "nonsense"),
        ("340", "nonsense"), ("121", "nonsense"), ("3.5", "nonsense"), ("1e2", "nonsense"), ("0x22", "nonsense"), ("34 jaar", "nonsense"),
        ("99999999999999999999", "nonsense"), ("٣٤", "nonsense"), ("<b>", "nonsense"),
    ],
)  # fmt: skip
def test_a_number_is_read_or_told_to_be_none(page, address, text, is_read):
    page.goto(f"{address}404.html")
    assert page.evaluate(NUMBER, [f"{address}assets/match.js", [text]]) == [is_read]


ORDER = """async ([script, data, client]) => {
  const { match } = await import(script);
  return match(data, client).map((each) => each.offer.id);
}"""


def test_a_wish_goes_first_then_the_latest_sign_of_life_then_the_name(page, address):
    page.goto(f"{address}404.html")
    criteria = [{"id": "wants", "kind": "wish", "unstated": "ignore", "ask_outside": []}]

    def offer(id, seen, *themes):
        return {"id": id, "name": id, "seen": seen, "known": "described", "rules": [], "wishes": {"wants": list(themes)}}

    offers = [offer("b", "2017"), offer("a", "2017"), offer("c", "2023"), offer("d", "", "geld"), offer("e", "2020-05")]
    data = {"criteria": criteria, "offers": offers}
    script = f"{address}assets/match.js"
    assert page.evaluate(ORDER, [script, data, {"wants": ["geld"]}]) == ["d", "c", "e", "a", "b"]
    assert page.evaluate(ORDER, [script, data, {}]) == ["c", "e", "a", "b", "d"]


UNPACKED = """async ([script, data]) => (await import(script)).unpacked(data)"""


def test_what_offers_have_in_common_and_what_they_lack_is_put_back(page, address):
    page.goto(f"{address}404.html")
    data = {
        "criteria": [{"id": "age"}],
        "contacts": ["<b>Bel</b>"],
        "texts": ["Vanaf 18 jaar.", "2014", "<b>Bel</b>", "of het gratis is"],
        "href": "../aanbod/{id}/",
        "send": "mailto:?subject=Over%20%7Bname%7D%20%28%7Bid%7D%29",
        "offers": [
            {"id": "koor", "name": "Koor & co", "known": "unknown", "ask": 0},
            {
                "id": "gids", "name": "Gids", "side": "Een gids zoeken", "known": "described", "confirmed": True, "seen": "2023", "ask": 0,
                "wishes": {"wants": ["geld"]}, "missing": [3],
                "rules": [
                    {"criterion": "age", "otherwise": "exclude", "min": 0, "because": 0, "period": 1, "instead": {"any": 2}},
                    {"criterion": "age", "otherwise": "ask"},
                ],
            },
        ],
    }  # fmt: skip
    made = page.evaluate(UNPACKED, [f"{address}assets/match.js", data])
    assert made["criteria"] == data["criteria"] and made["contacts"] == data["contacts"]
    bare = {"is": [], "min": None, "max": None, "ask": [], "criterion": "age"}
    assert made["offers"] == [
        {
            "id": "koor", "name": "Koor & co", "side": None, "known": "unknown", "confirmed": False, "seen": "", "wishes": {}, "ask": 0,
            "rules": [], "missing": [], "href": "../aanbod/koor/", "send": "mailto:?subject=Over%20Koor%20%26%20co%20%28koor%29",
        },
        {
            "id": "gids", "name": "Gids", "side": "Een gids zoeken", "known": "described", "confirmed": True, "seen": "2023", "ask": 0,
            "wishes": {"wants": ["geld"]}, "missing": ["of het gratis is"],
            "rules": [
                bare | {"otherwise": "exclude", "min": 0, "because": "Vanaf 18 jaar.", "period": "2014", "instead": {"any": "<b>Bel</b>"}},
                bare | {"otherwise": "ask", "because": "", "period": "", "instead": {}},
            ],
            "href": "../aanbod/gids/", "send": "mailto:?subject=Over%20Gids%20%28gids%29",
        },
    ]  # fmt: skip
