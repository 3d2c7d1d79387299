"""Location paths beside libxml2's own XPath, which this package does not use: the same nodes in the same order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from xforms.tree import ATTRIBUTE, COMMENT, DOCUMENT, INSTRUCTION, TEXT, Node
from xforms.xml import document, parse_xml
from xforms.xpath import Environment, compile_expression

XML = (b'<r a="1"><x><y n="1">one</y><y n="2">two<z/>three</y></x><!--c--><x/><?pi d?>'
       b'<w><x><y>1</y><y>2</y><z q="7" n="x"/></x></w>tail<y>10</y></r>')
THEIRS = etree.fromstring(XML).getroottree()
OURS = document(parse_xml(XML))
PLACES = ["/r", "/r/x[1]/y[2]", "/r/w/x/z"]

AXES = st.sampled_from(["child", "descendant", "descendant-or-self", "self", "parent", "ancestor", "ancestor-or-self",
                        "following", "following-sibling", "preceding", "preceding-sibling"])
TESTS = st.sampled_from(["*", "x", "y", "z", "w", "node()", "text()", "comment()"])
STEPS = st.tuples(AXES, TESTS).map("::".join)
STARTS = st.sampled_from(["", "/", "//", "(//x)/", "(//* | //y)/"])
PATHS = st.tuples(STARTS, st.lists(STEPS, min_size=1, max_size=3)).map(lambda it: it[0] + "/".join(it[1]))
PREDICATES = st.one_of(
    st.sampled_from(["1", "2", "last()", "position() < 2", "position() = last()", "name() = 'y'", "@n", "not(*)",
                     ". = '1'"]),
    PATHS, PATHS.map(lambda it: f"count({it}) > 2"), st.tuples(PATHS, PATHS).map(" = ".join))
FILTERED = st.tuples(PATHS, PREDICATES).map(lambda it: f"{it[0]}[{it[1]}]")
EXPRESSIONS = st.one_of(PATHS, FILTERED, st.tuples(FILTERED, STEPS).map("/".join),
                        st.tuples(PATHS, FILTERED).map(" | ".join),
                        st.tuples(FILTERED, st.integers(1, 3)).map(lambda it: f"({it[0]})[{it[1]}]"),
                        st.tuples(PATHS, st.sampled_from(["@*", "@n"])).map("/".join))


def _their_mark(found: object) -> tuple[str, str]:
    if isinstance(found, str):
        return ("@" if found.is_attribute else "text", str(found))  # type: ignore[attr-defined]
    assert isinstance(found, etree._Element)
    kind = {etree.Comment: "comment", etree.ProcessingInstruction: "pi"}.get(found.tag, "element")  # type: ignore[call-overload]
    return kind, THEIRS.getpath(found) if kind == "element" else ""


def _our_mark(node: Node) -> tuple[str, str]:
    if node.kind in (ATTRIBUTE, TEXT):
        return ("@" if node.kind == ATTRIBUTE else "text", node.text)
    if node.kind in (COMMENT, INSTRUCTION):
        return ("comment" if node.kind == COMMENT else "pi", "")
    steps: list[str] = []
    while node.parent is not None:
        family = node.parent.named(node.name)
        steps.append(f"{node.name}[{family.index(node) + 1}]" if len(family) > 1 else node.name)
        node = node.parent
    return "element", "/" + "/".join(reversed(steps))


@settings(max_examples=300, deadline=None)
@given(EXPRESSIONS, st.sampled_from(PLACES))
def test_a_path_gives_the_nodes_libxml2_gives(expression: str, place: str) -> None:
    theirs = [_their_mark(one) for one in THEIRS.xpath(place)[0].xpath(expression)]
    (here,) = compile_expression(place).evaluate(OURS, Environment(OURS))  # type: ignore[misc]
    ours = compile_expression(expression).evaluate(here, Environment(OURS))  # type: ignore[arg-type]
    assert isinstance(ours, list)
    assert [_our_mark(one) for one in ours if one.kind != DOCUMENT] == theirs
