"""Templates compiled to plain Python say what Jinja's own say."""

import pytest
from jinja2 import Environment
from markupsafe import Markup
from service_catalogue.direct import Direct
from service_catalogue.text import Text

TEMPLATES = {
    "{{ text }} {{ html }} {{ marked }} {{ number }}": "&lt;b&gt; <b> <div lang=\"fr\" dir=\"ltr\"><b></div> 3",
    "{{ text.upper() }}{{ text.replace('<', '>', 1) }}": "&lt;B&gt;&gt;b&gt;",
    "{{ marked.language }}{% for each in [html, text] if each.startswith('<') %}{{ loop.index }}{{ each }}{% endfor %}": "fr1<b>2&lt;b&gt;",
    "{% macro bold(word, css='') %}<b{% if css %} class={{ css }}{% endif %}>{{ word }}</b>{% endmacro %}{{ bold(text, css='x') }}{{ bold('&') }}":
        "<b class=x>&lt;b&gt;</b><b>&amp;</b>",
    "{% macro twice() %}{{ caller() }}{{ caller() }}{% endmacro %}{% call twice() %}{{ text }}{% endcall %}": "&lt;b&gt;&lt;b&gt;",
    "{% set about = {'a': text} %}{{ dict(b=number, **about).items() | list }}": "[(&#39;b&#39;, 3), (&#39;a&#39;, &#39;&lt;b&gt;&#39;)]",
    "{{ [text, html] | join('-') }} {{ (text | upper).lower() }}": "&lt;b&gt;-<b> &lt;b&gt;",
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_says_the_same(template):
    values = {"text": "<b>", "html": Markup("<b>"), "marked": Text(Markup("<b>"), "fr", foreign=True), "number": 3}
    plain, direct = Environment(autoescape=True), Environment(autoescape=True)
    direct.code_generator_class = Direct
    assert direct.from_string(template).render(values) == plain.from_string(template).render(values) == TEMPLATES[template]
