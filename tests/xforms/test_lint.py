"""The lint before publishing."""

from __future__ import annotations

import pytest
from xform_samples import CLOCK, FAMILY, xform

from xforms.check import check_xml

ITEXT = """<itext><translation lang="zh" default="true()"><text id="a:label"><value>甲</value>
<value form="audio">jr://audio/a.mp3</value></text></translation>
<translation lang="en"><text id="a:label"><value>A</value></text></translation></itext>"""
LIST = """<instance id="t"><root><item><itextId>t-0</itextId><name>x</name></item></root></instance>"""
LABEL = "<label>甲</label>"


@pytest.mark.parametrize(("binds", "body", "model", "attribute", "words"), [
    ("", '<input ref="/data/a"/>', "", "label", "no label"),
    ('<bind nodeset="/data/a" relevant="/data/nope = 1"/>', f'<input ref="/data/a">{LABEL}</input>', "", "relevant",
     "has no /data/nope"),
    ('<bind nodeset="/data/a" relevant="1 = 2"/>', f'<input ref="/data/a">{LABEL}</input>', "", "relevant",
     "nobody ever gets here"),
    ('<bind nodeset="/data/a" constraint=". = 1"/>', f'<input ref="/data/a">{LABEL}</input>', "", "jr:constraintMsg",
     "nobody is told"),
    ("", """<input ref="/data/a"><label ref="jr:itext('a:label')"/></input>""", ITEXT, "label", "en: no recording"),
    ("", """<input ref="/data/a"><label ref="jr:itext('b:label')"/></input>""", ITEXT, "label", "no text 'b:label'"),
    ("", f'<input ref="/data/a">{LABEL}</input>', ITEXT, "label", "one language only"),
    ('<bind nodeset="/data/b" calculate="regex(/data/a, \'[0-9]\')"/>', f'<input ref="/data/a">{LABEL}</input>', "",
     "calculate", "only a part"),
    ('<bind nodeset="/data/b" calculate="count(5)"/>', f'<input ref="/data/a">{LABEL}</input>', "", "calculate",
     "fails when run"),
    ('<bind nodeset="/data/b" calculate="nope()"/>', f'<input ref="/data/a">{LABEL}</input>', "", "calculate",
     "unknown function"),
])
def test_finding(binds: str, body: str, model: str, attribute: str, words: str) -> None:
    found = check_xml(xform("<a/><b/>", binds, body, model=model), clock=CLOCK)
    assert any(one.attribute == attribute and words in one.message and one.remedy for one in found), found


def test_empty_choice_labels_are_found() -> None:
    body = f"""<select1 ref="/data/a">{LABEL}<itemset nodeset="instance('t')/root/item"><value ref="name"/>
    <label ref="label"/></itemset></select1>"""
    binds = """<bind nodeset="/data/b" calculate="instance('t')/root/item[name = /data/a]/label"/>"""
    xml = xform("<a/><b/>", binds, body).replace(b"</data></instance>", b"</data></instance>" + LIST.encode(), 1)
    found = check_xml(xml, clock=CLOCK)
    assert any("1 choices come out without a label" in one.message for one in found)
    assert any("jr:choice-name()" in one.remedy for one in found)


def test_a_sound_form_has_only_what_it_lacks() -> None:
    found = check_xml(FAMILY, clock=CLOCK)
    assert {one.message.split(":")[0] for one in found} == {"the text stands in one language only", "English (en)"}


REACH = """<instance id="t"><root><item><name>x</name><label>X</label></item><item><name>y</name><label>Y</label></item>
</root></instance>"""


@pytest.mark.parametrize(("relevant", "reached"), [
    ("/data/a = 'x'", True), ("/data/a != 'x'", True), ("/data/a = ''", True), ("not(/data/a = 'x')", True),
    ("/data/a = 'x' or /data/a = 'z'", True), ("/data/a = 'z'", False), ("selected(/data/a, 'z')", False),
    ("/data/a = 'x' and /data/a = 'y'", False), ("/data/a = 'x' and not(selected(/data/a, 'x'))", False),
    ("/data/a = 'z' and /data/b > 3", False), ("/data/b > 3", True), ("count(/data/b) > 1 or /data/a = 'z'", True),
])
def test_whether_a_question_can_be_reached(relevant: str, reached: bool) -> None:
    body = f"""<select1 ref="/data/a">{LABEL}<itemset nodeset="instance('t')/root/item"><value ref="name"/>
    <label ref="label"/></itemset></select1><input ref="/data/b">{LABEL}</input><input ref="/data/c">{LABEL}</input>"""
    xml = xform("<a/><b/><c/>", f'<bind nodeset="/data/c" relevant="{relevant.replace(">", "&gt;")}"/>', body)
    xml = xml.replace(b"</data></instance>", b"</data></instance>" + REACH.encode(), 1)
    told = [one.path for one in check_xml(xml, clock=CLOCK) if one.code == "unreachable"]
    assert told == ([] if reached else ["/data/c"])
