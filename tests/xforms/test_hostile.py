"""Forms that mean harm: refused, in bounded time."""

from __future__ import annotations

import contextlib
import itertools
import time

import pytest
from xform_samples import CLOCK, opened, xform

from xforms import Form, FormErrors, Session, XPathEvaluationError, XPathSyntaxError, limits
from xforms.xpath import parse

LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><h:html xmlns:h="http://www.w3.org/1999/xhtml">&c;</h:html>"""
FILE = b"""<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>"""


@pytest.mark.parametrize("xml", [
    b"", b"<", b"not xml", LAUGHS, FILE, b"<a>" * 100_000 + b"</a>" * 100_000, b"<a>" * 100_000,
    "<a/>".encode("utf-16"), b"\x00\x00\x00<", b"<a/>", b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>",
    b"<a " + b" ".join(b'x%d=""' % number for number in range(50_000)) + b"/>",
    b"<a>" + b"x" * (limits.XML_BYTES + 1) + b"</a>",
], ids=["empty", "lt", "text", "laughs", "file", "deep", "deep-open", "utf16", "nul", "other", "no-model", "attributes",
        "huge"])
def test_refused_quickly(xml: bytes) -> None:
    start = time.process_time()
    with pytest.raises(FormErrors):
        Form.load(xml)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("source", [
    "(" * 5_000 + "1" + ")" * 5_000, "-" * 10_000 + "1", "a[" * 5_000, "not(" * 3_000 + "1" + ")" * 3_000,
    "1" + "+1" * 5_000, "a" + "/a" * 5_000, "x" * 30_000, "if(1," * 2_000,
])
def test_expressions_as_bombs(source: str) -> None:
    start = time.process_time()
    with contextlib.suppress(XPathSyntaxError):
        parse(source)
    assert time.process_time() - start < 1


def test_a_long_sum_is_worked_out_without_recursion() -> None:
    session = opened("<a/>", f'<bind nodeset="/data/a" calculate="1{"+1" * 5000}"/>', "")
    assert session.text("/data/a") == "5001"


def test_texts_cannot_grow_without_end() -> None:
    names = [f"t{number}" for number in range(30)]
    binds = f'<bind nodeset="/data/t0" calculate="\'{"x" * 100}\'"/>' + "".join(
        f'<bind nodeset="/data/{name}" calculate="concat(/data/{before}, /data/{before})"/>'
        for before, name in itertools.pairwise(names))
    form = Form.load(xform("".join(f"<{name}/>" for name in names), binds, ""))
    with pytest.raises(XPathEvaluationError):
        Session(form, clock=CLOCK)


def test_a_search_over_everything_over_everything_is_stopped() -> None:
    rows = "".join(f"<x{number}/>" for number in range(300))
    start = time.process_time()
    with pytest.raises(XPathEvaluationError):
        opened(rows + "<a/>",
               '<bind nodeset="/data/a" calculate="count(//*[count(//*[count(//*) &gt; 1]) &gt; 1])"/>', "")
    assert time.process_time() - start < 10


@pytest.mark.parametrize(("binds", "attribute", "message"), [
    ('<bind nodeset="/data/a" relevant="/data/b &gt;"/>', "relevant", "a value expected"),
    ('<bind nodeset="/data/a" calculate="nope(1)"/>', "calculate", "unknown function nope()"),
    ('<bind nodeset="/data/a" calculate="/data/b + 1"/><bind nodeset="/data/b" calculate="/data/a"/>', "calculate",
     "circle"),
    ('<bind nodeset="/data/a" calculate=". + 1"/>', "calculate", "depends on itself"),
])
def test_faults_are_named_with_path_and_attribute(binds: str, attribute: str, message: str) -> None:
    with pytest.raises(FormErrors) as caught:
        Form.load(xform("<a/><b/>", binds, '<input ref="/data/a"/>'))
    (fault,) = caught.value.errors
    assert fault.path.startswith("/data/") and fault.attribute == attribute and message in fault.message


def test_every_fault_is_reported_at_once() -> None:
    with pytest.raises(FormErrors) as caught:
        Form.load(xform("<a/>", '<bind nodeset="/data/a" relevant="(" constraint="nope()"/>', '<input ref="/data/x"/>'))
    assert len(caught.value.errors) == 3


def test_every_circle_is_told_and_many_are_no_work() -> None:
    def ring(name: str) -> str:
        return (f'<bind nodeset="/data/{name}1" calculate="/data/{name}2 + 1"/>'
                f'<bind nodeset="/data/{name}2" calculate="/data/{name}1"/>')

    names = [f"r{number}x" for number in range(40)]
    start = time.process_time()
    with pytest.raises(FormErrors) as caught:
        Form.load(xform("".join(f"<{name}1/><{name}2/>" for name in names), "".join(map(ring, names)), ""))
    assert time.process_time() - start < 2
    told = {fault.path[:-1] for fault in caught.value.errors}
    assert len(told) == limits.CIRCLES and all("circle" in fault.message for fault in caught.value.errors)
